import { ftruncateSync, readSync, writeFileSync } from "node:fs";
import { type FileHandle, open, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { days, type Retention } from "../retention.ts";

/** A log that has grown so large is put aside; so many such pieces stand beside it. */
const pieceBytes = 20 * 1024 ** 2;
const piecesAtMost = 5;
const keptForMs = days(400);

/** What the embedded database wrote down; an external one has its own rules. */
export const embeddedLogRetention: Retention = {
  name: "`postgres/postgres.log`",
  tables: [],
  keptForMs,
  since:
    "the log was put aside, which happens at 20 MB; of more than five such pieces the oldest goes earlier",
  why: "log of a system, 12 months (SEC-01) for as long as they bring no more than 100 MB: a flood of lines does not fill the disk",
  removeBatch: ({ config }) =>
    rotateLog({ folder: join(config.dataDir, "postgres"), before: Date.now() - keptForMs }),
};

/**
 * Puts a log aside that has grown large, and takes away old pieces; answers how many. The server holds the file open and
 * adds to its end: it is emptied in its place, so that nothing has to be restarted. A kill in the middle leaves lines
 * twice. Lost is only what the server writes in the instant between the last look at the end and the emptying.
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
  if (((await stat(log).catch(() => undefined))?.size ?? 0) > largest) await putAside(log);
  let removed = 0;
  for (const name of await readdir(folder).catch(() => [])) {
    if (!/^postgres\.log\.\d$/.test(name)) continue;
    const file = join(folder, name);
    // When it was put aside; each renaming changes its other time.
    if (((await stat(file).catch(() => undefined))?.mtimeMs ?? before) >= before) continue;
    await rm(file, { force: true });
    removed += 1;
  }
  return removed;
}

/** What is written meanwhile is taken along, up to so much: a server that writes without end is not followed for ever. */
const followedBytes = 64 * 1024 ** 2;

async function putAside(log: string): Promise<void> {
  const from = await open(log, "r+");
  try {
    const aside = `${log}.new`;
    const to = await open(aside, "w", 0o600);
    try {
      const { size } = await from.stat();
      const at = await copyAll({ from, to, until: size });
      await to.sync();
      // Only now: a disk that has no room for the piece must not cost the older ones.
      await makeSpace(log);
      await rename(aside, `${log}.1`);
      copyRestAndEmpty({ from, to, at, until: size + followedBytes });
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
}

async function makeSpace(log: string): Promise<void> {
  for (let number = piecesAtMost - 1; number >= 1; number -= 1)
    await rename(`${log}.${number}`, `${log}.${number + 1}`).catch(unlessMissing);
}

interface Copying {
  readonly from: FileHandle;
  readonly to: FileHandle;
  /** No further than to this byte. */
  readonly until: number;
}

const chunkBytes = 64 * 1024;

/** Copies what stands there; answers how far it came. */
async function copyAll({ from, to, until }: Copying): Promise<number> {
  const buffer = Buffer.alloc(chunkBytes);
  let reached = 0;
  while (reached < until) {
    const { bytesRead } = await from.read(buffer, 0, buffer.length, reached);
    if (bytesRead === 0) break;
    await to.writeFile(buffer.subarray(0, bytesRead));
    reached += bytesRead;
  }
  return reached;
}

/** What came while the disk was waited for; at one go, for what is written between its end and the emptying is lost. */
function copyRestAndEmpty({ from, to, at, until }: Copying & { readonly at: number }): void {
  const buffer = Buffer.alloc(chunkBytes);
  let reached = at;
  while (reached < until) {
    const bytesRead = readSync(from.fd, buffer, 0, buffer.length, reached);
    if (bytesRead === 0) break;
    writeFileSync(to.fd, buffer.subarray(0, bytesRead));
    reached += bytesRead;
  }
  ftruncateSync(from.fd);
}

function unlessMissing(error: unknown): void {
  if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
}
