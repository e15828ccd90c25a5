import { createHash } from "node:crypto";
import { readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Context } from "../foundation/context.ts";
import { diskVersion } from "../foundation/files/disk-version.ts";
import { digestFile } from "../foundation/files/file-store.ts";
import type { Finding } from "./finding.ts";
import { beginSoon, everySecondLookMs, goesOn, openRound, type Round } from "./round.ts";
import type { Touches } from "./touches.ts";

/**
 * What one look may cost, however large the store is: so many files and folders are asked about (4,000 files, and the
 * folders that the store is divided into), and so many files are hashed although nobody seems to have touched them, until
 * so many bytes were read. With a look every 20 seconds this keeps at about a hundredth of a core.
 */
const mostRequests = 4600;
const inTurn = 300;
const bytesInTurn = 32 * 1024 * 1024;
/**
 * Of folders that nobody touched, as the kernel says, the files are asked about anew so often at most, in milliseconds; in
 * a store that is small enough for one look at every second one.
 */
const askEveryMs = 5 * 60_000;
/** What nobody seems to have touched is hashed anew, and what is public looked for, so often at most, in milliseconds. */
const hashEveryMs = 60 * 60_000;
const stored = /^[0-9a-f]{64}$/;
const lettered = /^[0-9a-f]{2}$/;
const compartments = ["originals", "renditions"] as const;

/** What the watch knows of one of the folders that the store is divided into. */
interface Folder {
  /** What the disk said of the folder itself when it was last gone through: it changes with every name in it. */
  version: string;
  /** What the kernel had told of it just before: as long as that is so, nothing in it has changed. */
  touch: number | undefined;
  /** Sorted marks of the files that are as they should be: eight bytes each, so that millions have room. */
  intact: Float64Array;
}

/** What the watch over a media folder remembers from one look to the next. */
export interface MediaMemory {
  readonly touches: Touches;
  readonly folders: Map<string, Folder>;
  /** Folders that stood there at the beginning and were not gone through yet. */
  readonly unseen: Set<string>;
  /** The way through the folders whose files are asked about in turn, through the files that are hashed, and through what is public. */
  readonly asking: Round;
  readonly hashing: Round;
  readonly missing: Round;
}

/**
 * Begins to watch the media folder: from now on every write is seen. A store that is larger than one look is begun with
 * its first part; each further part counts from when it is first gone through.
 */
export async function rememberMedia(ctx: Context, touches: Touches): Promise<MediaMemory> {
  const all = await allFolders(ctx);
  const memory: MediaMemory = {
    touches,
    folders: new Map(),
    unseen: new Set(all),
    asking: openRound(),
    hashing: openRound(),
    missing: openRound(),
  };
  for (const { folder, version, touch } of await foldersToVisit(memory, all)) {
    const files = await filesOf(folder);
    memory.unseen.delete(folder);
    memory.folders.set(folder, { version, touch, intact: marksOf(files.map(({ mark }) => mark)) });
  }
  return memory;
}

/**
 * What is wrong in the media folder of this machine. Folders in which a file was added, replaced or taken away, or of
 * which the kernel says that somebody wrote there, are gone through at once, the others in turn: each of their files is
 * compared with what the disk said of it before, and hashed when that differs. Besides, files that seem untouched are
 * hashed in turn, which finds what was changed before the watch began.
 */
export async function wrongMedia(ctx: Context, memory: MediaMemory): Promise<Finding[]> {
  const findings: Finding[] = [];
  await memory.touches.catchUp();
  const all = await allFolders(ctx);
  for (const { folder, version, touch, changed: isChanged } of await foldersToVisit(memory, all)) {
    const isFirst = memory.unseen.delete(folder);
    const before = memory.folders.get(folder)?.intact ?? new Float64Array();
    const files = await filesOf(folder);
    const intact: number[] = [];
    const wrong: Finding[] = [];
    for (const { file, mark } of files) {
      // What stood there before the watch began is taken as it is, and hashed in turn.
      if (isFirst || holds(before, mark)) intact.push(mark);
      else if (await isIntact(file)) intact.push(mark);
      else wrong.push(changed(file));
    }
    if (isChanged && folder.includes("/renditions/")) wrong.push(...(await vanishedFrom(ctx, folder, files)));
    memory.folders.set(folder, {
      // What is wrong is found again at each look for as long as it is wrong.
      version: wrong.length === 0 ? version : "",
      touch: wrong.length === 0 ? touch : undefined,
      intact: marksOf(intact),
    });
    findings.push(...wrong);
  }
  findings.push(...(await vanishedWith(ctx, memory, all)));
  return [...findings, ...(await wrongInTurn(memory, all)), ...(await missingInTurn(ctx, memory))];
}

