/** A channel as the picker needs it. */
export interface Choosable {
  readonly id: string;
  /** The id of its platform, or "portal". */
  readonly platform: string;
  readonly name: string;
  readonly unitName: string;
}

/** Letters without case and without Vietnamese marks, so that "ha rong" finds "Hà Rồng". */
export function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d").replaceAll("Đ", "D").toLowerCase();
}

/** The channels of a platform that match what was typed, chosen ones first, then by name. */
export function matching<Channel extends Choosable>({
  channels,
  platform,
  words,
  chosen,
}: {
  channels: readonly Channel[];
  platform: string;
  words: string;
  chosen: ReadonlySet<string>;
}): Channel[] {
  const wanted = plain(words)
    .split(/\s+/)
    .filter((word) => word !== "");
  return channels
    .filter((channel) => channel.platform === platform)
    .filter((channel) => {
      const text = plain(`${channel.name} ${channel.unitName}`);
      return wanted.every((word) => text.includes(word));
    })
    .toSorted(
      (left, right) =>
        Number(chosen.has(right.id)) - Number(chosen.has(left.id)) ||
        left.name.localeCompare(right.name, "vi"),
    );
}

/** The targets with all of these added. */
export function withTargets(targets: readonly string[], added: readonly string[]): string[] {
  return [...new Set([...targets, ...added])];
}

/** The targets with all of these taken out. */
export function withoutTargets(targets: readonly string[], removed: readonly string[]): string[] {
  const out = new Set(removed);
  return targets.filter((id) => !out.has(id));
}
