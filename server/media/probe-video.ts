import { z } from "zod";
import { type Usability, unusable, usable } from "./usability.ts";
import { audioCodecs, type VideoMime, videoCodecs, videoContainers, videoLimits } from "./video-rules.ts";
import { runVideoTool, type VideoTools } from "./video-tools.ts";

/** What has to be known of a video before it is decoded. */
export interface VideoFacts {
  /** As its container says; null where it does not say (recordings of a browser). */
  readonly durationMs: number | null;
  /** As it is shown: turned upright, with square pixels. */
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
  /** The indexes of the streams to use. */
  readonly videoStream: number;
  readonly audioStream: number | null;
  /** High dynamic range (HLG or PQ), which has to be brought down for ordinary screens. */
  readonly hdr: boolean;
}

const stream = z.object({
  index: z.number(),
  codec_type: z.string().optional(),
  codec_name: z.string().optional(),
  width: z.number().optional(),
  height: z.number().optional(),
  sample_aspect_ratio: z.string().optional(),
  avg_frame_rate: z.string().optional(),
  color_transfer: z.string().optional(),
  disposition: z.object({ attached_pic: z.number().optional() }).optional(),
  side_data_list: z.array(z.object({ rotation: z.number().optional() })).optional(),
});
const description = z.object({
  streams: z.array(stream),
  format: z.object({ duration: z.string().optional() }),
});
type Stream = z.infer<typeof stream>;

const broken = unusable("Tệp video bị hỏng hoặc quay chưa xong, không đọc được. Hãy xuất lại rồi tải lên.");
const probeTimeoutMs = 60_000;

/** How the video programs open a file: with the one reader of its container, and never anything but that file. */
export function openFile({ mime, file }: { mime: VideoMime; file: string }): string[] {
  return [
    ...["-protocol_whitelist", "file", "-f", videoContainers[mime]],
    ...["-max_pixels", String(videoLimits.maxPixels), "-i", `file:${file}`],
  ];
}

/** Reads what a video is, without decoding it to its end, and refuses what is broken, a bomb or not to be played. */
export async function probeVideo(
  tools: VideoTools,
  { file, mime, signal }: { file: string; mime: VideoMime; signal: AbortSignal },
): Promise<Usability<VideoFacts>> {
  const result = await runVideoTool({
    command: tools.ffprobe,
    args: [
      ...["-v", "error", "-print_format", "json", "-show_streams", "-show_format"],
      ...openFile({ mime, file }),
    ],
    signal,
    timeoutMs: probeTimeoutMs,
  });
  if (result.code !== 0) return broken;
  const parsed = description.safeParse(JSON.parse(result.stdout));
  return parsed.success ? judgeVideo(parsed.data) : broken;
}

/** Whether a video as ffprobe describes it is taken. Pure. */
function judgeVideo({ streams, format }: z.infer<typeof description>): Usability<VideoFacts> {
  const video = streams.find(
    (one) => one.codec_type === "video" && one.disposition?.attached_pic !== 1 && one.width !== undefined,
  );
  if (video === undefined) return unusable("Tệp này không có phần hình. Hãy chọn đúng tệp video.");
  const codec = video.codec_name ?? "";
  if (!videoCodecs.has(codec)) {
    return unusable(
      `Hình được mã hóa kiểu «${codec || "lạ"}», máy chủ không đọc được. Hãy xuất lại thành MP4 (H.264).`,
    );
  }
  const { width, height } = shownSize(video);
  if (width * height > videoLimits.maxPixels) {
    return unusable(`Hình quá lớn (${width}×${height}). Hãy xuất video ở cỡ 4K (3840×2160) trở xuống.`);
  }
  if (Math.min(width, height) < videoLimits.minSide) {
    return unusable(`Hình quá nhỏ (${width}×${height}). Cạnh ngắn phải từ ${videoLimits.minSide} điểm ảnh.`);
  }
  if (Math.max(width, height) > videoLimits.maxRatio * Math.min(width, height)) {
    return unusable(`Hình quá dẹt (${width}×${height}). Hãy cắt lại khung hình.`);
  }
  const framesPerSecond = fraction(video.avg_frame_rate, "/") ?? 0;
  if (framesPerSecond > videoLimits.maxFramesPerSecond) {
    return unusable(
      `Video có ${Math.round(framesPerSecond)} hình mỗi giây. Hãy xuất lại ở 60 hình mỗi giây.`,
    );
  }
  const seconds = Number(format.duration ?? Number.NaN);
  const durationMs = Number.isFinite(seconds) && seconds > 0 ? Math.round(seconds * 1000) : null;
  if (durationMs !== null && durationMs > videoLimits.maxDurationMs) return tooLong;
  const audio = streams.find((one) => one.codec_type === "audio" && audioCodecs.test(one.codec_name ?? ""));
  return usable({
    durationMs,
    width,
    height,
    framesPerSecond,
    videoStream: video.index,
    audioStream: audio?.index ?? null,
    hdr: video.color_transfer === "arib-std-b67" || video.color_transfer === "smpte2084",
  });
}

/** The answer to a video that is longer than allowed, whatever its container says. */
export const tooLong = unusable(
  `Video dài quá ${videoLimits.maxDurationMs / 60_000} phút. Hãy cắt ngắn hoặc chia thành nhiều phần.`,
);

function shownSize({ width = 0, height = 0, sample_aspect_ratio, side_data_list }: Stream) {
  const wide = Math.round(width * (fraction(sample_aspect_ratio, ":") ?? 1));
  const turn = side_data_list?.find((data) => data.rotation !== undefined)?.rotation ?? 0;
  return Math.abs(turn) % 180 === 90 ? { width: height, height: wide } : { width: wide, height };
}

function fraction(text: string | undefined, sign: string): number | undefined {
  const [above, below] = (text ?? "").split(sign).map(Number);
  const value = (above ?? 0) / (below ?? 0);
  return Number.isFinite(value) && value > 0 ? value : undefined;
}
