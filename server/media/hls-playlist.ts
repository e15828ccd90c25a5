import type { VariantPlan } from "./video-rules.ts";

/** The playlist of one version with the public address of its file in place of the name that ffmpeg gave it. */
export function withAddress(playlist: string, { name, address }: { name: string; address: string }): string {
  return playlist
    .split("\n")
    .map((line) => (line === name ? address : line.replace(`URI="${name}"`, `URI="${address}"`)))
    .join("\n");
}

/** A version as the master playlist names it. */
export interface ListedVariant extends Pick<VariantPlan, "width" | "height" | "codecs"> {
  readonly address: string;
  readonly hasSound: boolean;
  /** Bits a second: the most in any segment, and over all of it. */
  readonly peak: number;
  readonly average: number;
}

/** The playlist from which a player chooses a version (RFC 8216, section 4.3.4), the best first. */
export function masterPlaylist(variants: readonly ListedVariant[]): string {
  return [
    "#EXTM3U",
    "#EXT-X-VERSION:7",
    "#EXT-X-INDEPENDENT-SEGMENTS",
    ...variants.flatMap(({ address, width, height, codecs, hasSound, peak, average }) => [
      `#EXT-X-STREAM-INF:BANDWIDTH=${peak},AVERAGE-BANDWIDTH=${average},CODECS="${codecs}${hasSound ? ",mp4a.40.2" : ""}",RESOLUTION=${width}x${height}`,
      address,
    ]),
    "",
  ].join("\n");
}

/** The bits a second of a version's playlist: the most in any segment, and over all of them. */
export function ratesOf(playlist: string): { peak: number; average: number } {
  const seconds = [...playlist.matchAll(/^#EXTINF:([\d.]+)/gm)].map((match) => Number(match[1]));
  const bytes = [...playlist.matchAll(/^#EXT-X-BYTERANGE:(\d+)/gm)].map((match) => Number(match[1]));
  const rates = seconds.map((length, index) => ((bytes[index] ?? 0) * 8) / Math.max(length, 0.1));
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  return {
    peak: Math.ceil(Math.max(...rates, 1)),
    average: Math.ceil((sum(bytes) * 8) / Math.max(sum(seconds), 0.1)),
  };
}
