// A thread that decodes the first picture of one HEIC file. See read-heic.ts.
import { parentPort, workerData } from "node:worker_threads";
import { all } from "heic-decode";
import { z } from "zod";

const order = z.object({ bytes: z.instanceof(Uint8Array), maxPixels: z.number() });

async function read({ bytes, maxPixels }: z.infer<typeof order>) {
  const [first] = await all({ buffer: bytes });
  if (first === undefined) return { outcome: "unread" as const };
  const size = z.object({ width: z.number(), height: z.number() }).parse(first);
  if (size.width * size.height > maxPixels) return { outcome: "large" as const };
  const { width, height, data } = await first.decode();
  return { outcome: "read" as const, width, height, data: data.slice() };
}

const picture = await read(order.parse(workerData)).catch(() => ({ outcome: "unread" as const }));
if (picture.outcome === "read") parentPort?.postMessage(picture, [picture.data.buffer]);
else parentPort?.postMessage(picture);
