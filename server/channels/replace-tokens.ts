import type { Context } from "../foundation/context.ts";
import { inTransaction } from "../foundation/database/database.ts";
import { done, forbidden, notFound, type Outcome } from "../foundation/outcome.ts";
import { appendEntry } from "../ledger/append-entry.ts";
import { type Actor, ledgerActor } from "../organization/actor.ts";
import { may, requireStepUp } from "../organization/rights.ts";
import { storeTokens } from "./tokens.ts";

/** The channel manager stores a new pair of tokens for a channel; what waited for one goes on by itself. */
export async function replaceTokens(
  ctx: Context,
  input: {
    actor: Actor;
    channelId: string;
    accessToken: string;
    refreshToken: string | null;
    expiresAt: Date | null;
  },
): Promise<Outcome<{ channelId: string }>> {
  const at = ctx.clock.now();
  return inTransaction(ctx.db, async (tx) => {
    const channel = await tx
      .selectFrom("channel")
      .select(["id", "unit_code"])
      .where("id", "=", input.channelId)
      .forUpdate()
      .executeTakeFirst();
    const resource = { type: "channel", unitCode: channel?.unit_code ?? null } as const;
    const { actor } = input;
    if (channel === undefined || !may({ actor, action: "channel.read", resource, now: at }))
      return notFound();
    if (!may({ actor, action: "channel.manage", resource, now: at })) {
      return forbidden("Chỉ quản lý kênh được thay mã truy cập.");
    }
    const steppedUp = requireStepUp({ actor, now: at });
    if (!steppedUp.ok) return steppedUp;
    await storeTokens(ctx, tx, { ...input, at });
    await tx
      .updateTable("channel")
      .set({ health: "ok", health_reason: "", health_at: at })
      .where("id", "=", channel.id)
      .execute();
    await appendEntry(tx, {
      at,
      act: "channel.token-replaced",
      actor: ledgerActor(actor),
      unitCode: channel.unit_code,
      subject: { type: "channel", id: channel.id },
      details: {},
    });
    return done({ channelId: channel.id });
  });
}