interface Visit {
  readonly folder: string;
  readonly version: string;
  readonly touch: number | undefined;
  readonly changed: boolean;
}

/** Which folders are gone through at this look: those that changed, and in turn as many as have room. */
async function foldersToVisit(memory: MediaMemory, folders: readonly string[]): Promise<Visit[]> {
  const { touches, asking } = memory;
  const all: Visit[] = [];
  for (const folder of folders) {
    const touch = await touches.of(folder);
    const known = memory.folders.get(folder);
    if (known !== undefined && touch !== undefined && known.touch === touch) {
      all.push({ folder, version: known.version, touch, changed: false });
      continue;
    }
    const version = await versionOf(folder);
    if (version === undefined) continue;
    const isNew = known === undefined && !memory.unseen.has(folder);
    const differs = known !== undefined && (known.version !== version || known.touch !== touch);
    all.push({ folder, version, touch, changed: isNew || differs });
  }
  // A document is one file with a name in each compartment: what is written by one of them is told of that folder alone.
  const written = new Set(all.filter(({ changed }) => changed).map(({ folder }) => basename(folder)));
  const chosen = all.filter(({ folder }) => written.has(basename(folder)));
  const allTouched = all.every(({ touch }) => touch !== undefined);
  const isSmall = all.reduce((sum, { folder }) => sum + sizeOf(memory, folder), 0) <= mostRequests;
  if (allTouched && !goesOn(asking, { everyMs: isSmall ? everySecondLookMs : askEveryMs })) return chosen;
  let budget = mostRequests - chosen.reduce((sum, { folder }) => sum + sizeOf(memory, folder), 0);
  const at = all.findIndex(({ folder }) => folder > asking.at);
  const [later, earlier] = at === -1 ? [[], all] : [all.slice(at), all.slice(0, at)];
  // Where nothing is told, the way begins anew as soon as it has come to its end.
  for (const one of allTouched ? later : [...later, ...earlier]) {
    if (budget <= 0) return chosen;
    asking.at = one.folder;
    if (written.has(basename(one.folder))) continue;
    const known = memory.folders.get(one.folder);
    budget -= known === undefined ? (await namesIn(one.folder)).length + 1 : known.intact.length + 1;
    // What is mounted over a folder nobody tells; a small store needs no more than its turn.
    if (!isSmall) touches.followAnew(one.folder);
    const touch = await touches.of(one.folder);
    const version = await versionOf(one.folder);
    if (version !== undefined) chosen.push({ ...one, touch, version });
  }
  asking.at = "";
  return chosen;
}

async function versionOf(folder: string): Promise<string | undefined> {
  const seen = await stat(folder, { bigint: true }).catch(() => undefined);
  return seen === undefined ? undefined : diskVersion(seen);
}

function sizeOf(memory: MediaMemory, folder: string): number {
  return (memory.folders.get(folder)?.intact.length ?? 0) + 1;
}

async function allFolders(ctx: Context): Promise<string[]> {
  const found: string[] = [];
  for (const compartment of compartments) {
    const place = join(ctx.config.mediaDir, compartment);
    const parts = await readdir(place).catch(() => []);
    found.push(...parts.map((part) => join(place, part)));
  }
  return found.toSorted();
}

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(() => [])).filter((name) => stored.test(name));
}

/** The files of a folder, each with a mark of what the disk says of it, without reading any. */
async function filesOf(folder: string): Promise<{ file: string; mark: number }[]> {
  const files = await Promise.all(
    (await namesIn(folder)).map(async (name) => {
      const file = join(folder, name);
      const seen = await stat(file, { bigint: true }).catch(() => undefined);
      if (seen?.isFile() !== true) return undefined;
      const state = `${name} ${diskVersion(seen)}`;
      return { file, mark: createHash("sha256").update(state).digest().readUIntBE(0, 6) };
    }),
  );
  return files.filter((one) => one !== undefined);
}

