import { createPublicKey, type KeyObject } from "node:crypto";
import { open, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Database } from "../foundation/database/database.ts";
import { makeFolder } from "../foundation/files/make-folder.ts";
import { holdSigningKey } from "../foundation/keys/hold-signing-key.ts";
import { readSigningKey } from "../foundation/keys/signing-key.ts";
import { type Checkpoint, checkpointSchema } from "./checkpoint.ts";
import { readLines } from "./read-lines.ts";

/** How much of the file surely holds its last whole line. */
const endBytes = 4096;

/** A line of the checkpoint file that is no checkpoint: the file itself was damaged or tampered with. */
export interface BrokenLine {
  readonly brokenLine: number;
}

/** Where checkpoints are kept: beside the database's host, and, where the operator names one, in a second folder. */
export interface CheckpointPlaces {
  readonly dataDir: string;
  readonly checkpointCopyDir?: string | undefined;
}

/** Where the checkpoints of an installation are kept, outside the database. */
export function checkpointPath({ dataDir }: { dataDir: string }): string {
  return join(dataDir, "ledger", "checkpoints.jsonl");
}

/** Where the same lines stand once more, if the operator wants that. */
function copyPath({ checkpointCopyDir }: CheckpointPlaces): string | undefined {
  return checkpointCopyDir === undefined ? undefined : join(checkpointCopyDir, "checkpoints.jsonl");
}

/** Where the key lies that signs them. */
function signingKeyPath({ dataDir }: { dataDir: string }): string {
  return join(dataDir, "keys", "ledger-signing.pem");
}

const signs = "đã ký các mốc sổ cái";

/** The signing key of this database, made with the file of checkpoints on the first start, mode 0600; see `holdKey`. */
export async function holdCheckpointKey(db: Database, places: CheckpointPlaces): Promise<KeyObject> {
  return holdSigningKey(db, {
    name: "ledger-signing",
    file: signingKeyPath(places),
    what: signs,
    // A file of checkpoints was signed by some key: a new one would make all of them worthless.
    neededBy: async () => (await lastCheckpoint(places)) !== undefined,
    // Once there is a key, a file that is not there counts as taken away.
    beforeMaking: () => beginCheckpointFile(places),
  });
}

/** The public half of the signing key, or undefined when no worker has ever made one here. */
export async function loadPublicKey({ dataDir }: { dataDir: string }): Promise<KeyObject | undefined> {
  const file = signingKeyPath({ dataDir });
  try {
    return createPublicKey(readSigningKey({ file, what: signs, pem: await readFile(file, "utf8") }));
  } catch (error) {
    if (isErrno(error, "ENOENT")) return undefined;
    throw error;
  }
}

/** Adds a checkpoint at the end of the file, and of its copy; when this returns, it is on the disk. */
export async function storeCheckpoint({
  places,
  checkpoint,
}: {
  places: CheckpointPlaces;
  checkpoint: Checkpoint;
}): Promise<void> {
  await addLine(checkpointPath(places), checkpoint);
  const copy = copyPath(places);
  if (copy !== undefined) await addLine(copy, checkpoint);
}

/** Makes the file, empty, for a key that is about to be made; from then on its absence is a finding. */
export async function beginCheckpointFile(places: CheckpointPlaces): Promise<void> {
  const path = checkpointPath(places);
  await makeFolder(dirname(path), { mode: 0o700 });
  await (await open(path, "a", 0o600)).close();
}

/** Whether there is a file of checkpoints, be it empty. */
export async function hasCheckpointFile(places: CheckpointPlaces): Promise<boolean> {
  return (await readEnd(checkpointPath(places), 1)) !== undefined;
}

async function addLine(path: string, checkpoint: Checkpoint): Promise<void> {
  await makeFolder(dirname(path), { mode: 0o700 });
  const end = await readEnd(path, 1);
  const file = await open(path, "a", 0o600);
  try {
    // After a kill in the middle of a write the file ends within a line.
    const separator = end === undefined || end === "" || end === "\n" ? "" : "\n";
    await file.appendFile(`${separator}${JSON.stringify(checkpoint)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * All checkpoints, oldest first, streaming. An unreadable line is yielded as such, except one that is the mere
 * beginning of a checkpoint: what a kill in the middle of a write leaves behind, never having been acknowledged.
 */
export async function* readCheckpoints({
  dataDir,
}: {
  dataDir: string;
}): AsyncGenerator<Checkpoint | BrokenLine> {
  const path = checkpointPath({ dataDir });
  if ((await readEnd(path, 1)) === undefined) return;
  for await (const { number, text } of readLines(path)) {
    if (text === "" || isBeginning(text)) continue;
    yield parseLine(text) ?? { brokenLine: number };
  }
}

/** The newest checkpoint that can be read, or undefined. Reads only the end of the file. */
export async function lastCheckpoint(places: CheckpointPlaces): Promise<Checkpoint | undefined> {
  return lastOf(checkpointPath(places));
}

/** The newest checkpoint of the copy; undefined when there is none, or no copy is kept. */
export async function lastCopied(places: CheckpointPlaces): Promise<Checkpoint | undefined> {
  const path = copyPath(places);
  return path === undefined ? undefined : lastOf(path);
}

async function lastOf(path: string): Promise<Checkpoint | undefined> {
  const end = await readEnd(path, endBytes);
  return end
    ?.split("\n")
    .map(parseLine)
    .findLast((checkpoint) => checkpoint !== undefined);
}

function parseLine(text: string): Checkpoint | undefined {
  try {
    return checkpointSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function isBeginning(text: string): boolean {
  return text.startsWith('{"seq":') && !text.includes("}");
}

/** The last bytes of a file as text; undefined when there is no file. */
async function readEnd(path: string, bytes: number): Promise<string | undefined> {
  try {
    const file = await open(path, "r");
    try {
      const { size } = await file.stat();
      const length = Math.min(size, bytes);
      const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
      return buffer.toString("utf8");
    } finally {
      await file.close();
    }
  } catch (error) {
    if (isErrno(error, "ENOENT")) return undefined;
    throw error;
  }
}

function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
