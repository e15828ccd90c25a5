import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { sql } from "kysely";
import { layoutKind } from "../../body/kinds/layout.ts";
import { wrongClocks } from "../delivery/wrong-clocks.ts";
import type { Context } from "../foundation/context.ts";
import { projectRoot } from "../foundation/project-root.ts";
import { raiseAlarm } from "../ledger/raise-alarm.ts";
import type { Disagreement, SubjectCheck } from "../ledger/subject-check.ts";
import { pageDisagreements } from "../public-store/ledger-check.ts";
import type { Finding } from "./finding.ts";
import { differences, type Manifest, openTrees, readIfTouched, type WatchedTrees } from "./manifest.ts";
import { followTouches, type Touches } from "./touches.ts";
import { wrongCopies } from "./watch-copy.ts";
import { holdsWatch, leaveWatch } from "./watch-lease.ts";
import { type MediaMemory, rememberMedia, wrongMedia } from "./watch-media.ts";

/**
 * How often the watch looks, in milliseconds. Whatever is written, added, replaced or taken away is found by the next
 * look; where the kernel does not tell of it, what is overwritten in place by the one after, within a minute too, but for
 * a media folder of more than 4,000 files, which is asked about in turn. Of pages the newest 200 are looked at each time.
 */
export const everyMs = 20_000;
/** Of pages the newest are looked at each time, and as many older ones in turn. */
const newest = 200;
const inTurn = 300;
/** A page whose row nobody has written since it agreed with the ledger is compared again after so long, in milliseconds. */
const intactForMs = 60 * 60_000;
/** So many rows of a table are named one by one; of more only the fact. */
const mostNamed = 20;
/** How often the watch looks at what decides rights and reviews and at the public directory, in milliseconds. */
const rowsEveryMs = 60_000;
/** What web processes serve from the product's own folder: the compiled newsroom, and all that the portal's assets are made of. */
const folders = ["dist/newsroom", "portal/design"];

/** What the watch over the disk of one machine remembers from one look to the next. */
export interface DiskWatch {
  readonly baseline: Manifest;
  readonly files: WatchedTrees;
  readonly copies: WatchedTrees;
  readonly media: MediaMemory;
  readonly touches: Touches;
}

/** What the watch over the pages remembers from one look to the next. */
export interface PageWatch {
  lastPage: string;
  /** Of pages that agreed with the ledger within the last hour: the version of the row in which they did; the oldest first. */
  readonly intact: Map<string, { readonly version: string; readonly at: number }>;
}

/** Begins to watch the pages. */
export function openPageWatch(): PageWatch {
  return { lastPage: "", intact: new Map() };
}

/** Begins to watch this machine's disk: the product's files as they are now are those that are served rightly. */
export async function openDiskWatch(
  ctx: Context,
  { root = projectRoot(), touches = followTouches() }: { root?: string; touches?: Touches } = {},
): Promise<DiskWatch> {
  const files = openTrees({ root, folders, touches });
  const copies = openTrees({ root: ctx.config.copyDir, folders: ["."], touches });
  const baseline = (await readIfTouched(files)) ?? new Map();
  return { baseline, files, copies, media: await rememberMedia(ctx, touches), touches };
}

/**
 * Looks once at the files of this machine that the public gets: those of the product, and in the data folder pictures
 * and videos by their digest and the emergency copy by its records. What is not as it should be raises an alarm, once
 * until a person has dealt with it.
 */
export async function lookAtDisk(ctx: Context, watch: DiskWatch): Promise<void> {
  await lookAtProduct(ctx, watch);
  await lookAtStore(ctx, watch);
}

async function lookAtProduct(ctx: Context, { baseline, files }: DiskWatch): Promise<void> {
  const now = await readIfTouched(files);
  const differing = now === undefined ? [] : differences(baseline, now);
  // Found again at the next look for as long as it is wrong, also when an alarm cannot be raised.
  if (differing.length > 0) files.folderTouches = undefined;
  for (const { path, change } of differing)
    await raiseAlarm(ctx, { subject: `file:${path}`, finding: fileFindings[change] });
}

