import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { join, relative } from "node:path";
import { diskVersion } from "../foundation/files/disk-version.ts";
import { everySecondLookMs } from "./round.ts";
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
 * Reads every file below some folders; a folder that is not there has none. Paths are relative to `root`. Only files are
 * read of which the disk says something else than before; `asBefore` says that there was none, and that none is gone.
 */
async function readManifest({
  root,
  folders,
  memory,
}: Pick<WatchedTrees, "root" | "folders" | "memory">): Promise<{ manifest: Manifest; asBefore: boolean }> {
  const manifest = new Map<string, string>();
  let asBefore = true;
  for (const folder of folders) {
    for (const file of (await filesBelow(join(root, folder))).toSorted()) {
      const seen = await stat(file, { bigint: true }).catch(() => undefined);
      if (seen === undefined) continue;
      const version = diskVersion(seen);
      const known = memory.get(file);
      if (known?.version !== version) asBefore = false;
      const digest = known?.version === version ? known.digest : await digestOf(file);
      if (digest === undefined) continue;
      memory.set(file, { version, digest });
      manifest.set(relative(root, file), digest);
    }
  }
  for (const file of memory.keys()) {
    if (manifest.has(relative(root, file))) continue;
    memory.delete(file);
    asBefore = false;
  }
  return { manifest, asBefore };
}

/** Trees of files that are looked at again and again. */
export interface WatchedTrees {
  readonly root: string;
  readonly folders: readonly string[];
  readonly touches: Touches;
  readonly memory: ManifestMemory;
  /** What the kernel had told of each folder just before it was read; undefined when it is to be read in any case. */
  folderTouches: ReadonlyMap<string, number> | undefined;
  readAt: number;
}

/** Begins to watch trees of files. */
export function openTrees({
  root,
  folders,
  touches,
}: Pick<WatchedTrees, "root" | "folders" | "touches">): WatchedTrees {
  return {
    root,
    folders,
    touches,
    memory: new Map(),
    folderTouches: undefined,
    readAt: Number.NEGATIVE_INFINITY,
  };
}

/**
 * Reads trees of files; undefined when nobody touched anything in them since the last time. What the kernel does not tell
 * is found by asking about each file at every second look.
 */
export async function readIfTouched(trees: WatchedTrees): Promise<Manifest | undefined> {
  const { touches } = trees;
  await touches.catchUp();
  const wasRight = trees.folderTouches !== undefined;
  const isOld = performance.now() - trees.readAt >= everySecondLookMs;
  if (!isOld && trees.folderTouches !== undefined && (await isStill(trees.folderTouches, touches)))
    return undefined;
  trees.folderTouches = undefined;
  const folderTouches = await touchesOf(trees);
  const readAt = performance.now();
  const { manifest, asBefore } = await readManifest(trees);
  trees.folderTouches = folderTouches;
  trees.readAt = readAt;
  return wasRight && asBefore ? undefined : manifest;
}

async function isStill(folderTouches: ReadonlyMap<string, number>, touches: Touches): Promise<boolean> {
  for (const [folder, count] of folderTouches) if ((await touches.of(folder)) !== count) return false;
  return true;
}

async function touchesOf({
  root,
  folders,
  touches,
}: WatchedTrees): Promise<ReadonlyMap<string, number> | undefined> {
  const folderTouches = new Map<string, number>();
  for (const folder of folders) {
    const top = join(root, folder);
    for (const one of [top, ...(await foldersBelow(top))]) {
      const count = await touches.of(one);
      if (count === undefined) return undefined;
      folderTouches.set(one, count);
    }
  }
  return folderTouches;
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
