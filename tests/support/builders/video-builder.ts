import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

/** Films a video for a test, as a phone would: moving pictures, a tone that is too quiet, place and maker. Answers its file. */
export async function filmVideo({
  folder,
  name = "phone.mp4",
  seconds = 4,
  size = "640x360",
  rate = 30,
  sound = true,
  place = "",
  turned = false,
  hdr = false,
}: {
  folder: string;
  name?: string;
  seconds?: number;
  size?: string;
  rate?: number;
  sound?: boolean;
  place?: string;
  turned?: boolean;
  hdr?: boolean;
}): Promise<string> {
  const run = promisify(execFile);
  const file = join(folder, name);
  const video = name.endsWith(".webm")
    ? ["-c:v", "libvpx", "-deadline", "realtime"]
    : hdr
      ? ["-c:v", "libx265", "-preset", "ultrafast", "-pix_fmt", "yuv420p10le", "-tag:v", "hvc1", ...hlg]
      : ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"];
  await run("ffmpeg", [
    ...["-v", "error", "-y", "-f", "lavfi", "-i", `testsrc2=size=${size}:rate=${rate}:duration=${seconds}`],
    ...(sound ? ["-f", "lavfi", "-i", `sine=frequency=440:sample_rate=48000:duration=${seconds}`] : []),
    ...(sound ? ["-af", "volume=-12dB", "-c:a", name.endsWith(".webm") ? "libopus" : "aac"] : []),
    ...video,
    ...["-metadata", "make=DienThoaiThu", ...(place === "" ? [] : ["-metadata", `location=${place}`])],
    ...(name.endsWith(".webm") ? [] : ["-movflags", "+use_metadata_tags+faststart"]),
    file,
  ]);
  if (!turned) return file;
  const upright = join(folder, `turned-${name}`);
  await run("ffmpeg", ["-v", "error", "-y", "-i", file, "-c", "copy", "-metadata:s:v", "rotate=90", upright]);
  return upright;
}

const hlg = ["-color_primaries", "bt2020", "-color_trc", "arib-std-b67", "-colorspace", "bt2020nc"];
