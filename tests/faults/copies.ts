/** One release of a test, on channels of its own. */
export interface Schedule {
  readonly title: string;
  readonly releaseId: string;
  readonly channels: readonly string[];
}

/** What the board says of a delivery once nothing more happens by itself. */
export interface DeliveryRow {
  readonly release_id: string;
  readonly channel_id: string;
  readonly state: string;
  readonly reason: string;
  readonly reason_code: string;
  /** The board names it as perhaps standing: a publishing call was made, and nobody could prove that it came to nothing. */
  readonly may_be_public: boolean;
}

/** What is wrong between the board and the channels, each with its release, channel and state. */
export interface Wrongs {
  /** More than one copy stands. */
  readonly duplicates: readonly string[];
  /** Said to be published, and nothing stands; or a channel that no delivery was made for. */
  readonly losses: readonly string[];
  /** A copy stands of which the board says that none does. */
  readonly lies: readonly string[];
  /** Not published, without a reason that people can read and one that programs can. */
  readonly unnamed: readonly string[];
}

/**
 * States of which the board says: nothing stands on the channel. Of one that rests and may be public the board says so
 * itself; every other one is silent about a copy.
 */
function says(delivery: DeliveryRow): "stands" | "perhaps" | "absent" {
  if (delivery.state === "confirmed") return "stands";
  return delivery.state === "unsettled" && delivery.may_be_public ? "perhaps" : "absent";
}

/** Holds what the board says against what stands on the channels. Pure. */
export function judge({
  schedules,
  posts,
  deliveries,
}: {
  schedules: readonly Schedule[];
  posts: readonly { readonly channel: string; readonly text: string }[];
  deliveries: readonly DeliveryRow[];
}): Wrongs {
  const titles = new Map(schedules.map((schedule) => [schedule.title, schedule]));
  const copies = new Map<string, number>();
  for (const post of posts) {
    const schedule = titles.get(post.text.split("\n")[0] ?? "");
    if (schedule === undefined) continue;
    const key = `${schedule.releaseId} ${post.channel}`;
    copies.set(key, (copies.get(key) ?? 0) + 1);
  }
  const rows = new Map(deliveries.map((one) => [`${one.release_id} ${one.channel_id}`, one]));
  const wrongs = {
    duplicates: [] as string[],
    losses: [] as string[],
    lies: [] as string[],
    unnamed: [] as string[],
  };
  for (const { releaseId, channels } of schedules) {
    for (const channel of channels) {
      const key = `${releaseId} ${channel}`;
      const count = copies.get(key) ?? 0;
      const delivery = rows.get(key);
      const summary = `${key} ${delivery?.state ?? "no delivery"} ${delivery?.reason_code ?? ""}`;
      if (count > 1) wrongs.duplicates.push(summary);
      if (delivery === undefined || (says(delivery) === "stands" && count === 0)) wrongs.losses.push(summary);
      if (delivery === undefined) continue;
      if (count > 0 && says(delivery) === "absent") wrongs.lies.push(summary);
      if (delivery.state !== "confirmed" && (delivery.reason === "" || delivery.reason_code === ""))
        wrongs.unnamed.push(summary);
    }
  }
  return wrongs;
}
