import { readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Context } from "../foundation/context.ts";
import { digestFile } from "../foundation/file-store.ts";
import type { Finding } from "./finding.ts";

/** So many files that nobody touched are hashed anew at each look, in turn. */
const inTurn = 300;
const stored = /^[0-9a-f]{64}$/;

/** The files of the media folder by their path, each with the state of the disk in which it was last found right. */
export interface MediaMemory {
  readonly intact: Map<string, string>;
  lastFile: string;
  lastPublic: string;
}

/** Begins to watch the media folder: from now on every write to a file of it is seen at the next look. */
export async function rememberMedia(ctx: Context): Promise<MediaMemory> {
  return { intact: await versionsOf(ctx.config.mediaDir), lastFile: "", lastPublic: "" };
}

/**
 * What is wrong in the media folder of this machine. Every file is compared with what the disk said of it before (its
 * inode, size and times, of which nobody can set the last); what was written since is hashed at once. Besides, files
 * that seem untouched are hashed in turn, which finds what was changed before the watch began.
 */
export async function wrongMedia(ctx: Context, memory: MediaMemory): Promise<Finding[]> {
  const now = await versionsOf(ctx.config.mediaDir);
  const touched = [...now].filter(([file, version]) => memory.intact.get(file) !== version);
  const turn = nextInTurn([...now.keys()], memory.lastFile);
  memory.lastFile = turn.length < inTurn ? "" : (turn.at(-1) ?? "");
  const findings: Finding[] = [];
  for (const file of new Set([...touched.map(([path]) => path), ...turn])) {
    const found = await digestFile(file).catch(() => undefined);
    // Taken away since: the next look sees that it is gone.
    if (found === undefined) continue;
    if (found.digest === basename(file)) {
      memory.intact.set(file, now.get(file) ?? "");
    } else {
      // Forgotten, so that it is found again at each look for as long as it is wrong.
      memory.intact.delete(file);
      findings.push(changed(file));
    }
  }
  const vanished = [...memory.intact.keys()].filter((file) => !now.has(file));
  for (const file of vanished) memory.intact.delete(file);
  return [...findings, ...(await missingMedia(ctx, memory, vanished))];
}

function changed(file: string): Finding {
  const digest = basename(file);
  return file.includes("/originals/")
    ? { subject: `original:${digest}`, finding: "Tệp gốc trong kho ảnh, video đã bị sửa." }
    : { subject: `media:${digest}`, finding: "Tệp ảnh, video của Cổng đã bị sửa." };
}

/** Public files that are not on the disk: of those that vanished just now, and of all in turn. */
async function missingMedia(
  ctx: Context,
  memory: MediaMemory,
  vanished: readonly string[],
): Promise<Finding[]> {
  const media = ctx.db.selectFrom("public_store.media").select("digest");
  const [gone, turn] = await Promise.all([
    media.where("digest", "in", [...vanished.map((file) => basename(file)), ""]).execute(),
    media.where("digest", ">", memory.lastPublic).orderBy("digest").limit(inTurn).execute(),
  ]);
  memory.lastPublic = turn.length < inTurn ? "" : (turn.at(-1)?.digest ?? "");
  const findings: Finding[] = [];
  for (const digest of new Set([...gone, ...turn].map((row) => row.digest)))
    if ((await ctx.files.size("renditions", digest)) === undefined)
      findings.push({ subject: `media:${digest}`, finding: "Tệp ảnh, video công khai đã mất." });
  return findings;
}

function nextInTurn(files: readonly string[], after: string): string[] {
  return files
    .filter((file) => file > after)
    .toSorted()
    .slice(0, inTurn);
}

/** What the disk says of each stored file, without reading any. */
async function versionsOf(folder: string): Promise<Map<string, string>> {
  const versions = new Map<string, string>();
  for (const compartment of ["originals", "renditions"]) {
    const place = join(folder, compartment);
    // One of the 256 folders after the other: a hundred thousand files are never asked about at once.
    for (const part of await readdir(place).catch(() => [])) {
      const names = (await readdir(join(place, part)).catch(() => [])).filter((name) => stored.test(name));
      await Promise.all(
        names.map(async (name) => {
          const file = join(place, part, name);
          const seen = await stat(file, { bigint: true }).catch(() => undefined);
          if (seen?.isFile()) versions.set(file, `${seen.ino} ${seen.size} ${seen.mtimeNs} ${seen.ctimeNs}`);
        }),
      );
    }
  }
  return versions;
}
