import { randomInt } from "node:crypto";
import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import type { Context } from "../foundation/context.ts";
import type { Batch } from "../foundation/retention.ts";
import { lockOriginal } from "./lock-original.ts";

/** So many names are looked at in one batch, folder after folder from any of them on: a larger store has its turn by and by. */
const namesAtMost = 20_000;
const whole = /^[0-9a-f]{64}$/;
const halfWritten = /^[0-9a-f]{64}\.[0-9a-f]{12}\.part$/;

/**
 * Takes away originals that no row names. Whoever takes in the same bytes at this moment is waited for, and finds out
 * when it is too late for him (`recordAsset`).
 */
export async function removeNamelessOriginals(
  ctx: Context,
  { keptForMs, ...batch }: Batch & { keptForMs: number },
): Promise<number> {
  const files = await filesInTurn(ctx, { compartments: ["originals"], form: whole });
  const named = await namedAmong(
    ctx,
    files.map(({ name }) => name),
  );
  const nameless = files.filter(({ name }) => !named.has(name));
  let removed = 0;
  for (const { file, name } of nameless) {
    if (removed === batch.limit) break;
    if (!(await isOlder(file, { ...batch, keptForMs }))) continue;
    const taken = await ctx.db.transaction().execute(async (tx) => {
      await lockOriginal(tx, { digest: name, mode: "alone" });
      if ((await namedAmong({ db: tx }, [name])).size > 0) return false;
      await ctx.files.remove("originals", name);
      return true;
    });
    if (taken) removed += 1;
  }
  return removed;
}

/** Takes away what a process that died had begun to write. */
export async function removeHalfWritten(
  ctx: Context,
  { keptForMs, ...batch }: Batch & { keptForMs: number },
): Promise<number> {
  const files = await filesInTurn(ctx, { compartments: ["originals", "renditions"], form: halfWritten });
  let removed = 0;
  for (const { file } of files) {
    if (removed === batch.limit) break;
    if (!(await isOlder(file, { ...batch, keptForMs }))) continue;
    await rm(file, { force: true });
    removed += 1;
  }
  return removed;
}

async function namedAmong(
  { db }: Pick<Context, "db">,
  digests: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ digest: string }>`
    select distinct original_digest as digest from media_asset
    where original_digest = any(${digests}::text[])`.execute(db);
  return new Set(rows.map(({ digest }) => digest));
}

/** The machine that wrote the file says when: its clock judges, and the job's where that is behind. */
async function isOlder(
  file: string,
  { before, keptForMs }: { before: Date; keptForMs: number },
): Promise<boolean> {
  // A name that was linked to an older file has that file's other times.
  const { ctimeMs } = (await stat(file).catch(() => undefined)) ?? { ctimeMs: Number.POSITIVE_INFINITY };
  return ctimeMs < Math.min(before.getTime(), Date.now() - keptForMs);
}

async function filesInTurn(
  ctx: Context,
  { compartments, form }: { compartments: readonly ("originals" | "renditions")[]; form: RegExp },
): Promise<{ file: string; name: string }[]> {
  const folders: string[] = [];
  for (const compartment of compartments) {
    const place = join(ctx.config.mediaDir, compartment);
    const parts = await readdir(place).catch(() => []);
    folders.push(...parts.map((part) => join(place, part)));
  }
  const at = folders.length === 0 ? 0 : randomInt(folders.length);
  const files: { file: string; name: string }[] = [];
  let looked = 0;
  for (const folder of [...folders.slice(at), ...folders.slice(0, at)]) {
    if (looked >= namesAtMost) break;
    const names = await readdir(folder).catch(() => []);
    looked += names.length + 1;
    files.push(
      ...names.filter((name) => form.test(name)).map((name) => ({ file: join(folder, name), name })),
    );
  }
  return files;
}
