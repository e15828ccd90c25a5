import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { copyFile, link, mkdir, open, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** Files addressed by the SHA-256 of their bytes, in two compartments: originals are kept, renditions are shown. */
export interface FileStore {
  put(compartment: Compartment, bytes: Buffer): Promise<{ digest: string; bytes: number }>;
  /** Keeps a file that stands on this machine already, however large; the file itself stays where it is. */
  putFile(compartment: Compartment, file: string): Promise<{ digest: string; bytes: number }>;
  /** Reads a file, whole or from byte `start` to byte `end`, both included. */
  read(compartment: Compartment, digest: string, range?: { start: number; end: number }): Readable;
  /** Takes a file away for good; one that is not there is no fault. */
  remove(compartment: Compartment, digest: string): Promise<void>;
  size(compartment: Compartment, digest: string): Promise<number | undefined>;
  path(compartment: Compartment, digest: string): string;
}

export type Compartment = "originals" | "renditions";

/** A file store in a folder. A file is complete or absent: it is written beside its place, flushed, then renamed. */
export function folderFileStore({ folder }: { folder: string }): FileStore {
  const path = (compartment: Compartment, digest: string) => {
    if (!/^[0-9a-f]{64}$/.test(digest)) throw new Error("a digest is 64 hexadecimal digits");
    return join(folder, compartment, digest.slice(0, 2), digest);
  };
  const size = async (compartment: Compartment, digest: string) => {
    try {
      return (await stat(path(compartment, digest))).size;
    } catch {
      return undefined;
    }
  };
  /** Brings a file to its place, unless it is there; `write` makes it at the path that it is given. */
  const place = async (
    compartment: Compartment,
    { digest, bytes }: { digest: string; bytes: number },
    write: (partial: string) => Promise<void>,
  ) => {
    const target = path(compartment, digest);
    if ((await size(compartment, digest)) !== bytes) {
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      const partial = `${target}.${randomBytes(6).toString("hex")}.part`;
      await write(partial);
      await flush(partial);
      await rename(partial, target);
    }
    return { digest, bytes };
  };
  return {
    path,
    size,
    read: (compartment, digest, range) => createReadStream(path(compartment, digest), range),
    remove: (compartment, digest) => rm(path(compartment, digest), { force: true }),
    async put(compartment, bytes) {
      const digest = createHash("sha256").update(bytes).digest("hex");
      return place(compartment, { digest, bytes: bytes.length }, async (partial) => {
        const file = await open(partial, "w", 0o600);
        try {
          await file.writeFile(bytes);
        } finally {
          await file.close();
        }
      });
    },
    async putFile(compartment, file) {
      return place(compartment, await digestFile(file), (partial) =>
        // A second name costs no space; where the file lies on another disk it must be copied.
        link(file, partial).catch(() => copyFile(file, partial)),
      );
    },
  };
}

/** The SHA-256 (hex) and the size of a file, however large; read in pieces. Throws when it cannot be read. */
export async function digestFile(file: string): Promise<{ digest: string; bytes: number }> {
  const hash = createHash("sha256");
  let bytes = 0;
  await pipeline(createReadStream(file), async (chunks) => {
    for await (const chunk of chunks) {
      hash.update(chunk);
      bytes += chunk.length;
    }
  });
  return { digest: hash.digest("hex"), bytes };
}

async function flush(path: string): Promise<void> {
  const file = await open(path, "r");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
