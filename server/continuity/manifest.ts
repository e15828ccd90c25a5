import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { join, relative } from "node:path";
import type { Touches } from "./touches.ts";

/** Files by their path, each with the SHA-256 of its bytes. */
export type Manifest = ReadonlyMap<string, string>;

/** What changed from one manifest to another, in the order of the paths. */
export interface FileChange {
  readonly path: string;
  readonly change: "changed" | "added" | "removed";
}

/** What the disk said of each file when its digest was taken: what has not changed since is not read again. */
type ManifestMemory = Map<string, { readonly version: string; readonly digest: string }>;

/**
 * Reads every file below some folders; a folder that is not there has none. Paths are relative to `root`. With a memory
 * only files are read of which the disk says something else than before (inode, size, times, of which nobody can set
 * the last).
 */
async function readManifest({
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

/** Trees of files that are looked at again and again. */
export interface WatchedTrees {
  readonly root: string;
  readonly folders: readonly string[];
  readonly touches: Touches;
  readonly memory: ManifestMemory;
  /** What the kernel had told of each folder just before it was read; undefined when it is to be read in any case. */
  told: ReadonlyMap<string, number> | undefined;
  readAt: number;
}

/** What the kernel tells nothing of is found by reading everything so often, in milliseconds. */
const readEveryMs = 5 * 60_000;

/** Begins to watch trees of files. */
export function openTrees({
  root,
  folders,
  touches,
}: Pick<WatchedTrees, "root" | "folders" | "touches">): WatchedTrees {
  return { root, folders, touches, memory: new Map(), told: undefined, readAt: Number.NEGATIVE_INFINITY };
}

/** Reads trees of files; undefined when nobody touched anything in them since the last time. */
export async function readIfTouched(trees: WatchedTrees): Promise<Manifest | undefined> {
  const { root, folders, touches, memory } = trees;
  await touches.catchUp();
  const isOld = performance.now() - trees.readAt >= readEveryMs;
  if (!isOld && trees.told !== undefined && (await isStill(trees.told, touches))) return undefined;
  if (isOld) for (const folder of trees.told?.keys() ?? []) touches.followAnew(folder);
  trees.told = undefined;
  const told = await toldOf(trees);
  const readAt = performance.now();
  const manifest = await readManifest({ root, folders, memory });
  trees.told = told;
  trees.readAt = readAt;
  return manifest;
}

async function isStill(told: ReadonlyMap<string, number>, touches: Touches): Promise<boolean> {
  for (const [folder, count] of told) if ((await touches.of(folder)) !== count) return false;
  return true;
}

async function toldOf({
  root,
  folders,
  touches,
}: WatchedTrees): Promise<ReadonlyMap<string, number> | undefined> {
  const told = new Map<string, number>();
  for (const folder of folders) {
    const top = join(root, folder);
    for (const one of [top, ...(await foldersBelow(top))]) {
      const count = await touches.of(one);
      if (count === undefined) return undefined;
      told.set(one, count);
    }
  }
  return told;
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
  const entries = await entriesBelow(folder);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function foldersBelow(folder: string): Promise<string[]> {
  const entries = await entriesBelow(folder);
  return entries.filter((entry) => entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
}

function entriesBelow(folder: string) {
  return readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
}
