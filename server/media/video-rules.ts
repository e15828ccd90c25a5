/** What a video may be. `maxPixels` (4K) and `maxDurationMs` stop bombs before and while they are decoded. */
export const videoLimits = {
  maxDurationMs: 30 * 60 * 1000,
  maxPixels: 4096 * 2304,
  minSide: 144,
  maxRatio: 4,
  maxFramesPerSecond: 240,
  /** How long the making of all files of one video may take. */
  maxWorkMs: 3 * 60 * 60 * 1000,
} as const;

/** The containers taken in, told by content and never by name, each with the one reader that may open it. */
export const videoContainers = {
  "video/mp4": "mov",
  "video/quicktime": "mov",
  "video/webm": "matroska",
} as const;
export type VideoMime = keyof typeof videoContainers;

/** The encodings that phones, cameras and editors write; any other is refused rather than tried. */
export const videoCodecs: ReadonlySet<string> = new Set([
  "h264",
  "hevc",
  "mpeg4",
  "vp8",
  "vp9",
  "av1",
  "prores",
]);
export const audioCodecs = /^(aac|mp3|opus|vorbis|alac|ac3|amr_nb|pcm_\w+)$/;

/** A version of a video: its name, its size (even numbers), and how much data a second it may take. */
export interface VariantPlan {
  readonly name: "720p" | "360p";
  readonly width: number;
  readonly height: number;
  readonly videoKbps: number;
  readonly audioKbps: number;
  /** AVC level (ISO/IEC 14496-10, annex A), and the name of profile and level for HLS (RFC 6381). */
  readonly level: string;
  readonly codecs: string;
}

const variants = [
  { name: "720p", side: 720, videoKbps: 2500, audioKbps: 128, level: "3.1", codecs: "avc1.4d401f" },
  { name: "360p", side: 360, videoKbps: 700, audioKbps: 64, level: "3.0", codecs: "avc1.4d401e" },
] as const;
/** The long side of 16:9. */
const longSide = 16 / 9;

/**
 * The versions to make of a video of the given size as it is shown: 720p and 360p within 16:9 of that short side, never
 * larger than the original, the larger first. A video of at most 360p has only the small one.
 */
export function planVariants({ width, height }: { width: number; height: number }): VariantPlan[] {
  const short = Math.min(width, height);
  return variants
    .filter(({ name }) => name === "360p" || short > 360)
    .map(({ side, ...plan }) => {
      const factor = Math.min(1, side / short, (side * longSide) / Math.max(width, height));
      return { ...plan, width: even(width * factor), height: even(height * factor) };
    });
}

const posterShares = [0.05, 0.2, 0.4, 0.6, 0.8, 0.95];

/** Among how many frames an officer chooses the poster. */
export const posterFrames = posterShares.length;

/** The moments (in milliseconds) of those frames. */
export function posterMoments({ durationMs }: { durationMs: number }): number[] {
  return posterShares.map((share) => Math.floor(durationMs * share));
}

function even(length: number): number {
  return Math.max(2, Math.round(length / 2) * 2);
}
