import { constants, fstatSync, ftruncateSync } from "node:fs";
import { chmod, type FileHandle, open } from "node:fs/promises";
import { dirname } from "node:path";
import { LRUCache } from "lru-cache";
import { z } from "zod";
import { type FileLock, tryLock } from "../foundation/files/file-lock.ts";
import { makeFolder } from "../foundation/files/make-folder.ts";
import type { Logger } from "../foundation/log.ts";
import type { VisitCounter } from "./visit-counter.ts";

const everyMs = 1000;
/** Read at once; between two pieces the process answers its readers. */
const pieceBytes = 128 * 1024;
const newline = 10;

const reading = z.object({
  subject: z.string().regex(/^(?:item:[\w-]{1,64}|page:\/[!-~]{0,512})$/),
  userAgent: z.string().max(1024),
  referer: z.string().max(512),
});
type KnownReading = z.infer<typeof reading>;

/** The reading that a line of the proxy tells; undefined for anything else. */
export function readingOf(line: string): KnownReading | undefined {
  try {
    return reading.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

/**
 * Counts what the proxy of this machine answered from its cache. It appends a line for each such reading to `file`, which is
 * emptied each second by the one web process that holds its lock. Without it the portal serves all the same: a file that
 * cannot be used is logged once and no reason to stop.
 */
export async function takeReadings({
  file,
  count,
  log,
}: {
  file: string;
  count: VisitCounter["count"];
  log: Logger;
}): Promise<{ stop(): Promise<void> }> {
  // In a crowd many lines are the same.
  const known = new LRUCache<string, { known: KnownReading | undefined }>({ max: 2000 });
  const piece = Buffer.alloc(pieceBytes);
  let lock: FileLock | undefined;
  let counted = 0;
  let isKnown = false;

  const countLines = (lines: string) => {
    for (const line of lines.split("\n")) {
      if (line === "") continue;
      const found = known.get(line) ?? { known: readingOf(line) };
      known.set(line, found);
      if (found.known !== undefined) count({ ...found.known, address: undefined });
    }
  };
  const takeFrom = async (handle: FileHandle) => {
    if (fstatSync(handle.fd).size < counted) counted = 0;
    for (;;) {
      const { bytesRead } = await handle.read(piece, 0, pieceBytes, counted);
      const whole = piece.subarray(0, bytesRead).lastIndexOf(newline) + 1;
      // The end of a line may still be on its way; what fills a piece is no line of the proxy's.
      const taken = whole === 0 && bytesRead === pieceBytes ? bytesRead : whole;
      if (taken === 0) break;
      counted += taken;
      countLines(piece.toString("utf8", 0, taken));
    }
    // At once: what the proxy appends between the two is lost.
    if (counted === 0 || fstatSync(handle.fd).size !== counted) return;
    ftruncateSync(handle.fd);
    counted = 0;
  };
  const take = async () => {
    try {
      lock ??= tryLock({ file: `${file}.lock`, how: "alone" });
      if (lock === undefined) return;
      const handle = await open(file, constants.O_RDWR | constants.O_CREAT);
      await takeFrom(handle).finally(() => handle.close());
      isKnown = false;
    } catch (error) {
      if (!isKnown) log.warn({ err: error }, "what the proxy answers from its cache is not counted");
      isKnown = true;
    }
  };

  try {
    await makeFolder(dirname(file));
    await (await open(file, "a")).close();
    // nginx gives the file to its own user when it is told to open its logs anew.
    await chmod(file, 0o666);
  } catch {
    // Somebody else's already, or told below.
  }
  let running = take();
  const timer = setInterval(() => {
    running = running.then(take);
  }, everyMs);
  return {
    async stop() {
      clearInterval(timer);
      await running;
      await take();
      lock?.release();
    },
  };
}
