import { join } from "node:path";
import { z } from "zod";
import { openFile, probeVideo, tooLong, type VideoFacts } from "./probe-video.ts";
import { type Usability, unusable, usable } from "./usability.ts";
import { planVariants, type VariantPlan, type VideoMime, videoLimits } from "./video-rules.ts";
import { runVideoTool, type VideoTools } from "./video-tools.ts";

/** A finished version of a video, on this machine: MP4 that plays while it loads (H.264, AAC). */
export interface Variant extends VariantPlan {
  readonly file: string;
}

/** What one call of the video programs may use: where it works, what stops it, until when it must be done. */
export interface VideoWork {
  readonly tools: VideoTools;
  readonly folder: string;
  readonly signal: AbortSignal;
  /** Milliseconds since the epoch. */
  readonly deadline: number;
}

/** Loudness of the portal's videos: -16 LUFS, true peak -1.5 dB (EBU R 128 measures, as platforms on the web use them). */
const loudness = "I=-16:TP=-1.5:LRA=11";
const broken = unusable("Video bị hỏng, không đọc được đến hết. Hãy xuất lại rồi tải lên.");
const tooHeavy = unusable(
  "Video quá nặng, máy chủ không xử lý xong trong thời gian cho phép. Hãy xuất lại nhỏ hơn.",
);
/** A version may not outgrow what its rates allow for the longest video, with room for the container. */
const sizeSlack = 1.5;

/**
 * Makes every version of a video in `folder`, in one pass over the original: upright, 8-bit, at most 30 pictures a
 * second, loudness even, without any metadata (place, maker, time). Pictures that can be begun with stand every two
 * seconds, at the same moments in all versions, so that a player can change between them.
 */
export async function transcodeVideo(
  work: VideoWork,
  {
    source,
    facts,
    onProgress,
  }: { source: { file: string; mime: VideoMime }; facts: VideoFacts; onProgress: (share: number) => void },
): Promise<Usability<{ variants: Variant[]; durationMs: number }>> {
  const variants = planVariants(facts).map((plan) => ({
    ...plan,
    file: join(work.folder, `${plan.name}.mp4`),
  }));
  const loudnessFilter = facts.audioStream === null ? "" : await measureLoudness(work, { source, facts });
  if (loudnessFilter === undefined) return tooHeavy;
  const result = await runVideoTool({
    command: work.tools.ffmpeg,
    args: [
      ...["-nostdin", "-v", "error", "-y", "-progress", "pipe:1", "-nostats", "-threads", "2"],
      ...["-t", String(videoLimits.maxDurationMs / 1000 + 1)],
      ...openFile(source),
      ...["-filter_complex", filterGraph({ facts, variants, loudnessFilter })],
      ...variants.flatMap((variant) => outputOf(variant, facts)),
    ],
    signal: work.signal,
    timeoutMs: work.deadline - Date.now(),
    onOutput: (text) => {
      const microseconds = Number(/out_time_us=(\d+)/.exec(text)?.[1] ?? Number.NaN);
      if (facts.durationMs !== null && Number.isFinite(microseconds))
        onProgress(Math.min(1, microseconds / 1000 / facts.durationMs));
    },
  });
  if (result.late) return tooHeavy;
  if (result.code !== 0) return broken;
  return checkLength(work, { variants, facts });
}

/** Whether what was made is as long as the original said: a file cut off, or one that lied, must not go out. */
async function checkLength(
  { tools, signal }: VideoWork,
  { variants, facts }: { variants: Variant[]; facts: VideoFacts },
): Promise<Usability<{ variants: Variant[]; durationMs: number }>> {
  const [first] = variants;
  if (first === undefined) throw new Error("a video without versions");
  const made = await probeVideo(tools, { file: first.file, mime: "video/mp4", signal });
  if (!made.ok || made.value.durationMs === null)
    return made.ok ? broken : made.reason === tooLong.reason ? tooLong : broken;
  const { durationMs } = made.value;
  const promised = facts.durationMs ?? durationMs;
  return durationMs < promised - Math.max(2000, promised * 0.05) ? broken : usable({ variants, durationMs });
}