async function lookAtStore(ctx: Context, { copies, media }: DiskWatch): Promise<void> {
  for (const finding of [...(await wrongCopies(ctx, copies)), ...(await wrongMedia(ctx, media))])
    await raiseAlarm(ctx, finding);
}

/** Looks once at the public pages by the ledger, and raises its alarms likewise. */
export async function lookAtPages(ctx: Context, watch: PageWatch): Promise<void> {
  for (const finding of await wrongPages(ctx, watch)) await raiseAlarm(ctx, finding);
  for (const { platform, host, sentence } of await wrongClocks(ctx, { now: ctx.clock.now() }))
    await raiseAlarm(ctx, { subject: `clock:${host}:${platform}`, finding: sentence });
}

/**
 * Looks once at tables whose rows follow from the ledger, and raises its alarms likewise. An entry that is wrong itself
 * stays so for good: once a person has dealt with its alarm, it raises none any more.
 */
export async function lookAtRows(ctx: Context, checks: readonly SubjectCheck[]): Promise<void> {
  const dealtWith = await entriesDealtWith(ctx);
  for (const { name, check } of checks) {
    // In one snapshot, so that no act comes between a row and its entry.
    const found = await ctx.db
      .transaction()
      .setIsolationLevel("repeatable read")
      .setAccessMode("read only")
      .execute(async (tx) => {
        const some: Disagreement[] = [];
        for await (const disagreement of check(tx)) {
          if (dealtWith.has(subjectOf(disagreement))) continue;
          some.push(disagreement);
          if (some.length > mostNamed) break;
        }
        return some;
      });
    for (const disagreement of found.slice(0, mostNamed))
      await raiseAlarm(ctx, { subject: subjectOf(disagreement), finding: disagreement.sentence });
    if (found.length > mostNamed)
      await raiseAlarm(ctx, {
        subject: `ledger:${name}`,
        finding: `Còn nhiều chỗ khác trong «${name}» không khớp sổ cái: hãy chạy kiểm tra sổ cái để xem hết.`,
      });
  }
}

const entrySubject = "entry:";

/** What a disagreement is an alarm about: the entry that is wrong, or the row. */
function subjectOf({ subjectType, subjectId, seq, lasts }: Disagreement): string {
  return lasts === true ? `${entrySubject}${seq}` : `${subjectType}:${subjectId}`;
}

/** The entries of whose alarms a person has said that they are dealt with. */
async function entriesDealtWith({ db }: Context): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom("watch_alarm")
    .select("subject")
    .distinct()
    .where("subject", "like", `${entrySubject}%`)
    .where("acknowledged_at", "is not", null)
    .execute();
  return new Set(rows.map(({ subject }) => subject));
}

const fileFindings = {
  changed: "Tệp của Cổng hoặc Tòa soạn đã bị sửa trên máy chủ.",
  added: "Có tệp lạ trong thư mục của Cổng hoặc Tòa soạn.",
  removed: "Tệp của Cổng hoặc Tòa soạn đã bị xóa khỏi máy chủ.",
} as const;

