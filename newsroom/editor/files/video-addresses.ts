/** A file with the names of what was made of it. */
interface MadeFile {
  readonly assetId: string;
  readonly renditions: readonly { readonly name: string; readonly width: number }[];
}

/** Where the newsroom gets a video: the small version for its player, and the frames for its poster; null while it is not ready. */
export function videoAddresses({
  assetId,
  renditions,
}: MadeFile): { player: string; posters: readonly string[] } | null {
  const address = (name: string) => `/api/v1/media/${assetId}/${name}`;
  const player = renditions.find((rendition) => rendition.name === "360p.mp4");
  if (player === undefined) return null;
  const frames = new Map<string, string>();
  for (const { name } of renditions.toSorted((left, right) => left.width - right.width)) {
    const [, frame] = /^(poster-\d+)-w\d+\.webp$/.exec(name) ?? [];
    // Narrowest first: a choice of thumbnails needs no more.
    if (frame !== undefined && !frames.has(frame)) frames.set(frame, address(name));
  }
  const posters = [...frames].toSorted(([left], [right]) => left.localeCompare(right)).map(([, one]) => one);
  return { player: address(player.name), posters };
}
