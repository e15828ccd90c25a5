import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** A record is renewed with its file, at the latest every ten minutes; one that is so much older names a former state. */
const keptMs = 3_600_000;

/**
 * The records of what the product itself wrote into the emergency copy: empty files in a folder beside it, each named
 * after a file of the copy and its bytes. Several web processes may write at once, in any order: a record never replaces
 * another one. Written before the file that it vouches for, taken away when it is old.
 */
export function copyRecords({ copyFolder }: { copyFolder: string }) {
  const folder = `${copyFolder}-records`;
  return {
    /** Where a file may be written before it gets its name in the copy: on the same disk, and never served. */
    async newPartial(): Promise<string> {
      await mkdir(folder, { recursive: true });
      return join(folder, `${randomUUID()}.part`);
    },

    /** Vouches for a file of the copy, by its name there and the SHA-256 (hex) of its bytes. */
    async keep(name: string, digest: string): Promise<void> {
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, recordOf(name, digest)), "");
    },

    /** Whether the product wrote this file of the copy. */
    async knows(name: string, digest: string): Promise<boolean> {
      const record = await stat(join(folder, recordOf(name, digest))).catch(() => undefined);
      return record !== undefined;
    },

    /** Vouches no more for a file that is taken out of the copy: who puts it back is found. */
    async drop(name: string, digest: string): Promise<void> {
      await rm(join(folder, recordOf(name, digest)), { force: true });
    },

    /** Takes away the records of former states; called after the copy was written anew as a whole. */
    async dropOld(now: number): Promise<void> {
      for (const record of await readdir(folder).catch(() => [])) {
        const written = await stat(join(folder, record)).catch(() => undefined);
        if (written !== undefined && now - written.mtimeMs > keptMs)
          await rm(join(folder, record), { force: true });
      }
    },
  };
}

function recordOf(name: string, digest: string): string {
  return createHash("sha256").update(`${name}\n${digest}`).digest("hex");
}
