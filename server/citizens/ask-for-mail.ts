import type { Context } from "../foundation/context.ts";
import { newId } from "../foundation/ids.ts";
import { encryptSecret } from "../foundation/keys/secrets.ts";
import { done, invalid, type Outcome } from "../foundation/outcome.ts";
import type { Wishes } from "./form-fields.ts";
import { confirmMailQueue } from "./jobs.ts";
import { addressHash, linkToken, tokenHash } from "./keys.ts";
import { areUnits } from "./store.ts";

/** How long the link in the mail stands, in milliseconds. */
const linkLasts = 24 * 3_600_000;
/** Nobody is mailed more often because somebody typed his address: so many times while a link stands, this far apart. */
const mailsAtMost = 3;
const mailsApartMs = 3_600_000;

/**
 * A citizen asks to be mailed warnings. Nothing is sent but one mail with a link, and nothing is subscribed before that
 * link was used (double opt-in). The answer is the same whether the address is new, waiting or subscribed already.
 */
export async function askForMail(
  ctx: Context,
  { address, topics, unitCodes }: { address: string } & Wishes,
): Promise<Outcome<null>> {
  if (!(await areUnits(ctx.db, unitCodes)))
    return invalid([{ path: "xa", message: "Xã, phường không có trong danh sách." }]);
  const at = ctx.clock.now();
  const id = newId();
  const hash = addressHash(ctx.masterKey, { way: "mail", address });
  await ctx.db.transaction().execute(async (tx) => {
    await tx
      .deleteFrom("subscription")
      .where("address_hash", "=", hash)
      .where("state", "=", "pending")
      .where("expires_at", "<=", at)
      .execute();
    const made = await tx
      .insertInto("subscription")
      .values({
        id,
        way: "mail",
        address_hash: hash,
        address_encrypted: encryptSecret({ key: ctx.masterKey, plaintext: address, context: id }),
        topics,
        unit_codes: unitCodes,
        state: "pending",
        confirm_hash: tokenHash(linkToken(ctx.masterKey, { purpose: "confirm", subscriptionId: id })),
        leave_hash: tokenHash(linkToken(ctx.masterKey, { purpose: "leave", subscriptionId: id })),
        requested_at: at,
        expires_at: new Date(at.getTime() + linkLasts),
      })
      .onConflict((conflict) => conflict.columns(["way", "address_hash", "state"]).doNothing())
      .returning("id")
      .executeTakeFirst();
    const waiting =
      made ??
      (await tx
        .updateTable("subscription")
        .set((eb) => ({
          topics,
          unit_codes: unitCodes,
          requests: eb("requests", "+", 1),
          requested_at: at,
        }))
        .where("address_hash", "=", hash)
        .where("state", "=", "pending")
        .where("requests", "<", mailsAtMost)
        .where("requested_at", "<=", new Date(at.getTime() - mailsApartMs))
        .returning("id")
        .executeTakeFirst());
    if (waiting !== undefined) await ctx.jobs.enqueue(tx, confirmMailQueue, { subscriptionId: waiting.id });
  });
  return done(null);
}