function marksOf(marks: readonly number[]): Float64Array {
  return Float64Array.from(marks).sort();
}

/** Whether a mark is among sorted ones, by halving. */
function holds(marks: Float64Array, mark: number): boolean {
  let from = 0;
  let to = marks.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((marks[middle] ?? 0) < mark) from = middle + 1;
    else to = middle;
  }
  return marks[from] === mark;
}

/** Whether a file has the digest that is its name; one that was taken away since is not wrong but missing. */
async function isIntact(file: string): Promise<boolean> {
  const found = await digestFile(file).catch(() => undefined);
  return found === undefined || found.digest === basename(file);
}

function changed(file: string): Finding {
  const digest = basename(file);
  return file.includes("/originals/")
    ? { subject: `original:${digest}`, finding: "Tệp gốc trong kho ảnh, video đã bị sửa." }
    : { subject: `media:${digest}`, finding: "Tệp ảnh, video của Cổng đã bị sửa." };
}

const missing = (digest: string): Finding => ({
  subject: `media:${digest}`,
  finding: "Tệp ảnh, video công khai đã mất.",
});

/** Files that nobody seems to have touched, hashed anew in the order of their folders and names. */
async function wrongInTurn({ hashing }: MediaMemory, folders: readonly string[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  if (!goesOn(hashing, { everyMs: hashEveryMs })) return findings;
  let files = 0;
  let bytes = 0;
  for (const folder of folders) {
    if (folder < hashing.at.slice(0, folder.length)) continue;
    for (const name of (await namesIn(folder)).toSorted()) {
      const file = join(folder, name);
      if (file <= hashing.at) continue;
      if (files >= inTurn || bytes >= bytesInTurn) return findings;
      const found = await digestFile(file).catch(() => undefined);
      hashing.at = file;
      files += 1;
      bytes += found?.bytes ?? 0;
      if (found === undefined || found.digest === name) continue;
      findings.push(changed(file));
      beginSoon(hashing);
    }
  }
  hashing.at = "";
  return findings;
}

/** Public files that are not in the folder of their first letters any more. */
async function vanishedFrom(
  ctx: Context,
  folder: string,
  files: readonly { file: string }[],
): Promise<Finding[]> {
  // One that the store did not make stands for no letters.
  if (!lettered.test(basename(folder))) return [];
  const first = Number.parseInt(basename(folder), 16);
  const from = first.toString(16).padStart(2, "0");
  let known = ctx.db.selectFrom("public_store.media").select("digest").where("digest", ">=", from);
  if (first < 0xff) known = known.where("digest", "<", (first + 1).toString(16).padStart(2, "0"));
  const there = new Set(files.map(({ file }) => basename(file)));
  return (await known.execute())
    .map(({ digest }) => digest)
    .filter((digest) => !there.has(digest))
    .map(missing);
}

/** Public files of folders that are gone as a whole. */
async function vanishedWith(
  ctx: Context,
  memory: MediaMemory,
  present: readonly string[],
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const there = new Set(present);
  for (const folder of [...memory.folders.keys(), ...memory.unseen]) {
    if (there.has(folder)) continue;
    const vanished = folder.includes("/renditions/") ? await vanishedFrom(ctx, folder, []) : [];
    findings.push(...vanished);
    if (vanished.length > 0) continue;
    memory.folders.delete(folder);
    memory.unseen.delete(folder);
  }
  return findings;
}

/** Public files that are not on the disk, of all in turn. */
async function missingInTurn(ctx: Context, memory: MediaMemory): Promise<Finding[]> {
  if (!goesOn(memory.missing, { everyMs: hashEveryMs })) return [];
  const turn = await ctx.db
    .selectFrom("public_store.media")
    .select("digest")
    .where("digest", ">", memory.missing.at)
    .orderBy("digest")
    .limit(inTurn)
    .execute();
  memory.missing.at = turn.length < inTurn ? "" : (turn.at(-1)?.digest ?? "");
  const findings: Finding[] = [];
  for (const { digest } of turn)
    if ((await ctx.files.size("renditions", digest)) === undefined) findings.push(missing(digest));
  if (findings.length > 0) beginSoon(memory.missing);
  return findings;
}
