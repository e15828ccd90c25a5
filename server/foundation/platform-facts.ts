/**
 * What every room may know of a platform on which the force publishes: data, nothing of its wire. The whole of it stands
 * in `server/platforms/<id>/`; never changes while a process runs.
 */
export interface PlatformFacts {
  /** As it stands in rows, addresses and the API. */
  readonly id: string;
  /** Its name on screen. */
  readonly name: string;
  /** The rendition of a picture that goes out there. */
  readonly rendition: string;
  /** At least so long between two posts of one channel, in milliseconds. */
  readonly spacingMs: number;
  /** Advisory lock of the claims of its deliveries: one number a platform, the same in every version. */
  readonly claimLock: number;
}

/** A platform by its id; throws for one that is not in the list: nothing may be sent by guesswork. */
export function platformById<Facts extends Pick<PlatformFacts, "id">>(
  platforms: readonly Facts[],
  id: string,
): Facts {
  const found = platforms.find((platform) => platform.id === id);
  if (found === undefined) throw new Error(`no platform ${id} is in the list`);
  return found;
}

/** The name of a platform on screen; the id itself where it is no longer in the list. */
export function platformName(platforms: readonly PlatformFacts[], id: string): string {
  return platforms.find((platform) => platform.id === id)?.name ?? id;
}
