import { sql } from "kysely";
import type { Context } from "../foundation/context.ts";
import type { Database, Tx } from "../foundation/database/database.ts";
import { done, forbidden, notFound, type Outcome, refused } from "../foundation/outcome.ts";
import type { Actor } from "../organization/actor.ts";
import { may } from "../organization/rights.ts";
import type { Action } from "../organization/rule-table.ts";
import { deliverWakeChannel } from "../release/send-out.ts";

/** A delivery locked for an act, with the unit of its item. */
export async function lockDelivery(
  ctx: Context,
  tx: Tx,
  input: { actor: Actor; deliveryId: string; action: Action },
): Promise<
  Outcome<{
    id: string;
    state: string;
    unitCode: string;
    channelId: string;
    releaseId: string;
    contentHash: string;
  }>
> {
  const row = await tx
    .selectFrom("delivery")
    .innerJoin("item", "item.id", "delivery.item_id")
    .select([
      "delivery.id",
      "delivery.state",
      "delivery.channel_id",
      "delivery.release_id",
      "delivery.content_hash",
      "item.unit_code",
    ])
    .where("delivery.id", "=", input.deliveryId)
    .forUpdate("delivery")
    .executeTakeFirst();
  const now = ctx.clock.now();
  const resource = { type: "delivery", unitCode: row?.unit_code ?? null } as const;
  if (row === undefined || !may({ actor: input.actor, action: "delivery.read", resource, now }))
    return notFound();
  if (!may({ actor: input.actor, action: input.action, resource, now })) {
    return forbidden(notTheirs);
  }
  return done({
    id: row.id,
    state: row.state,
    unitCode: row.unit_code,
    channelId: row.channel_id,
    releaseId: row.release_id,
    contentHash: row.content_hash.toString("hex"),
  });
}

/** Whether a person may act on all deliveries of a release; absent and not to be seen answer alike. */
export async function authorizeRelease(
  ctx: Context,
  tx: Database,
  { actor, releaseId, action }: { actor: Actor; releaseId: string; action: Action },
): Promise<Outcome<{ itemId: string; unitCode: string }>> {
  const row = await tx
    .selectFrom("release")
    .innerJoin("item", "item.id", "release.item_id")
    .select(["item.id", "item.unit_code"])
    .where("release.id", "=", releaseId)
    .executeTakeFirst();
  const now = ctx.clock.now();
  const resource = { type: "delivery", unitCode: row?.unit_code ?? null } as const;
  if (row === undefined || !may({ actor, action: "delivery.read", resource, now })) return notFound();
  if (!may({ actor, action, resource, now })) return forbidden(notTheirs);
  return done({ itemId: row.id, unitCode: row.unit_code });
}

const notTheirs = "Chỉ Ban biên tập và quản lý kênh được xử lý lượt đăng.";

/** Makes delivery look at the row as soon as the transaction commits. */
export async function wakeDelivery(tx: Tx): Promise<void> {
  await sql`select pg_notify(${deliverWakeChannel}, '')`.execute(tx);
}

/** The act does not fit the state in which the delivery stands. */
export function wrongState(detail: string) {
  return refused({ code: "delivery-state", status: 409, title: "Chưa làm được", detail });
}
