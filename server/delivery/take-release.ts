import type { SealedContent } from "../editorial/sealed-content.ts";
import { loadSealed } from "../editorial/sealed-or-changed.ts";
import type { Context } from "../foundation/context.ts";
import type { Tx } from "../foundation/database/database.ts";
import { newId } from "../foundation/ids.ts";
import { appendEntries } from "../ledger/append-entry.ts";
import { notOnPortal } from "./delivery-reasons.ts";
import { type EndedDelivery, type Ending, endedBySystem, endings } from "./ended-by-system.ts";

/** Puts a sealed release into the public store; given at composition by the portal's connector. */
export type PublishToPortal = (
  tx: Tx,
  release: {
    releaseId: string;
    revisionId: string;
    contentHash: Buffer;
    content: SealedContent;
    publishedAt: Date;
  },
) => Promise<{ publicUrl: string; digest: Buffer }>;

const never = new Date("9999-01-01T00:00:00Z");
const rowsPerInsert = 1000;
const system = { id: null, name: "Hệ thống" } as const;

/**
 * Takes one release out of the outbox, in one transaction: publishes it on the portal and makes one delivery for each
 * other target (law 4: a channel copy exists only for an item that the portal carries). A revision that no longer
 * bears the released hash goes nowhere: the portal's delivery says so, and no other is made (law 1). Nor does one whose
 * term is over (law 9): each of its deliveries is overdue until a person lets it go out all the same. One that something
 * newer has replaced meanwhile goes nowhere for good (law 5). What waits since an earlier time goes the same way: nothing
 * waits for a release that is taken. The oldest is taken unless `releaseId` names one. Answers false when there is none to
 * take. Done again after a crash it takes what was left.
 */
export async function takeRelease(
  ctx: Context,
  { publishToPortal, releaseId }: { publishToPortal: PublishToPortal; releaseId?: string },
): Promise<boolean> {
  return ctx.db.transaction().execute(async (tx) => {
    const outbox = await tx
      .selectFrom("release_outbox")
      .innerJoin("release", "release.id", "release_outbox.release_id")
      .innerJoin("item", "item.id", "release.item_id")
      .select([
        "item.unit_code",
        "release.id",
        "release.item_id",
        "release.revision_id",
        "release.content_hash",
        "release.released_at",
        "release.not_after",
      ])
      .where("release_outbox.taken_at", "is", null)
      .$if(releaseId !== undefined, (query) => query.where("release.id", "=", releaseId ?? ""))
      .orderBy("release_outbox.created_at")
      .limit(1)
      .forUpdate("release_outbox")
      .skipLocked()
      .executeTakeFirst();
    if (outbox === undefined) return false;
    const at = ctx.clock.now();
    const revisionId = outbox.revision_id;
    await tx
      .updateTable("release_outbox")
      .set({ taken_at: at })
      .where("release_id", "=", outbox.id)
      .execute();
    const content = await loadSealed(tx, { revisionId, decidedHash: outbox.content_hash });
    const ends = await endingOf(tx, { release: outbox, content, at });
    const targets = await targetsOf(tx, content);
    const deliveries = await makeDeliveries(tx, { release: outbox, targets, content, at, ends });
    if (ends !== null) {
      const ended = [...deliveries, ...(await endWaiting(tx, { release: outbox, at, ends }))];
      await appendEntries(
        tx,
        ended.map((row) => endedBySystem({ ...row, unit_code: outbox.unit_code }, { state: ends, at })),
      );
      return true;
    }
    if (content === undefined) throw new Error("a release without its content has no end");
    const page = await publishToPortal(tx, {
      releaseId: outbox.id,
      revisionId,
      contentHash: outbox.content_hash,
      content,
      publishedAt: outbox.released_at ?? at,
    });
    const portalDelivery = await tx
      .updateTable("delivery")
      .set({
        state: "confirmed",
        reason: "",
        reason_code: "",
        public_url: page.publicUrl,
        confirmed_at: at,
        updated_at: at,
      })
      .where("release_id", "=", outbox.id)
      .where("channel_id", "=", "portal")
      .returning("id")
      .executeTakeFirstOrThrow();
    // What waited for the portal: what a person let go out although it was late, and what was held back.
    await tx
      .updateTable("delivery")
      .set({ state: "pending", reason: "", reason_code: "", next_at: at, updated_at: at })
      .where("release_id", "=", outbox.id)
      .where((eb) =>
        eb.or([
          eb("state", "=", "waiting"),
          eb.and([eb("state", "=", "pending"), eb("reason_code", "=", notOnPortal.reasonCode)]),
        ]),
      )
      .execute();
    const entry = { at, actor: system, unitCode: content.unit.code };
    const hash = outbox.content_hash.toString("hex");
    await appendEntries(tx, [
      {
        ...entry,
        act: "page.published",
        subject: { type: "item", id: outbox.item_id },
        details: {
          releaseId: outbox.id,
          revisionId,
          contentHash: hash,
          digest: page.digest.toString("hex"),
        },
      },
      {
        ...entry,
        act: "delivery.confirmed",
        subject: { type: "delivery", id: portalDelivery.id },
        details: { releaseId: outbox.id, channelId: "portal", contentHash: hash, publicUrl: page.publicUrl },
      },
    ]);
    return true;
  });
}

