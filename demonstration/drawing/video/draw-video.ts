import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import sharp from "sharp";
import { canvas, svgDocument } from "../pictures/paint.ts";
import { shots } from "./shots.ts";

/** Pictures drawn a second; the file repeats each to have the rate of a film. */
const drawnASecond = 12;
const size = { width: 1280, height: 720 } as const;
/** How long one shot runs into the next, in seconds. */
const blend = 0.3;

/** The frame `now` seconds after the video's beginning, as raw RGB. */
async function frameAt(now: number): Promise<Buffer> {
  let begun = 0;
  for (const [index, shot] of shots.entries()) {
    const inside = now - begun;
    if (inside < shot.seconds || index === shots.length - 1) {
      const before = shots[index - 1];
      const fading = before !== undefined && inside < blend;
      const below = fading ? before.draw(before.seconds) : "";
      const body = fading
        ? `${below}<g opacity="${inside / blend}">${shot.draw(inside)}</g>`
        : shot.draw(inside);
      return sharp(Buffer.from(svgDocument({ ...canvas, body })))
        .resize(size)
        .flatten({ background: "#000000" })
        .raw()
        .toBuffer();
    }
    begun += shot.seconds;
  }
  throw new Error("the video has no shot");
}

/**
 * Draws the video anew and writes it to `file` (H.264, silent). The file of the repository was made by this; run it
 * again after a shot was changed
 */
async function drawVideo(file: string): Promise<void> {
  const input = [
    "-f",
    "rawvideo",
    "-pix_fmt",
    "rgb24",
    "-s",
    `${size.width}x${size.height}`,
    "-r",
    String(drawnASecond),
    "-i",
    "-",
  ];
  const coding = [
    "-r",
    "24",
    "-c:v",
    "libx264",
    "-preset",
    "slow",
    "-crf",
    "25",
    "-tune",
    "animation",
    "-pix_fmt",
    "yuv420p",
  ];
  const encoder = spawn(
    "ffmpeg",
    ["-loglevel", "error", "-y", ...input, ...coding, "-movflags", "+faststart", file],
    {
      stdio: ["pipe", "inherit", "inherit"],
    },
  );
  const seconds = shots.reduce((sum, shot) => sum + shot.seconds, 0);
  for (let frame = 0; frame < seconds * drawnASecond; frame += 1) {
    if (!encoder.stdin.write(await frameAt(frame / drawnASecond))) await once(encoder.stdin, "drain");
  }
  encoder.stdin.end();
  const [code] = await once(encoder, "close");
  if (code !== 0) throw new Error(`ffmpeg ended with ${code}`);
}

await drawVideo(join(import.meta.dirname, "../../data/videos/cuoc-goi-deepfake.mp4"));
