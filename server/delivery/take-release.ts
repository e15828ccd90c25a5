import type { SealedContent } from "../editorial/sealed-content.ts";
import { loadSealed } from "../editorial/sealed-or-changed.ts";
import type { Context } from "../foundation/context.ts";
import type { Tx } from "../foundation/database.ts";
import { newId } from "../foundation/ids.ts";
import { appendEntries } from "../ledger/append-entry.ts";
import { contentChanged, overdue, replaced } from "./delivery-reasons.ts";
import { type EndedDelivery, endedBySystem } from "./ended-by-system.ts";

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

const nothingPublished = {
  ...contentChanged,
  reason:
    "Nội dung lưu trong cơ sở dữ liệu không còn khớp mã niêm phong đã phát hành. Không có gì được đăng; hãy báo thanh tra.",
};
const never = new Date("9999-01-01T00:00:00Z");
const rowsPerInsert = 1000;
const system = { id: null, name: "Hệ thống" } as const;

/**
 * Takes one release out of the outbox, in one transaction: publishes it on the portal and makes one delivery for each
 * other target (law 4: a channel copy exists only for an item that the portal carries). A revision that no longer
 * bears the released hash goes nowhere: the portal's delivery says so, and no other is made (law 1). Nor does one whose
 * term is over (law 9): each of its deliveries is overdue until a person lets it go out all the same. One that something
 * newer has replaced meanwhile goes nowhere for good (law 5). The oldest is taken unless `releaseId` names one. Answers false when there is none to take. Done again after a crash it takes what was left.
 */
export async function takeRelease(
  ctx: Context,
  { publishToPortal, releaseId }: { publishToPortal: PublishToPortal; releaseId?: string },
): Promise<boolean> {
  return ctx.db.transaction().execute(async (tx) => {
    const outbox = await tx
      .selectFrom("release_outbox")
      .innerJoin("release", "release.id", "release_outbox.release_id")
      .select([
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
    if (content === undefined) {
      await stopRelease(tx, outbox, at);
      return true;
    }
    const ends = (await isReplaced(tx, outbox)) ? "replaced" : at > outbox.not_after ? "overdue" : null;
    const deliveries = await makeDeliveries(tx, { release: outbox, content, at, ends });
    if (ends !== null) {
      await appendEntries(
        tx,
        deliveries.map((row) => endedBySystem(row, { state: ends, at })),
      );
      return true;
    }
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
    // What a person let go out although it was late, and that waited for the portal.
    await tx
      .updateTable("delivery")
      .set({ state: "pending", next_at: at, updated_at: at })
      .where("release_id", "=", outbox.id)
      .where("state", "=", "waiting")
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

/**
 * Makes one delivery for the portal and each other target; those that are there already, from an earlier time at which
 * the release was late, stay as they are. Answers those made.
 */
async function makeDeliveries(
  tx: Tx,
  {
    release,
    content,
    at,
    ends,
  }: { release: TakenRelease; content: SealedContent; at: Date; ends: "overdue" | "replaced" | null },
): Promise<EndedDelivery[]> {
  const channels = await tx
    .selectFrom("channel")
    .select(["id", "platform"])
    .where("id", "in", content.targets.filter((target) => target !== "portal").concat(""))
    .orderBy("id")
    .execute();
  const targets = [{ id: "portal", platform: "portal" }, ...channels];
  const made: EndedDelivery[] = [];
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
          urgent: content.urgent,
          ...(ends === null
            ? { state: "pending" }
            : { state: ends, ...asReason(ends === "overdue" ? overdue : replaced) }),
          next_at: ends === null ? at : never,
          not_after: release.not_after,
          created_at: at,
          updated_at: at,
        })),
      )
      .onConflict((conflict) => conflict.columns(["release_id", "channel_id"]).doNothing())
      .returning(["id", "release_id", "channel_id", "content_hash"])
      .execute();
    made.push(...rows.map((row) => ({ ...row, unit_code: content.unit.code })));
  }
  return made;
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

/** Records that a release went nowhere, so that the board shows it and the ledger knows. */
async function stopRelease(tx: Tx, release: TakenRelease, at: Date): Promise<void> {
  const id = newId();
  await tx
    .insertInto("delivery")
    .values({
      id,
      release_id: release.id,
      item_id: release.item_id,
      channel_id: "portal",
      platform: "portal",
      content_hash: release.content_hash,
      urgent: false,
      state: "failed",
      ...asReason(nothingPublished),
      next_at: never,
      not_after: release.not_after,
      created_at: at,
      updated_at: at,
    })
    .execute();
  const item = await tx
    .selectFrom("item")
    .select("unit_code")
    .where("id", "=", release.item_id)
    .executeTakeFirstOrThrow();
  const details = {
    releaseId: release.id,
    channelId: "portal",
    contentHash: release.content_hash.toString("hex"),
    reasonCode: nothingPublished.reasonCode,
  };
  const subject = { type: "delivery", id };
  const entry = { at, act: "delivery.failed", actor: system, unitCode: item.unit_code, subject, details };
  await appendEntries(tx, [entry]);
}

function asReason({ reasonCode, reason }: { reasonCode: string; reason: string }) {
  return { reason_code: reasonCode, reason };
}
