import type { Context } from "../foundation/context.ts";
import { decryptSecret } from "../foundation/keys/secrets.ts";
import { growingWait, warningMessages } from "../foundation/retry-policies.ts";
import { raiseAlarm } from "../ledger/raise-alarm.ts";
import { linkToken, type Way } from "./keys.ts";
import { type Mailer, type MailResult, mailConnections } from "./mailer.ts";
import { warningMail } from "./mails.ts";
import type { Notifier } from "./notifier.ts";
import { type DeviceAddress, deviceAddress } from "./push-endpoint.ts";
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
const concurrency = mailConnections;
const { attemptsAtMost, faultsAtMost, waitsAtMostMs, alarmAfterMs, leaseMs, firstMs } = warningMessages;

/** One turn of a worker: the servers that were found to be away are not asked again in it. */
interface Turn {
  readonly away: Map<string, string>;
}

/**
 * Sends what is due until nothing is. A message is held under a lease while it is out, so that no other worker sends it;
 * what a worker had out when it died goes out again after the lease, a mail under the same Message-ID. A message that
 * cannot be sent keeps no other from going out; a server that is away costs no message a try, and a message ends with its
 * warning. Answers how many were handed over. `going` is asked before each batch.
 */
export async function sendMessages(
  ctx: Context,
  senders: Senders,
  { going }: { going: () => boolean } = { going: () => true },
): Promise<number> {
  const turn: Turn = { away: new Map() };
  let sent = 0;
  while (going()) {
    const due = await claim(ctx, senders, turn);
    if (due.length === 0) break;
    // Read anew for each batch: what was replaced or withdrawn in between must not go out from an older reading.
    const read = readings(ctx);
    const ended = await Promise.allSettled(
      due.map((message) => sendOne(ctx, senders, { message, turn, read })),
    );
    sent += ended.filter((one) => one.status === "fulfilled" && one.value).length;
    const broken = ended.find((one) => one.status === "rejected");
    if (broken !== undefined) throw broken.reason;
  }
  return sent;
}

type Readings = (releaseId: string) => Promise<Warning | undefined>;

/** Reads each warning once. */
function readings(ctx: Context): Readings {
  const read = new Map<string, Promise<Warning | undefined>>();
  return (releaseId) => {
    const known =
      read.get(releaseId) ??
      readWarning(ctx.db, { releaseId, publicUrl: ctx.config.publicUrl, at: ctx.clock.now() });
    read.set(releaseId, known);
    return known;
  };
}

interface Message {
  readonly subscription_id: string;
  readonly release_id: string;
  readonly attempts: number;
  readonly since: Date;
}

async function claim(ctx: Context, { mailer }: Senders, { away }: Turn): Promise<Message[]> {
  const at = ctx.clock.now();
  const ways: Way[] = mailer === undefined || away.has("mail") ? ["push"] : ["mail", "push"];
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
        .limit(concurrency)
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
    .returning(["message.subscription_id", "message.release_id", "message.attempts", "message.since"])
    .execute();
}

/** Sends one message and writes down what became of it; true when it was handed over. */
async function sendOne(
  ctx: Context,
  senders: Senders,
  { message, turn, read }: { message: Message; turn: Turn; read: Readings },
): Promise<boolean> {
  try {
    const warning = await read(message.release_id);
    if (warning === undefined) {
      await end(ctx, message, "dropped", "no longer current");
      return false;
    }
    return await handOver(ctx, senders, { message, warning, turn });
  } catch (error) {
    // Ours, and maybe only for a moment; the others of the batch go out meanwhile.
    if (message.attempts >= faultsAtMost) await giveUp(ctx, message, "fault");
    else await again(ctx, message, "fault");
    throw error;
  }
}

async function handOver(
  ctx: Context,
  senders: Senders,
  { message, warning, turn }: { message: Message; warning: Warning; turn: Turn },
): Promise<boolean> {
  const subscriber = await ctx.db
    .selectFrom("subscription")
    .select(["id", "way", "address_encrypted"])
    .where("id", "=", message.subscription_id)
    .executeTakeFirst();
  // Left a moment ago; the message went with the subscription.
  if (subscriber === undefined) return false;
  const to = openAddress(ctx, subscriber);
  if (to === undefined) {
    const { subscription_id: subscriptionId, release_id: releaseId } = message;
    ctx.log.error({ subscriptionId, releaseId }, "citizens: the address of a subscriber cannot be opened");
    await giveUp(ctx, message, "address cannot be opened");
    return false;
  }
  const result = await hand(ctx, senders, { message, warning, to, turn });
  switch (result.outcome) {
    case "sent":
      await end(ctx, message, "sent", "");
      return true;
    case "gone":
      await ctx.db.deleteFrom("subscription").where("id", "=", subscriber.id).execute();
      return false;
    case "never":
      await end(ctx, message, "failed", result.reason);
      return false;
    case "unreachable":
      turn.away.set(result.server, result.reason);
      await wait(ctx, { message, warning, ...result });
      return false;
    case "later":
      if (message.attempts >= attemptsAtMost) await giveUp(ctx, message, result.reason);
      else await again(ctx, message, result.reason);
      return false;
  }
}

