import { itemAllows } from "../editorial/item-state.ts";
import { moveItem } from "../editorial/move-item.ts";
import { loadSealed } from "../editorial/sealed-or-changed.ts";
import { loadItem } from "../editorial/store.ts";
import type { Context } from "../foundation/context.ts";
import { appendEntry } from "../ledger/append-entry.ts";
import { anyRefused } from "../media/read-again.ts";
import { assetsIn } from "./assets-in.ts";
import { moveRelease, waitingStates } from "./release-state.ts";
import { sendOut } from "./send-out.ts";

/** Later than this after its time a scheduled release is missed and never goes out by itself (law 9), in milliseconds. */
const latestMs = 10 * 60_000;

const system = { id: null, name: "Hệ thống" } as const;

/**
 * Lets scheduled releases go whose time has come, each in a transaction of its own. The frozen hash goes out or
 * nothing does: a content that no longer bears its hash, one with a file that was refused meanwhile (law 10), or a time
 * missed by more than ten minutes, becomes `missed`.
 * Answers how many went out.
 */
export async function releaseDue(ctx: Context): Promise<number> {
  const due = await ctx.db
    .selectFrom("release")
    .select(["id", "item_id"])
    .where("state", "in", [...waitingStates])
    .where("scheduled_for", "<=", ctx.clock.now())
    .orderBy("scheduled_for")
    .execute();
  let released = 0;
  for (const { id, item_id } of due) {
    try {
      if (await releaseOne(ctx, { releaseId: id, itemId: item_id })) released += 1;
    } catch (error) {
      // One that cannot be released must not make the others miss their time.
      ctx.log.error({ err: error, releaseId: id }, "scheduler: a release failed, will try again");
    }
  }
  return released;
}

async function releaseOne(
  ctx: Context,
  { releaseId, itemId }: { releaseId: string; itemId: string },
): Promise<boolean> {
  return ctx.db.transaction().execute(async (tx) => {
    // The item first, as every other act locks it; then the release, which a cancellation may have changed.
    const item = await loadItem(tx, { itemId, lock: "update" });
    const release = await tx
      .selectFrom("release")
      .selectAll()
      .where("id", "=", releaseId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (
      item === undefined ||
      !waitingStates.some((state) => state === release.state) ||
      release.scheduled_for === null
    )
      return false;
    const { scheduled_for: scheduledFor } = release;
    const isLate = (now: Date) => now.getTime() - scheduledFor.getTime() > latestMs;
    const at = ctx.clock.now();
    const late = isLate(at);
    const sealed = { revisionId: release.revision_id, decidedHash: release.content_hash };
    const content = await loadSealed(tx, sealed);
    const refused = content !== undefined && (await anyRefused(tx, { assetIds: assetsIn(content) }));
    const intact = content !== undefined && !refused;
    // Whoever took the item elsewhere behind the application: nothing of it goes, and it stays where it is.
    const waits = itemAllows(item.state, "come-due");
    const goes = !late && intact && waits && item.currentRevisionId === release.revision_id;
    const facts = { "in-time": goes };
    await moveRelease(tx, { releaseId, act: "come-due", facts, at });
    if (waits)
      await moveItem(tx, {
        item,
        act: "come-due",
        facts,
        at,
        set: goes ? { released_revision_id: release.revision_id } : {},
      });
    if (goes) await sendOut(ctx, tx, { releaseId, itemId, revisionId: release.revision_id, at });
    await appendEntry(tx, {
      at,
      act: goes ? "release.made" : "release.missed",
      actor: system,
      unitCode: item.unitCode,
      subject: { type: "item", id: itemId },
      details: {
        releaseId,
        revisionId: release.revision_id,
        contentHash: release.content_hash.toString("hex"),
        ...(goes ? {} : { reason: late ? "late" : refused ? "file-refused" : "not-intact" }),
      },
    });
    // The ledger may have been waited for. Taken back here, the release is found late the next time.
    if (goes && isLate(ctx.clock.now())) throw new Error("the release became late while it was made");
    return goes;
  });
}
