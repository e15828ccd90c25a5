import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { join, relative } from "node:path";

/** Files by their path, each with the SHA-256 of its bytes. */
export type Manifest = ReadonlyMap<string, string>;

/** What changed from one manifest to another, in the order of the paths. */
export interface FileChange {
  readonly path: string;
  readonly change: "changed" | "added" | "removed";
}

/** What the disk said of each file when its digest was taken: what has not changed since is not read again. */
export type ManifestMemory = Map<string, { readonly version: string; readonly digest: string }>;

/**
 * Reads every file below some folders; a folder that is not there has none. Paths are relative to `root`. With a memory
 * only files are read of which the disk says something else than before (inode, size, times, of which nobody can set
 * the last).
 */
export async function readManifest({
  root,
  folders,
  memory = new Map(),
}: {
  root: string;
  folders: readonly string[];
  memory?: ManifestMemory;
}): Promise<Manifest> {
  const manifest = new Map<string, string>();
  for (const folder of folders) {
    for (const file of (await filesBelow(join(root, folder))).toSorted()) {
      const seen = await stat(file, { bigint: true }).catch(() => undefined);
      if (seen === undefined) continue;
      const version = `${seen.ino} ${seen.size} ${seen.mtimeNs} ${seen.ctimeNs}`;
      const known = memory.get(file);
      const digest = known?.version === version ? known.digest : await digestOf(file);
      if (digest === undefined) continue;
      memory.set(file, { version, digest });
      manifest.set(relative(root, file), digest);
    }
  }
  for (const file of memory.keys()) if (!manifest.has(relative(root, file))) memory.delete(file);
  return manifest;
}

/** How two manifests differ. Pure. */
export function differences(before: Manifest, now: Manifest): FileChange[] {
  const paths = [...new Set([...before.keys(), ...now.keys()])].toSorted();
  return paths.flatMap((path): FileChange[] => {
    if (!now.has(path)) return [{ path, change: "removed" }];
    if (!before.has(path)) return [{ path, change: "added" }];
    return before.get(path) === now.get(path) ? [] : [{ path, change: "changed" }];
  });
}

async function digestOf(file: string): Promise<string | undefined> {
  const bytes = await readFile(file).catch(() => undefined);
  return bytes === undefined ? undefined : createHash("sha256").update(bytes).digest("hex");
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
