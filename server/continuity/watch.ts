import type { Context } from "../foundation/context.ts";
import { newId } from "../foundation/ids.ts";
import { projectRoot } from "../foundation/project-root.ts";
import { appendEntry } from "../ledger/append-entry.ts";
import type { Disagreement, SubjectCheck } from "../ledger/subject-check.ts";
import { directoryChecks } from "../public-store/directory-check.ts";
import { pageDisagreements } from "../public-store/ledger-check.ts";
import type { Finding } from "./finding.ts";
import { differences, type Manifest, readManifest } from "./manifest.ts";
import { wrongCopies } from "./watch-copy.ts";
import { type MediaMemory, rememberMedia, wrongMedia } from "./watch-media.ts";

/**
 * How often the watch looks, in milliseconds. What is written to a file while it watches, wherever the file lies, is
 * found by the next look, within a minute; of pages the same holds for the newest.
 */
export const everyMs = 20_000;
/** Of pages the newest are looked at each time, and as many older ones in turn. */
const newest = 200;
const inTurn = 300;
/** So many rows of a table are named one by one; of more only the fact. */
const mostNamed = 20;
/** How often the watch looks at what decides rights and reviews, in milliseconds. */
const rowsEveryMs = 60_000;
/** What web processes serve from the product's own folder: the compiled newsroom, and all that the portal's assets are made of. */
const folders = ["dist/newsroom", "portal/design"];

const system = { id: null, name: "Hệ thống" } as const;

/** What the watch over the disk of one machine remembers from one look to the next. */
export interface DiskWatch {
  readonly root: string;
  readonly baseline: Manifest;
  readonly media: MediaMemory;
}

/** What the watch over the pages remembers from one look to the next. */
export interface PageWatch {
  lastPage: string;
}

/** Begins to watch this machine's disk: the product's files as they are now are those that are served rightly. */
export async function openDiskWatch(
  ctx: Context,
  { root = projectRoot() }: { root?: string } = {},
): Promise<DiskWatch> {
  return { root, baseline: await readManifest({ root, folders }), media: await rememberMedia(ctx) };
}

/**
 * Looks once at every file of this machine that the public gets: those of the product, pictures and videos by their
 * digest, the emergency copy by its records. What is not as it should be raises an alarm, once until a person has dealt
 * with it.
 */
export async function lookAtDisk(ctx: Context, watch: DiskWatch): Promise<void> {
  const found = [
    ...differences(watch.baseline, await readManifest({ root: watch.root, folders })).map(
      ({ path, change }): Finding => ({ subject: `file:${path}`, finding: fileFindings[change] }),
    ),
    ...(await wrongCopies(ctx)),
    ...(await wrongMedia(ctx, watch.media)),
  ];
  for (const finding of found) await raise(ctx, finding);
}

/** Looks once at the public pages by the ledger, and raises its alarms likewise. */
export async function lookAtPages(ctx: Context, watch: PageWatch): Promise<void> {
  for (const finding of await wrongPages(ctx, watch)) await raise(ctx, finding);
  await lookAtRows(ctx, directoryChecks);
}

/** Looks once at tables whose rows follow from the ledger, and raises its alarms likewise. */
export async function lookAtRows(ctx: Context, checks: readonly SubjectCheck[]): Promise<void> {
  for (const { name, check } of checks) {
    // In one snapshot, so that no act comes between a row and its entry.
    const found = await ctx.db
      .transaction()
      .setIsolationLevel("repeatable read")
      .setAccessMode("read only")
      .execute(async (tx) => {
        const some: Disagreement[] = [];
        for await (const disagreement of check(tx)) {
          some.push(disagreement);
          if (some.length > mostNamed) break;
        }
        return some;
      });
    for (const { subjectType, subjectId, sentence } of found.slice(0, mostNamed))
      await raise(ctx, { subject: `${subjectType}:${subjectId}`, finding: sentence });
    if (found.length > mostNamed)
      await raise(ctx, {
        subject: `ledger:${name}`,
        finding: `Còn nhiều chỗ khác trong «${name}» không khớp sổ cái: hãy chạy kiểm tra sổ cái để xem hết.`,
      });
  }
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
    .where("kind", "=", "layout")
    .execute();
  watch.lastPage = turn.length < inTurn ? "" : (turn.at(-1)?.id ?? "");
  const ids = [...new Set([...late, ...turn, ...layouts].map((row) => row.id))];
  const findings: Finding[] = [];
  for await (const disagreement of pageDisagreements(db, ids))
    findings.push({ subject: `page:${disagreement.subjectId}`, finding: disagreement.sentence });
  return findings;
}

async function raise(ctx: Context, { subject, finding }: Finding): Promise<void> {
  const at = ctx.clock.now();
  await ctx.db.transaction().execute(async (tx) => {
    const id = newId();
    const raised = await tx
      .insertInto("watch_alarm")
      .values({ id, subject, finding, found_at: at })
      .onConflict((conflict) => conflict.column("subject").where("acknowledged_at", "is", null).doNothing())
      .returning("id")
      .executeTakeFirst();
    if (raised === undefined) return;
    await appendEntry(tx, {
      at,
      act: "watch.alarm",
      actor: system,
      unitCode: null,
      subject: { type: "alarm", id },
      details: { subject, finding },
    });
    ctx.log.error({ subject, finding }, "the watch found something that is not as it should be");
  });
}

/** Watches the disk of this process, whatever its role, until stopped. Several may watch: an alarm is raised once. */
export async function watchDisk(ctx: Context): Promise<{ stop(): Promise<void> }> {
  const watch = await openDiskWatch(ctx);
  return lookAgainAndAgain(ctx, () => lookAtDisk(ctx, watch));
}

/** Watches the pages until stopped; for workers, since all processes have the same pages. */
export function watchPages(ctx: Context): { stop(): Promise<void> } {
  const watch = { lastPage: "" };
  return lookAgainAndAgain(ctx, () => lookAtPages(ctx, watch));
}

/** Watches what decides rights and reviews until stopped; for workers, like the pages. */
export function watchRows(
  ctx: Context,
  { checks }: { checks: readonly SubjectCheck[] },
): { stop(): Promise<void> } {
  return lookAgainAndAgain(ctx, () => lookAtRows(ctx, checks), rowsEveryMs);
}

function lookAgainAndAgain(
  ctx: Context,
  look: () => Promise<void>,
  betweenMs = everyMs,
): { stop(): Promise<void> } {
  let running: Promise<void> | undefined;
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
    },
  };
}
