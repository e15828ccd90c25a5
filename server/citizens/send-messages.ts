import type { Context } from "../foundation/context.ts";
import { decryptSecret } from "../foundation/secrets.ts";
import { linkToken, type Way } from "./keys.ts";
import { type Handed, type Mailer, mailConnections } from "./mailer.ts";
import { warningMail } from "./mails.ts";
import type { Notifier } from "./notifier.ts";
import { deviceAddress } from "./push-endpoint.ts";
import { notificationOf, readWarning, type Warning } from "./warning-words.ts";

/** By what messages leave; without a mail server those by mail wait. */
export interface Senders {
  readonly mailer: Mailer | undefined;
  readonly notifier: Notifier;
}

/**
 * In flight at once in one worker, and claimed at once: what waited behind others, for its turn or for a connection, would
 * outlive its lease at a slow mail server, and go out a second time from another worker.
 */
const abreast = mailConnections;
const attemptsAtMost = 8;
/** After so long without a result a message is due again: its worker has died. In milliseconds. */
const leaseMs = 5 * 60_000;
const firstPauseMs = 30_000;
const longestPauseMs = 30 * 60_000;

/**
 * Sends what is due until nothing is. A message is held under a lease while it is out, so that no other worker sends it;
 * what a worker had out when it died goes out again after the lease, a mail under the same Message-ID. Answers how many
 * were handed over. `going` is asked before each batch.
 */
export async function sendMessages(
  ctx: Context,
  senders: Senders,
  { going }: { going: () => boolean } = { going: () => true },
): Promise<number> {
  const warnings = new Map<string, Warning | undefined>();
  let sent = 0;
  while (going()) {
    const due = await claim(ctx, senders);
    if (due.length === 0) break;
    for (const { release_id: releaseId } of due) {
      if (warnings.has(releaseId)) continue;
      const { publicUrl } = ctx.config;
      warnings.set(releaseId, await readWarning(ctx.db, { releaseId, publicUrl, at: ctx.clock.now() }));
    }
    await Promise.all(
      due.map(async (message) => {
        const warning = warnings.get(message.release_id);
        if (warning === undefined) await end(ctx, message, "dropped", "no longer current");
        else if (await sendOne(ctx, senders, { message, warning })) sent += 1;
      }),
    );
    // What was replaced or withdrawn in between must not go out from an older reading.
    warnings.clear();
  }
  return sent;
}

interface Message {
  readonly subscription_id: string;
  readonly release_id: string;
  readonly attempts: number;
}

async function claim(ctx: Context, { mailer }: Senders): Promise<Message[]> {
  const at = ctx.clock.now();
  const ways: Way[] = mailer === undefined ? ["push"] : ["mail", "push"];
  return ctx.db
    .with("due", (db) =>
      db
        .selectFrom("warning_message")
        .innerJoin("subscription", "subscription.id", "warning_message.subscription_id")
        .select(["warning_message.subscription_id", "warning_message.release_id"])
        .where("warning_message.state", "=", "pending")
        .where("warning_message.next_at", "<=", at)
        .where("subscription.way", "in", ways)
        .orderBy("warning_message.next_at")
        .limit(abreast)
        .forUpdate("warning_message")
        .skipLocked(),
    )
    .updateTable("warning_message as message")
    .from("due")
    .set((eb) => ({
      attempts: eb("message.attempts", "+", 1),
      next_at: new Date(at.getTime() + leaseMs),
    }))
    .whereRef("message.subscription_id", "=", "due.subscription_id")
    .whereRef("message.release_id", "=", "due.release_id")
    .returning(["message.subscription_id", "message.release_id", "message.attempts"])
    .execute();
}

/** Sends one message and writes down what became of it; true when it was handed over. */
async function sendOne(
  ctx: Context,
  senders: Senders,
  { message, warning }: { message: Message; warning: Warning },
): Promise<boolean> {
  const subscriber = await ctx.db
    .selectFrom("subscription")
    .select(["id", "way", "address_encrypted"])
    .where("id", "=", message.subscription_id)
    .executeTakeFirst();
  // Left a moment ago; the message went with the subscription.
  if (subscriber === undefined) return false;
  const handed = await hand(ctx, senders, { message, warning, subscriber });
  switch (handed.outcome) {
    case "sent":
      await end(ctx, message, "sent", "");
      return true;
    case "gone":
      await ctx.db.deleteFrom("subscription").where("id", "=", subscriber.id).execute();
      return false;
    case "never":
      await end(ctx, message, "failed", handed.reason);
      return false;
    case "later":
      if (message.attempts >= attemptsAtMost) await end(ctx, message, "failed", handed.reason);
      else await again(ctx, message, handed.reason);
      return false;
  }
}

async function hand(
  ctx: Context,
  { mailer, notifier }: Senders,
  {
    message,
    warning,
    subscriber: { id, way, address_encrypted },
  }: {
    message: Message;
    warning: Warning;
    subscriber: { id: string; way: string; address_encrypted: Buffer };
  },
): Promise<Handed> {
  const address = decryptSecret({ key: ctx.masterKey, ciphertext: address_encrypted, context: id });
  if (way === "push")
    return notifier.send({
      device: deviceAddress.parse(JSON.parse(address)),
      payload: notificationOf(warning),
    });
  if (mailer === undefined) return { outcome: "later", reason: "no mail server" };
  const leaveUrl = leaveLink(ctx, { subscriptionId: id });
  const messageId = `${message.release_id}.${id}`;
  return mailer.send({ to: address, messageId, leaveUrl, ...warningMail({ warning, leaveUrl }) });
}

/** Where a subscriber leaves. */
function leaveLink(ctx: Context, { subscriptionId }: { subscriptionId: string }): string {
  const token = linkToken(ctx.masterKey, { purpose: "leave", subscriptionId });
  return `${ctx.config.publicUrl}/dang-ky-nhan-tin/huy?ma=${token}`;
}

async function end(
  ctx: Context,
  { subscription_id, release_id }: Message,
  state: "sent" | "failed" | "dropped",
  reason: string,
): Promise<void> {
  await ctx.db
    .updateTable("warning_message")
    .set({ state, reason, ended_at: ctx.clock.now() })
    .where("subscription_id", "=", subscription_id)
    .where("release_id", "=", release_id)
    .execute();
}

async function again(
  ctx: Context,
  { subscription_id, release_id, attempts }: Message,
  reason: string,
): Promise<void> {
  const pause = Math.min(firstPauseMs * 2 ** (attempts - 1), longestPauseMs);
  await ctx.db
    .updateTable("warning_message")
    .set({ reason, next_at: new Date(ctx.clock.now().getTime() + pause) })
    .where("subscription_id", "=", subscription_id)
    .where("release_id", "=", release_id)
    .execute();
}