interface TakenRelease {
  readonly id: string;
  readonly item_id: string;
  readonly content_hash: Buffer;
  readonly not_after: Date;
}

/** Why a release that is taken goes nowhere; null when it goes out. */
async function endingOf(
  tx: Tx,
  { release, content, at }: { release: TakenRelease; content: SealedContent | undefined; at: Date },
): Promise<Ending | null> {
  if (content === undefined) return "failed";
  if (await isReplaced(tx, release)) return "replaced";
  return at > release.not_after ? "overdue" : null;
}

interface Target {
  readonly id: string;
  readonly platform: string;
}

/** The portal, and each other channel that the content names; nobody knows them where it is not the sealed one. */
async function targetsOf(tx: Tx, content: SealedContent | undefined): Promise<readonly Target[]> {
  const portal = { id: "portal", platform: "portal" };
  if (content === undefined) return [portal];
  const channels = await tx
    .selectFrom("channel")
    .select(["id", "platform"])
    .where("id", "in", content.targets.filter((target) => target !== "portal").concat(""))
    .orderBy("id")
    .execute();
  return [portal, ...channels];
}

type Made = Omit<EndedDelivery, "unit_code">;

/**
 * Makes one delivery for each target; those that are there already, from an earlier time at which the release was late,
 * are not made again. Answers those made.
 */
async function makeDeliveries(
  tx: Tx,
  {
    release,
    targets,
    content,
    at,
    ends,
  }: {
    release: TakenRelease;
    targets: readonly Target[];
    content: SealedContent | undefined;
    at: Date;
    ends: Ending | null;
  },
): Promise<Made[]> {
  const made: Made[] = [];
  for (let start = 0; start < targets.length; start += rowsPerInsert) {
    const rows = await tx
      .insertInto("delivery")
      .values(
        targets.slice(start, start + rowsPerInsert).map(({ id, platform }) => ({
          id: newId(),
          release_id: release.id,
          item_id: release.item_id,
          channel_id: id,
          platform,
          content_hash: release.content_hash,
          urgent: content?.urgent ?? false,
          ...(ends === null ? { state: "pending", next_at: at } : endColumns(ends)),
          not_after: release.not_after,
          created_at: at,
          updated_at: at,
        })),
      )
      .onConflict((conflict) => conflict.columns(["release_id", "channel_id"]).doNothing())
      .returning(["id", "release_id", "channel_id", "content_hash"])
      .execute();
    made.push(...rows);
  }
  return made;
}

/** Ends what waits of a release that goes nowhere: it would wait for good otherwise. Answers what was ended. */
async function endWaiting(
  tx: Tx,
  { release, at, ends }: { release: TakenRelease; at: Date; ends: Ending },
): Promise<Made[]> {
  const rows = await tx
    .selectFrom("delivery")
    .select(["id", "release_id", "channel_id", "content_hash"])
    .where("release_id", "=", release.id)
    .where("state", "=", "waiting")
    // In the order in which everybody locks them.
    .orderBy("id")
    .forUpdate()
    .execute();
  const ids = rows.map(({ id }) => id);
  await tx
    .updateTable("delivery")
    .set({ ...endColumns(ends), updated_at: at })
    .where("id", "in", [...ids, ""])
    .execute();
  return rows;
}

/**
 * Whether something newer has replaced a release. The item is held first, as whoever replaces a release holds it: what is
 * published here comes before that, or sees it.
 */
async function isReplaced(tx: Tx, { id, item_id }: TakenRelease): Promise<boolean> {
  await tx.selectFrom("item").select("id").where("id", "=", item_id).forShare().execute();
  const { replaced_at } = await tx
    .selectFrom("release")
    .select("replaced_at")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return replaced_at !== null;
}

function endColumns(ends: Ending) {
  const { reasonCode, reason } = endings[ends];
  return { state: ends, reason_code: reasonCode, reason, next_at: never };
}
