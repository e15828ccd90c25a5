import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import type { Context } from "../foundation/context.ts";
import { type Checkpoint, exportKey } from "./checkpoint.ts";
import { loadPublicKey, readCheckpoints } from "./checkpoint-file.ts";
import { exportLine } from "./entry.ts";
import { readEntryPages } from "./store.ts";

/** The name of the export format; the first line of an export bears it. */
export const exportFormat = "trongdong-ledger-1";

/**
 * Writes the whole ledger into a file that a stranger can verify without the database: JSON lines, first a line with
 * the format and the public key, then every entry with the signed checkpoints behind the entries they sign, last a
 * line with the count and the head. Streams, in one snapshot; the file is new and readable by its owner alone.
 */
export async function exportLedger(
  ctx: Pick<Context, "config" | "db">,
  { file }: { file: string },
): Promise<{ readonly entries: number; readonly head: string | null }> {
  const publicKey = await loadPublicKey(ctx.config);
  const output = createWriteStream(file, { flags: "wx", mode: 0o600, flush: true });
  await once(output, "open");
  const write = async (text: string) => {
    if (!output.write(text)) await once(output, "drain");
  };
  try {
    const head = {
      format: exportFormat,
      publicKey: publicKey === undefined ? null : exportKey(publicKey),
    };
    await write(`${JSON.stringify(head)}\n`);
    const end = await ctx.db
      .transaction()
      .setIsolationLevel("repeatable read")
      .setAccessMode("read only")
      .execute(async (tx) => {
        const checkpoints = genuineShape(readCheckpoints(ctx.config));
        let checkpoint = await checkpoints.next();
        let entries = 0;
        let hash: string | null = null;
        for await (const page of readEntryPages(tx)) {
          let lines = "";
          for (const entry of page) {
            lines += `${exportLine(entry)}\n`;
            entries += 1;
            hash = entry.hash;
            while (!checkpoint.done && checkpoint.value.seq <= entry.seq) {
              lines += `${JSON.stringify({ checkpoint: checkpoint.value })}\n`;
              checkpoint = await checkpoints.next();
            }
          }
          await write(lines);
        }
        // Checkpoints beyond the last entry prove that a tail was cut before the export: they go along.
        for (; !checkpoint.done; checkpoint = await checkpoints.next()) {
          await write(`${JSON.stringify({ checkpoint: checkpoint.value })}\n`);
        }
        return { entries, head: hash };
      });
    await write(`${JSON.stringify({ end })}\n`);
    output.end();
    await finished(output);
    return end;
  } catch (error) {
    output.destroy();
    throw error;
  }
}

async function* genuineShape(
  checkpoints: ReturnType<typeof readCheckpoints>,
): AsyncGenerator<Checkpoint, undefined> {
  for await (const checkpoint of checkpoints) if ("seq" in checkpoint) yield checkpoint;
  return undefined;
}