async function wrongPages(ctx: Context, watch: PageWatch): Promise<Finding[]> {
  const { db } = ctx;
  const [late, turn] = await Promise.all([
    db
      .selectFrom("ledger_entry")
      .select("subject_id as id")
      .where("act", "=", "page.published")
      .orderBy("seq", "desc")
      .limit(newest)
      .execute(),
    db
      .selectFrom("public_store.article")
      .select("id")
      .where("id", ">", watch.lastPage)
      .orderBy("id")
      .limit(inTurn)
      .execute(),
  ]);
  // Menu, foot and banners stand on every page: whatever else is looked at in turn, the layout always is.
  const layouts = await db
    .selectFrom("public_store.article")
    .select("id")
    .where("kind", "=", layoutKind.id)
    .execute();
  watch.lastPage = turn.length < inTurn ? "" : (turn.at(-1)?.id ?? "");
  const ids = [...new Set([...late, ...turn, ...layouts].map((row) => row.id))];
  const now = performance.now();
  for (const [id, { at }] of watch.intact) {
    if (now - at < intactForMs) break;
    watch.intact.delete(id);
  }
  const versions = await rowVersions(ctx, ids);
  const unsure = ids.filter(
    (id) => versions.get(id) === undefined || watch.intact.get(id)?.version !== versions.get(id),
  );
  if (unsure.length === 0) return [];
  const findings: Finding[] = [];
  for await (const disagreement of pageDisagreements(db, unsure))
    findings.push({ subject: `page:${disagreement.subjectId}`, finding: disagreement.sentence });
  const wrong = new Set(findings.map(({ subject }) => subject));
  for (const id of unsure) {
    watch.intact.delete(id);
    const version = versions.get(id);
    // What is wrong is not remembered, so that it is found again for as long as it is wrong.
    if (version !== undefined && !wrong.has(`page:${id}`)) watch.intact.set(id, { version, at: now });
  }
  return findings;
}

/** By which transaction each page was last written, whoever did it: every change of the row changes it. */
async function rowVersions({ db }: Context, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom("public_store.article")
    .select(["id", sql<string>`xmin::text || ' ' || ctid::text`.as("version")])
    .where("id", "in", [...ids, ""])
    .execute();
  return new Map(rows.map(({ id, version }) => [id, version]));
}

/**
 * Watches the disk of this process, whatever its role, until stopped. What a process serves it watches itself; the data
 * folder of a machine is watched by one of its processes, and by another one when that is gone.
 */
export async function watchDisk(ctx: Context): Promise<{ stop(): Promise<void> }> {
  const watch = await openDiskWatch(ctx);
  const store = `${hostname()}:${ctx.config.dataDir}`;
  const looks = lookAgainAndAgain(ctx, {
    store,
    always: () => lookAtProduct(ctx, watch),
    byOne: () => lookAtStore(ctx, watch),
  });
  return {
    async stop() {
      await looks.stop();
      watch.touches.stop();
    },
  };
}

/** Watches the pages until stopped; of all workers one does. */
export function watchPages(ctx: Context): { stop(): Promise<void> } {
  const watch = openPageWatch();
  return lookAgainAndAgain(ctx, {
    store: "pages",
    always: async () => undefined,
    byOne: () => lookAtPages(ctx, watch),
  });
}

/** Watches what decides rights and reviews, and the public directory, until stopped; of all workers one does, like the pages. */
export function watchRows(
  ctx: Context,
  { checks }: { checks: readonly SubjectCheck[] },
): { stop(): Promise<void> } {
  return lookAgainAndAgain(ctx, {
    store: "rows",
    always: async () => undefined,
    byOne: () => lookAtRows(ctx, checks),
    betweenMs: rowsEveryMs,
  });
}

function lookAgainAndAgain(
  ctx: Context,
  {
    store,
    always,
    byOne,
    betweenMs = everyMs,
  }: { store: string; always: () => Promise<void>; byOne: () => Promise<void>; betweenMs?: number },
): { stop(): Promise<void> } {
  const lease = { store, holder: randomUUID(), lastsMs: 3 * betweenMs };
  let running: Promise<void> | undefined;
  const look = async () => {
    await always();
    if (await holdsWatch(ctx, lease)) await byOne();
  };
  const timer = setInterval(() => {
    // A look that takes longer than the time between two is not followed by a heap of others.
    running ??= look()
      .catch((error: unknown) => ctx.log.warn({ err: error }, "watch: could not look, will try again"))
      .finally(() => {
        running = undefined;
      });
  }, betweenMs);
  return {
    async stop() {
      clearInterval(timer);
      await running;
      await leaveWatch(ctx, lease).catch((error: unknown) =>
        ctx.log.debug({ err: error }, "watch: could not be given back, its lease ends by itself"),
      );
    },
  };
}
