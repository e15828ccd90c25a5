import { copyFile, readdir, rename, rm, stat, truncate } from "node:fs/promises";
import { join } from "node:path";
import { days, type Retention } from "./retention.ts";

/** A log that has grown so large is put aside; so many such pieces stand beside it. */
const pieceBytes = 20 * 1024 ** 2;
const piecesAtMost = 5;
const keptForMs = days(400);

/** What the embedded database wrote down; an external one has its own rules. */
export const embeddedLogRetention: Retention = {
  name: "`postgres/postgres.log`",
  tables: [],
  keptForMs,
  since: "the log was put aside, which happens at 20 MB; five such pieces are kept at most",
  why: "log of a system, 12 months at least (SEC-01), without filling the disk",
  removeBatch: ({ config }) =>
    rotateLog({ folder: join(config.dataDir, "postgres"), before: Date.now() - keptForMs }),
};

/**
 * Puts a log aside that has grown large, and takes away old pieces; answers how many. The server holds the file open and
 * adds to its end: it is emptied in its place, so that nothing has to be restarted. A kill in the middle leaves lines
 * twice, and loses none that a piece does not hold.
 */
export async function rotateLog({
  folder,
  before,
  largest = pieceBytes,
}: {
  folder: string;
  before: number;
  largest?: number;
}): Promise<number> {
  const log = join(folder, "postgres.log");
  const piece = (number: number) => `${log}.${number}`;
  if (((await stat(log).catch(() => undefined))?.size ?? 0) > largest) {
    for (let number = piecesAtMost - 1; number >= 1; number -= 1)
      await rename(piece(number), piece(number + 1)).catch(unlessMissing);
    await copyFile(log, `${log}.new`);
    await rename(`${log}.new`, piece(1));
    await truncate(log);
  }
  let removed = 0;
  for (const name of await readdir(folder).catch(() => [])) {
    if (!/^postgres\.log\.\d$/.test(name)) continue;
    const file = join(folder, name);
    if (((await stat(file).catch(() => undefined))?.ctimeMs ?? before) >= before) continue;
    await rm(file, { force: true });
    removed += 1;
  }
  return removed;
}

function unlessMissing(error: unknown): void {
  if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
}
