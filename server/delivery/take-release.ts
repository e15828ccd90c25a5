import type { SealedContent } from "../editorial/sealed-content.ts";
import { loadSealed } from "../editorial/sealed-or-changed.ts";
import type { Context } from "../foundation/context.ts";
import type { Tx } from "../foundation/database.ts";
import { newId } from "../foundation/ids.ts";
import { appendEntries } from "../ledger/append-entry.ts";

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

const contentChanged = {
  reason_code: "content-changed",
  reason:
    "Nội dung lưu trong cơ sở dữ liệu không còn khớp mã niêm phong đã phát hành. Không có gì được đăng; hãy báo thanh tra.",
} as const;
const never = new Date("9999-01-01T00:00:00Z");
const system = { id: null, name: "Hệ thống" } as const;

/**
 * Takes one release out of the outbox, in one transaction: publishes it on the portal and makes one delivery for each
 * other target (law 4: a channel copy exists only for an item that the portal carries). A revision that no longer
 * bears the released hash goes nowhere: the portal's delivery says so, and no other is made (law 1). The oldest is taken
 * unless `releaseId` names one. Answers false when there is none to take. Done again after a crash it takes what was left.
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
    const page = await publishToPortal(tx, {
      releaseId: outbox.id,
      revisionId,
      contentHash: outbox.content_hash,
      content,
      publishedAt: outbox.released_at ?? at,
    });
    const base = {
      release_id: outbox.id,
      item_id: outbox.item_id,
      content_hash: outbox.content_hash,
      urgent: content.urgent,
      next_at: at,
      created_at: at,
      updated_at: at,
    };
    const portalDelivery = newId();
    await tx
      .insertInto("delivery")
      .values({
        ...base,
        id: portalDelivery,
        channel_id: "portal",
        platform: "portal",
        state: "confirmed",
        public_url: page.publicUrl,
        confirmed_at: at,
      })
      .execute();
    const channels = await tx
      .selectFrom("channel")
      .select(["id", "platform"])
      .where("id", "in", content.targets.filter((target) => target !== "portal").concat(""))
      .orderBy("id")
      .execute();
    for (let start = 0; start < channels.length; start += 1000) {
      await tx
        .insertInto("delivery")
        .values(
          channels.slice(start, start + 1000).map((channel) => ({
            ...base,
            id: newId(),
            channel_id: channel.id,
            platform: channel.platform,
            state: "pending" as const,
          })),
        )
        .execute();
    }
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
        subject: { type: "delivery", id: portalDelivery },
        details: { releaseId: outbox.id, channelId: "portal", contentHash: hash, publicUrl: page.publicUrl },
      },
    ]);
    return true;
  });
}

/** Records that a release went nowhere, so that the board shows it and the ledger knows. */
async function stopRelease(
  tx: Tx,
  release: { id: string; item_id: string; content_hash: Buffer },
  at: Date,
): Promise<void> {
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
      ...contentChanged,
      next_at: never,
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
    reasonCode: contentChanged.reason_code,
  };
  const subject = { type: "delivery", id };
  const entry = { at, act: "delivery.failed", actor: system, unitCode: item.unit_code, subject, details };
  await appendEntries(tx, [entry]);
}