type Recipient =
  | { readonly way: "mail"; readonly subscriptionId: string; readonly address: string }
  | { readonly way: "push"; readonly device: DeviceAddress };

/** To whom a message goes; undefined when what is stored cannot be opened, or is no address. */
function openAddress(
  ctx: Context,
  { id, way, address_encrypted }: { id: string; way: string; address_encrypted: Buffer },
): Recipient | undefined {
  try {
    const address = decryptSecret({ key: ctx.masterKey, ciphertext: address_encrypted, context: id });
    return way === "push"
      ? { way, device: deviceAddress.parse(JSON.parse(address)) }
      : { way: "mail", subscriptionId: id, address };
  } catch {
    return undefined;
  }
}

async function hand(
  ctx: Context,
  { mailer, notifier }: Senders,
  { message, warning, to, turn }: { message: Message; warning: Warning; to: Recipient; turn: Turn },
): Promise<MailResult> {
  const server = to.way === "mail" ? "mail" : new URL(to.device.endpoint).hostname;
  const reason = turn.away.get(server);
  if (reason !== undefined) return { outcome: "unreachable", server, reason };
  if (to.way === "push") return notifier.send({ device: to.device, payload: notificationOf(warning) });
  if (mailer === undefined) return { outcome: "unreachable", server, reason: "no mail server" };
  const leaveUrl = leaveLink(ctx, to);
  const messageId = `${message.release_id}.${to.subscriptionId}`;
  return mailer.send({ to: to.address, messageId, leaveUrl, ...warningMail({ warning, leaveUrl }) });
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
  const pause = growingWait(warningMessages, attempts - 1);
  await ctx.db
    .updateTable("warning_message")
    .set({ reason, next_at: new Date(ctx.clock.now().getTime() + pause) })
    .where("subscription_id", "=", subscription_id)
    .where("release_id", "=", release_id)
    .execute();
}

/**
 * A message whose server is away waits without having been tried. It ends with its warning, which `sendOne` sees, or
 * after a few days where the warning names no end.
 */
async function wait(
  ctx: Context,
  {
    message,
    warning,
    server,
    reason,
  }: { message: Message; warning: Warning; server: string; reason: string },
): Promise<void> {
  const waited = ctx.clock.now().getTime() - message.since.getTime();
  if (waited > alarmAfterMs)
    await raiseAlarm(ctx, {
      subject: `messages:${server}`,
      finding:
        server === "mail"
          ? "Không gửi được cảnh báo qua thư điện tử: máy chủ thư không nhận. Thư đang chờ và sẽ tự gửi khi máy chủ thư hoạt động lại."
          : "Không gửi được thông báo cảnh báo tới trình duyệt của người dân: dịch vụ thông báo không nhận. Thông báo đang chờ và sẽ tự gửi lại.",
    });
  const isEndless = (warning.details?.expiresAt ?? "") === "";
  if (isEndless && waited > waitsAtMostMs) return giveUp(ctx, message, reason);
  await ctx.db
    .updateTable("warning_message")
    .set((eb) => ({
      reason,
      attempts: eb("attempts", "-", 1),
      next_at: new Date(ctx.clock.now().getTime() + firstMs),
    }))
    .where("subscription_id", "=", message.subscription_id)
    .where("release_id", "=", message.release_id)
    .execute();
}

/** A message that will never arrive, through no decision of its recipient, is somebody's business. */
async function giveUp(ctx: Context, message: Message, reason: string): Promise<void> {
  await end(ctx, message, "failed", reason);
  await raiseAlarm(ctx, {
    subject: `undelivered:${message.release_id}`,
    finding:
      "Có người đăng ký không nhận được cảnh báo đã phát hành: không mở được địa chỉ đã lưu, hoặc gửi nhiều lần không được. Nhật ký máy chủ ghi mã của từng lượt đăng ký.",
  });
}
