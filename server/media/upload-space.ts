import { readdir, readFile, rm, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Config } from "../foundation/config.ts";
import type { Problem } from "../foundation/outcome.ts";

const gigabyte = 1024 ** 3;

/**
 * How much may be promised by uploads that were begun and not taken in yet, and how much one person may add. An
 * officer's longest day of filming fits; nobody alone, nor all together, can fill the disk that holds the database too.
 */
export const spaceRules = {
  person: { files: 50, bytes: 4 * gigabyte, bytesADay: 30 * gigabyte },
  installation: { files: 1000, bytes: 60 * gigabyte },
  /** What stays free of the disk, for the database and all that is not uploaded. */
  keptFree: gigabyte,
  /** An upload of which no byte has come gives up its room after so long; one that stands still, later. */
  emptyForMs: 10 * 60_000,
  stillForMs: 24 * 60 * 60_000,
} as const;

/** An upload is kept as it came, and what is made of it takes as much again, twice at most. */
const timesKept = 3;

/** An upload that was begun and not taken in yet. */
export interface PromisedUpload {
  readonly uploadId: string;
  readonly personId: string;
  readonly size: number;
  readonly received: number;
  readonly lastChangeAt: number;
}

/** What was taken in already: of this person in the last day, and of everybody what is still to be made of it. */
export interface TakenIn {
  readonly personBytesADay: number;
  readonly waitingBytes: number;
}

const described = z.object({
  size: z.number(),
  metadata: z.object({ personId: z.string() }),
});

/** The uploads of a folder, as their files say. Whatever is no upload is passed over. */
export async function listPromises(folder: string): Promise<PromisedUpload[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json"));
  const found: PromisedUpload[] = [];
  for (const name of names) {
    const uploadId = name.slice(0, -".json".length);
    try {
      const { size, metadata } = described.parse(JSON.parse(await readFile(join(folder, name), "utf8")));
      const { size: received, mtimeMs } = await stat(join(folder, uploadId));
      found.push({ uploadId, personId: metadata.personId, size, received, lastChangeAt: mtimeMs });
    } catch {
      // Being taken in or given up at this moment.
    }
  }
  return found;
}

/** Whether an upload has kept its room for too long. */
export function isGivenUp({ received, lastChangeAt }: PromisedUpload, now: number): boolean {
  return now - lastChangeAt > (received === 0 ? spaceRules.emptyForMs : spaceRules.stillForMs);
}

/** Where uploads lie until they are taken in. */
export function uploadsFolder(config: Pick<Config, "dataDir">): string {
  return join(config.dataDir, "uploads");
}

/**
 * Gives up the space of at most `limit` uploads that do not go on, and of what is left of one whose description or bytes
 * are gone or cannot be read. `now` is the machine's own time, as that of the files is.
 */
export async function removeGivenUp(
  folder: string,
  { limit, now }: { limit: number; now: number },
): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  if (names.length === 0) return 0;
  const promises = await listPromises(folder);
  const known = new Set(promises.map(({ uploadId }) => uploadId));
  const givenUp = new Set(
    promises.filter((promise) => isGivenUp(promise, now)).map(({ uploadId }) => uploadId),
  );
  for (const name of names) {
    const uploadId = name.replace(/\.json$/, "");
    if (known.has(uploadId)) continue;
    const { mtimeMs } = (await stat(join(folder, name)).catch(() => undefined)) ?? { mtimeMs: now };
    if (now - mtimeMs > spaceRules.stillForMs) givenUp.add(uploadId);
  }
  const removed = [...givenUp].slice(0, limit);
  for (const uploadId of removed)
    for (const name of [uploadId, `${uploadId}.json`]) await rm(join(folder, name), { force: true });
  return removed.length;
}

/** Why there is no room for another upload; undefined when there is. Pure. */
export function refusalForSpace({
  promises,
  taken,
  freeBytes,
  personId,
  bytes,
}: {
  promises: readonly PromisedUpload[];
  taken: TakenIn;
  freeBytes: number;
  personId: string;
  bytes: number;
}): Problem | undefined {
  const { person, installation, keptFree } = spaceRules;
  const sizes = (list: readonly PromisedUpload[]) => list.reduce((sum, { size }) => sum + size, 0);
  const own = promises.filter((promise) => promise.personId === personId);
  if (own.length >= person.files || sizes(own) + bytes > person.bytes) return tooManyAtOnce;
  if (taken.personBytesADay + sizes(own) + bytes > person.bytesADay) return tooMuchToday;
  if (promises.length >= installation.files || sizes(promises) + bytes > installation.bytes) return tooBusy;
  const reserved = promises.reduce((sum, { size, received }) => sum + timesKept * size - received, 0);
  const needed = reserved + (timesKept - 1) * taken.waitingBytes + timesKept * bytes;
  return freeBytes < needed + keptFree ? noSpace : undefined;
}

/** How many bytes of the disk of a folder are free for us. */
export async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** Whether what is made of a file that came in fits on the disk of a folder. */
export async function hasSpaceToMake(folder: string, originalBytes: number): Promise<boolean> {
  return (await freeBytesOf(folder)) > (timesKept - 1) * originalBytes + spaceRules.keptFree;
}

const inGigabytes = (bytes: number) => `${bytes / gigabyte} GB`;
const tooManyAtOnce: Problem = {
  code: "too-many-uploads",
  status: 429,
  title: "Đang tải lên quá nhiều",
  detail: `Mỗi người tải lên cùng lúc nhiều nhất ${spaceRules.person.files} tệp, tổng cộng ${inGigabytes(spaceRules.person.bytes)}. Hãy đợi các tệp trước tải xong rồi chọn lại tệp này.`,
};
const tooMuchToday: Problem = {
  code: "too-much-today",
  status: 429,
  title: "Đã tải lên quá nhiều hôm nay",
  detail: `Mỗi người tải lên nhiều nhất ${inGigabytes(spaceRules.person.bytesADay)} trong 24 giờ. Hãy chờ sang ngày mai, hoặc báo quản trị.`,
};
const tooBusy: Problem = {
  code: "uploads-busy",
  status: 503,
  title: "Máy chủ đang nhận quá nhiều tệp",
  detail: "Nhiều người đang tải tệp lên cùng lúc. Hãy thử lại sau ít phút.",
};
const noSpace: Problem = {
  code: "no-room",
  status: 507,
  title: "Máy chủ sắp hết chỗ",
  detail: "Máy chủ không còn đủ chỗ cho tệp này. Hãy báo quản trị.",
};
