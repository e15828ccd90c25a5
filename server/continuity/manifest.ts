import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";

/** Files by their path, each with the SHA-256 of its bytes. */
export type Manifest = ReadonlyMap<string, string>;

/** What changed from one manifest to another, in the order of the paths. */
export interface FileChange {
  readonly path: string;
  readonly change: "changed" | "added" | "removed";
}

/** Reads every file below some folders; a folder that is not there has none. Paths are relative to `root`. */
export async function readManifest({
  root,
  folders,
}: {
  root: string;
  folders: readonly string[];
}): Promise<Manifest> {
  const manifest = new Map<string, string>();
  for (const folder of folders) {
    for (const file of (await filesBelow(join(root, folder))).toSorted()) {
      const bytes = await readFile(file).catch(() => undefined);
      if (bytes !== undefined)
        manifest.set(relative(root, file), createHash("sha256").update(bytes).digest("hex"));
    }
  }
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

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