function filterGraph({
  facts,
  variants,
  loudnessFilter,
}: {
  facts: VideoFacts;
  variants: readonly Variant[];
  loudnessFilter: string;
}): string {
  const [largest] = variants;
  const steps = [
    ...(facts.framesPerSecond > 30.5 ? ["fps=30"] : []),
    // The costly change of colours is done on the size that is needed, not on the original's.
    ...(facts.hdr && largest !== undefined ? [scale(largest), toOrdinaryColours] : []),
  ];
  const common = [`[0:${facts.videoStream}]${[...steps, "format=yuv420p"].join(",")}`];
  const split = `split=${variants.length}${variants.map(({ name }) => `[in${name}]`).join("")}`;
  return [
    `${common},${split}`,
    ...variants.map((variant) => `[in${variant.name}]${scale(variant)},setsar=1[v${variant.name}]`),
    ...(facts.audioStream === null
      ? []
      : [
          `[0:${facts.audioStream}]${loudnessFilter}aresample=48000,aformat=channel_layouts=mono|stereo,asplit=${variants.length}${variants.map(({ name }) => `[a${name}]`).join("")}`,
        ]),
  ].join(";");
}

function scale({ width, height }: VariantPlan): string {
  return `scale=${width}:${height}:flags=bicubic`;
}

const toOrdinaryColours =
  "zscale=t=linear:npl=100,format=gbrpf32le,zscale=p=bt709,tonemap=hable:desat=0,zscale=t=bt709:m=bt709:r=tv";

function outputOf({ name, file, videoKbps, audioKbps, level }: Variant, facts: VideoFacts): string[] {
  const maxBytes = ((videoKbps + audioKbps) * 125 * videoLimits.maxDurationMs * sizeSlack) / 1000;
  return [
    ...[
      "-map",
      `[v${name}]`,
      "-c:v",
      "libx264",
      "-preset",
      "veryfast",
      "-profile:v",
      "main",
      "-level",
      level,
    ],
    ...["-crf", "23", "-maxrate", `${videoKbps}k`, "-bufsize", `${videoKbps * 2}k`, "-pix_fmt", "yuv420p"],
    ...["-force_key_frames", "expr:gte(t,n_forced*2)", "-sc_threshold", "0"],
    ...(facts.audioStream === null
      ? []
      : ["-map", `[a${name}]`, "-c:a", "aac", "-b:a", `${audioKbps}k`, "-ar", "48000"]),
    ...["-map_metadata", "-1", "-map_chapters", "-1", "-fflags", "+bitexact"],
    ...["-flags:v", "+bitexact", "-flags:a", "+bitexact", "-movflags", "+faststart"],
    ...["-fs", String(Math.round(maxBytes)), "-f", "mp4", `file:${file}`],
  ];
}

const measured = z.object({
  input_i: z.string(),
  input_tp: z.string(),
  input_lra: z.string(),
  input_thresh: z.string(),
  target_offset: z.string(),
});

/** The filter that brings the sound to the portal's loudness, after listening to all of it; undefined when it took too long. */
async function measureLoudness(
  work: VideoWork,
  { source, facts }: { source: { file: string; mime: VideoMime }; facts: VideoFacts },
): Promise<string | undefined> {
  const result = await runVideoTool({
    command: work.tools.ffmpeg,
    args: [
      ...["-nostdin", "-hide_banner", "-v", "info", "-nostats"],
      ...["-t", String(videoLimits.maxDurationMs / 1000 + 1)],
      ...openFile(source),
      ...["-map", `0:${facts.audioStream}`, "-af", `loudnorm=${loudness}:print_format=json`],
      ...["-f", "null", "-"],
    ],
    signal: work.signal,
    timeoutMs: work.deadline - Date.now(),
  });
  if (result.late) return undefined;
  const heard = measured.safeParse(jsonIn(result.stderr));
  // Silence has no loudness ("-inf"); what cannot be measured is left as it is.
  if (!heard.success || !Object.values(heard.data).every((value) => Number.isFinite(Number(value))))
    return "";
  const { input_i, input_tp, input_lra, input_thresh, target_offset } = heard.data;
  return `loudnorm=${loudness}:measured_I=${input_i}:measured_TP=${input_tp}:measured_LRA=${input_lra}:measured_thresh=${input_thresh}:offset=${target_offset}:linear=true,`;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text.slice(text.lastIndexOf("{"), text.lastIndexOf("}") + 1));
  } catch {
    // The sound could not be read; the pass over the whole file will say so.
    return undefined;
  }
}
