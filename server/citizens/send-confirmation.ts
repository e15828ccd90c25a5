import type { Context } from "../foundation/context.ts";
import { decryptSecret } from "../foundation/keys/secrets.ts";
import { linkToken } from "./keys.ts";
import type { Mailer } from "./mailer.ts";
import { confirmMail } from "./mails.ts";

/** Mails the link to who asked; throws when the mail server must be asked again, so that the job is tried again. */
export async function sendConfirmation(
  ctx: Context,
  { mailer, subscriptionId }: { mailer: Mailer; subscriptionId: string },
): Promise<void> {
  const pending = await ctx.db
    .selectFrom("subscription")
    .select(["id", "address_encrypted", "requests"])
    .where("id", "=", subscriptionId)
    .where("state", "=", "pending")
    .where("expires_at", ">", ctx.clock.now())
    .executeTakeFirst();
  if (pending === undefined) return;
  const { id, requests } = pending;
  const to = decryptSecret({ key: ctx.masterKey, ciphertext: pending.address_encrypted, context: id });
  const token = linkToken(ctx.masterKey, { purpose: "confirm", subscriptionId });
  const confirmUrl = `${ctx.config.publicUrl}/dang-ky-nhan-tin/xac-nhan?ma=${token}`;
  const sent = await mailer.send({ to, messageId: `${id}.${requests}`, ...confirmMail({ confirmUrl }) });
  if (sent.outcome === "later" || sent.outcome === "unreachable")
    throw new Error(`the mail server will be asked again: ${sent.reason}`);
  if (sent.outcome !== "sent")
    ctx.log.warn({ subscriptionId, reason: sent.reason }, "citizens: a confirmation was not taken");
}
