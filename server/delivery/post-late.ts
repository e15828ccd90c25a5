import type { Context } from "../foundation/context.ts";
import { inTransaction, type Tx } from "../foundation/database/database.ts";
import { done, type Outcome } from "../foundation/outcome.ts";
import { appendEntry } from "../ledger/append-entry.ts";
import { type Actor, ledgerActor } from "../organization/actor.ts";
import { renewedTerm } from "../release/release-term.ts";
import { authorizeRelease, wakeDelivery, wrongState } from "./act-on-delivery.ts";
import { replacedReleases } from "./replaced-releases.ts";
import { neverOnPortal, present } from "./retry-delivery.ts";
import { type Chosen, lockResting, sendAgain } from "./send-again.ts";

/**
 * Lets what is overdue go out all the same, under a new term. While the portal does not carry it, it is taken from the
 * outbox again, and the channels wait for it (law 4), however often somebody presses. Refused when a newer release of the
 * item exists: an original never goes out after its correction.
 */
export async function postLate(
  ctx: Context,
  { actor, releaseId, ...chosen }: { actor: Actor; releaseId: string } & Chosen,
): Promise<Outcome<{ deliveries: number }>> {
  const at = ctx.clock.now();
  return inTransaction(ctx.db, async (tx) => {
    const authorized = await authorizeRelease(ctx, tx, { actor, releaseId, action: "delivery.retry" });
    if (!authorized.ok) return authorized;
    const { itemId, unitCode } = authorized.value;
    // Whoever takes a release holds its row of the outbox first, and the deliveries after it: from here on the portal's
    // delivery stands as it is.
    await tx
      .selectFrom("release_outbox")
      .select("release_id")
      .where("release_id", "=", releaseId)
      .forUpdate()
      .execute();
    const all = await lockResting(tx, { releaseId, states: ["overdue"] });
    if ((await replacedReleases(tx, { releaseIds: [releaseId] })).has(releaseId))
      return wrongState("Tin, bài này đã có bản phát hành mới hơn nên không đăng bản cũ nữa.");
    const meant = new Set(
      (await lockResting(tx, { releaseId, states: ["overdue"], ...chosen })).map(({ id }) => id),
    );
    const [first] = all;
    if (first === undefined || meant.size === 0)
      return wrongState("Không còn lượt đăng nào quá hạn theo lựa chọn này.");
    const portal = await tx
      .selectFrom("delivery")
      .select(["id", "state"])
      .where("release_id", "=", releaseId)
      .where("channel_id", "=", "portal")
      .executeTakeFirstOrThrow();
    if (portal.state === "failed") return wrongState(neverOnPortal);
    const rows = all.filter(({ id }) => meant.has(id) || id === portal.id);
    const notAfter = renewedTerm({ urgent: first.urgent, from: at });
    await tx
      .updateTable("delivery")
      .set({ not_after: notAfter })
      .where(
        "id",
        "in",
        rows.map(({ id }) => id),
      )
      .execute();
    if (portal.state !== "confirmed")
      await takeAgain(tx, { releaseId, ids: rows.map(({ id }) => id), notAfter, at });
    else
      await sendAgain(
        tx,
        rows.map((row) => ({ ...row, not_after: notAfter })),
        { at, personSawNone: false },
      );
    await appendEntry(tx, {
      at,
      act: "delivery.posted-late",
      actor: ledgerActor(actor),
      unitCode,
      subject: { type: "item", id: itemId },
      details: { releaseId, deliveries: rows.length, notAfter: notAfter.toISOString(), ...present(chosen) },
    });
    return done({ deliveries: rows.length });
  });
}

/** Puts the release back into the outbox under its new term; the deliveries wait until the portal carries it. */
async function takeAgain(
  tx: Tx,
  { releaseId, ids, notAfter, at }: { releaseId: string; ids: readonly string[]; notAfter: Date; at: Date },
): Promise<void> {
  await tx
    .updateTable("delivery")
    .set({ state: "waiting", reason: "", reason_code: "", updated_at: at })
    .where("id", "in", ids)
    .execute();
  await tx.updateTable("release").set({ not_after: notAfter }).where("id", "=", releaseId).execute();
  await tx
    .updateTable("release_outbox")
    .set({ taken_at: null })
    .where("release_id", "=", releaseId)
    .execute();
  await wakeDelivery(tx);
}
