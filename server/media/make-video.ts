import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { FileStore } from "../foundation/files/file-store.ts";
import { mediaPath } from "../foundation/files/media-path.ts";
import { type ListedVariant, masterPlaylist, ratesOf, withAddress } from "./hls-playlist.ts";
import { planPortalRenditions } from "./picture-rules.ts";
import { probeVideo } from "./probe-video.ts";
import { renderPicture } from "./render-picture.ts";
import type { Rendition } from "./store.ts";
import { transcodeVideo, type Variant, type VideoWork } from "./transcode-video.ts";
import { type Usability, unusable, usable } from "./usability.ts";
import { posterMoments, type VideoMime } from "./video-rules.ts";
import { runVideoTool } from "./video-tools.ts";

/** A video with every file that is shown of it. */
export interface MadeVideo {
  readonly width: number;
  readonly height: number;
  readonly durationMs: number;
  readonly renditions: readonly Rendition[];
}

/**
 * Makes all that is shown of a video and stores it by digest: "720p.mp4" and "360p.mp4", for HLS "720p.m4s" with its
 * playlist "720p.m3u8" (one file a version, read in parts) and "master.m3u8", and the frames "poster-1-w640.webp" … from
 * which the poster is chosen. Done again after a crash it makes the same. Works in a folder of its own that it clears.
 */
export async function makeVideo(
  files: FileStore,
  work: VideoWork,
  input: { source: { file: string; mime: VideoMime }; onProgress: (share: number) => void },
): Promise<Usability<MadeVideo>> {
  await rm(work.folder, { recursive: true, force: true });
  await mkdir(work.folder, { recursive: true, mode: 0o700 });
  try {
    const facts = await probeVideo(work.tools, { ...input.source, signal: work.signal });
    if (!facts.ok) return facts;
    const transcoded = await transcodeVideo(work, { ...input, facts: facts.value });
    if (!transcoded.ok) return transcoded;
    const { variants, durationMs } = transcoded.value;
    const renditions: Rendition[] = [];
    const listed: ListedVariant[] = [];
    for (const variant of variants) {
      const { playlist, ...made } = await packageVariant(files, work, variant);
      renditions.push(...made.renditions);
      const address = mediaPath(playlist);
      listed.push({ ...variant, ...made.rates, address, hasSound: facts.value.audioStream !== null });
    }
    const [best] = variants;
    const posters = best === undefined ? [] : await makePosters(files, work, { file: best.file, durationMs });
    if (best === undefined || posters.length === 0) return noFrames;
    const master = await keep(files, {
      name: "master.m3u8",
      mime: playlistMime,
      bytes: Buffer.from(masterPlaylist(listed)),
      size: best,
    });
    const { width, height } = facts.value;
    return usable({ width, height, durationMs, renditions: [...renditions, master, ...posters] });
  } finally {
    await rm(work.folder, { recursive: true, force: true });
  }
}

const playlistMime = "application/vnd.apple.mpegurl";
const noFrames = unusable("Video không có hình nào đọc được. Hãy xuất lại rồi tải lên.");

async function packageVariant(
  files: FileStore,
  work: VideoWork,
  variant: Variant,
): Promise<{ renditions: Rendition[]; playlist: Rendition; rates: { peak: number; average: number } }> {
  const segments = `${variant.name}.m4s`;
  const list = join(work.folder, `${variant.name}.m3u8`);
  await succeed(work, [
    ...[
      "-i",
      `file:${variant.file}`,
      "-map",
      "0",
      "-c",
      "copy",
      "-map_metadata",
      "-1",
      "-fflags",
      "+bitexact",
    ],
    ...["-f", "hls", "-hls_time", "4", "-hls_playlist_type", "vod", "-hls_segment_type", "fmp4"],
    ...["-hls_flags", "single_file", "-hls_segment_filename", join(work.folder, segments), list],
  ]);
  const file = async (name: string, mime: string) => {
    const { digest, bytes } = await files.putFile("renditions", join(work.folder, name));
    return { name, digest, mime, width: variant.width, height: variant.height, bytes };
  };
  const movie = await file(`${variant.name}.mp4`, "video/mp4");
  const stream = await file(segments, "video/iso.segment");
  const text = await readFile(list, "utf8");
  const playlist = await keep(files, {
    name: `${variant.name}.m3u8`,
    mime: playlistMime,
    bytes: Buffer.from(withAddress(text, { name: segments, address: mediaPath(stream) })),
    size: variant,
  });
  return { renditions: [movie, stream, playlist], playlist, rates: ratesOf(text) };
}

async function makePosters(
  files: FileStore,
  work: VideoWork,
  { file, durationMs }: { file: string; durationMs: number },
): Promise<Rendition[]> {
  const renditions: Rendition[] = [];
  for (const [index, moment] of posterMoments({ durationMs }).entries()) {
    const frame = join(work.folder, `poster-${index + 1}.png`);
    await succeed(work, [
      ...["-ss", (moment / 1000).toFixed(3), "-i", `file:${file}`, "-frames:v", "1"],
      ...["-f", "image2", "-update", "1", "-c:v", "png", frame],
    ]);
    const png = await readFile(frame).catch(() => undefined);
    if (png === undefined) continue;
    const picture = await renderPicture(png, planPortalRenditions);
    for (const { name, mime, bytes, ...size } of picture.renditions) {
      renditions.push(await keep(files, { name: `poster-${index + 1}-${name}`, mime, bytes, size }));
    }
  }
  return renditions;
}

async function keep(
  files: FileStore,
  input: { name: string; mime: string; bytes: Buffer; size: { width: number; height: number } },
): Promise<Rendition> {
  const { digest, bytes } = await files.put("renditions", input.bytes);
  const { width, height } = input.size;
  return { name: input.name, digest, mime: input.mime, width, height, bytes };
}

/** Runs ffmpeg over a file that it has just made; a failure there is ours and not the video's. */
async function succeed({ tools, signal, deadline }: VideoWork, args: readonly string[]): Promise<void> {
  const result = await runVideoTool({
    command: tools.ffmpeg,
    args: ["-nostdin", "-v", "error", "-y", ...args],
    signal,
    timeoutMs: deadline - Date.now(),
  });
  if (result.code !== 0) throw new Error(`ffmpeg failed over its own file: ${result.stderr.slice(-500)}`);
}
