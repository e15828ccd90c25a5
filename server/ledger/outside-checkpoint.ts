import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { Context } from "../foundation/context.ts";
import { done, type Outcome, refused } from "../foundation/outcome.ts";
import { type Checkpoint, checkpointSchema, isGenuine } from "./checkpoint.ts";
import { beginCheckpointFile, lastCheckpoint, loadPublicKey, storeCheckpoint } from "./checkpoint-file.ts";
import { loadEntry, readEntryPages } from "./store.ts";
import { verifyChain } from "./verify-chain.ts";

const published = z.object({ checkpoint: checkpointSchema });
const mostBytes = 10_000;

type LedgerContext = Pick<Context, "config" | "db">;

/**
 * Compares the ledger with a checkpoint that somebody noted elsewhere: a file as the portal publishes it, or a line of a
 * copy. Refuses ("outside-checkpoint") with what is wrong: no checkpoint, not signed by this key, or another history.
 */
export async function compareCheckpoint(
  { db, config }: LedgerContext,
  { file }: { file: string },
): Promise<Outcome<Checkpoint>> {
  const checkpoint = await readOutside(file);
  if (checkpoint === undefined) return wrong(`Tệp ${file} không phải một mốc sổ cái đã công bố.`);
  const publicKey = await loadPublicKey(config);
  if (publicKey === undefined || !isGenuine({ checkpoint, publicKey }))
    return wrong(`Mốc trong ${file} không phải do khóa của hệ thống này ký.`);
  const entry = await loadEntry(db, { seq: checkpoint.seq });
  if (entry === undefined)
    return wrong(`Phần cuối sổ cái đã bị cắt: mốc đã công bố lúc ${checkpoint.at} có ${checkpoint.seq} mục.`);
  if (entry.hash !== checkpoint.hash)
    return wrong(
      `Sổ cái đã bị viết lại: mục ${checkpoint.seq} không khớp mốc đã công bố lúc ${checkpoint.at}.`,
    );
  return done(checkpoint);
}

/**
 * Begins a lost file of checkpoints anew with one that was noted elsewhere, after everything up to it was found to follow
 * to it: the way on when the file was lost and not taken. A file that still has checkpoints is left alone.
 */
export async function adoptCheckpoint(
  ctx: LedgerContext,
  { file }: { file: string },
): Promise<Outcome<Checkpoint>> {
  const compared = await compareCheckpoint(ctx, { file });
  if (!compared.ok) return compared;
  const checkpoint = compared.value;
  if ((await lastCheckpoint(ctx.config)) !== undefined)
    return wrong("Tệp mốc sổ cái vẫn còn mốc: không thay bằng mốc lấy từ nơi khác.");
  const problem = await ctx.db
    .transaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute(async (tx) => {
      for await (const { sentence } of verifyChain({ pages: readEntryPages(tx) })) return sentence;
      return undefined;
    });
  if (problem !== undefined) return wrong(problem);
  await beginCheckpointFile(ctx.config);
  await storeCheckpoint({ places: ctx.config, checkpoint });
  return compared;
}

async function readOutside(file: string): Promise<Checkpoint | undefined> {
  const text = await readFile(file, "utf8");
  if (text.length > mostBytes) return undefined;
  try {
    const json: unknown = JSON.parse(text);
    return published.safeParse(json).data?.checkpoint ?? checkpointSchema.safeParse(json).data;
  } catch {
    return undefined;
  }
}

function wrong(detail: string): Outcome<never> {
  return refused({ code: "outside-checkpoint", status: 409, title: "Mốc sổ cái không khớp", detail });
}
