import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { LRUCache } from "lru-cache";
import { diskVersion } from "../../server/foundation/files/disk-version.ts";
import type { FileStore } from "../../server/foundation/files/file-store.ts";

const rememberedAtMost = 20_000;

/**
 * Tells the size of a rendition on the disk that is still the one that its digest names. Read and hashed when it is first
 * asked for, and again whenever the file was written since: one that somebody swapped behind the product is never shown.
 */
export function createIntactFiles({
  files,
  onChanged,
}: {
  files: FileStore;
  /** Told of each file that is not what its name says. */
  onChanged: (digest: string) => void;
}) {
  const intact = new LRUCache<string, string>({ max: rememberedAtMost });
  return {
    /** In bytes; undefined for a file that is not there or not what its digest says. */
    async intactSize(digest: string): Promise<number | undefined> {
      const path = files.path("renditions", digest);
      const seen = await stat(path, { bigint: true }).catch(() => undefined);
      if (seen === undefined) return undefined;
      const version = diskVersion(seen);
      if (intact.get(digest) === version) return Number(seen.size);
      const hash = createHash("sha256");
      await pipeline(files.read("renditions", digest), hash);
      if (hash.digest("hex") !== digest) {
        onChanged(digest);
        return undefined;
      }
      intact.set(digest, version);
      return Number(seen.size);
    },
  };
}
