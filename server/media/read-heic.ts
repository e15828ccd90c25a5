import { join } from "node:path";
import { z } from "zod";
import { sharp } from "../foundation/picture-engine.ts";
import { projectRoot } from "../foundation/project-root.ts";
import { runBounded } from "./bounded-thread.ts";
import { pictureLimits } from "./picture-rules.ts";

const limits = { maxMs: 60_000, maxMemoryMb: 256, maxGrowthMb: 1536 };
/** One picture of a phone takes some hundred megabytes while it is decoded. */
const waitingAtMost = 30;
const quality = 95;

const answer = z.discriminatedUnion("outcome", [
  z.object({
    outcome: z.literal("read"),
    width: z.number(),
    height: z.number(),
    data: z.instanceof(Uint8ClampedArray),
  }),
  z.object({ outcome: z.enum(["large", "unread"]) }),
]);

let turn: Promise<unknown> = Promise.resolve();
let waiting = 0;

/** A phone's HEIC as a JPEG, or why there is none. */
export type HeicReading =
  | { readonly outcome: "read"; readonly jpeg: Buffer }
  | { readonly outcome: "large" | "unread" | "busy" };

/**
 * Makes a JPEG of the picture in a HEIC file, upright as the phone shows it and without anything else that was in the
 * file. One after the other, each in a thread bounded in time, memory and pixels.
 */
export async function readHeic(bytes: Uint8Array): Promise<HeicReading> {
  if (waiting >= waitingAtMost) return { outcome: "busy" };
  waiting += 1;
  const read = turn.then(() => decode(bytes));
  turn = read.catch(() => undefined);
  return read.finally(() => {
    waiting -= 1;
  });
}

async function decode(bytes: Uint8Array): Promise<HeicReading> {
  const message = await runBounded({
    program: join(projectRoot(), "server/media/read-heic-worker.ts"),
    order: { bytes: new Uint8Array(bytes), maxPixels: pictureLimits.maxPixels },
    limits,
  });
  if (message === undefined) return { outcome: "unread" };
  const picture = answer.parse(message);
  if (picture.outcome !== "read") return picture;
  const { width, height, data } = picture;
  const raw = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  const jpeg = await sharp(raw, { raw: { width, height, channels: 4 } })
    .flatten({ background: "#ffffff" })
    .jpeg({ quality })
    .toBuffer();
  return { outcome: "read", jpeg };
}
