import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startCitizenStack } from "../../tests/support/citizen-stack.ts";
import { startMailServer } from "../../tests/support/mail-server.ts";
import { encryptSecret } from "../foundation/keys/secrets.ts";
import { announceWarning } from "./announce-warning.ts";
import { askForMail } from "./ask-for-mail.ts";
import { confirmSubscription } from "./confirm-subscription.ts";
import { linkToken } from "./keys.ts";
import { type Mailer, type MailResult, openMailer } from "./mailer.ts";
import type { Notifier } from "./notifier.ts";
import { sendMessages } from "./send-messages.ts";

let stack: Awaited<ReturnType<typeof startCitizenStack>>;
/** What a mail server says to each address; who is not named gets the mail. */
let answers: Map<string, MailResult>;
let requests: string[];

beforeAll(async () => {
  stack = await startCitizenStack({ SMTP_URL: "smtp://127.0.0.1:9", PUSH_HOSTS: "push.example.vn" });
});
beforeEach(async () => {
  answers = new Map();
  requests = [];
  await stack.ctx.db.deleteFrom("subscription").execute();
});
afterAll(() => stack.stop());

const mailer: Mailer = {
  async send({ to }) {
    requests.push(to);
    return answers.get(to) ?? answers.get("*") ?? { outcome: "sent" };
  },
  stop: () => undefined,
};
const notifier: Notifier = { send: async () => ({ outcome: "sent" }), stop: async () => undefined };
const send = () => sendMessages(stack.ctx, { mailer, notifier });
const away: MailResult = { outcome: "unreachable", server: "mail", reason: "ECONNREFUSED" };

async function subscribed(address: string): Promise<string> {
  await askForMail(stack.ctx, { address, topics: [], unitCodes: [] });
  const { id } = await stack.ctx.db
    .selectFrom("subscription")
    .select("id")
    .where("state", "=", "pending")
    .executeTakeFirstOrThrow();
  const token = linkToken(stack.ctx.masterKey, { purpose: "confirm", subscriptionId: id });
  expect(await confirmSubscription(stack.ctx, { token })).toBe(true);
  return id;
}

async function warned(title: string, details: { expiresAt?: string } = {}): Promise<string> {
  const { releaseId } = await stack.warn(title, details);
  await announceWarning(stack.ctx, { releaseId });
  return releaseId;
}

const messages = (releaseId: string) =>
  stack.ctx.db
    .selectFrom("warning_message")
    .select(["subscription_id as id", "state", "reason", "attempts"])
    .where("release_id", "=", releaseId)
    .execute();
const alarms = async () =>
  (await stack.ctx.db.selectFrom("watch_alarm").select("subject").execute()).map(({ subject }) => subject);

describe("a message that cannot be opened", () => {
  const spoil = async (id: string, change: { way?: string; address_encrypted: Buffer }) =>
    stack.ctx.db.updateTable("subscription").set(change).where("id", "=", id).execute();

  it.each<[string, (id: string) => { way?: string; address_encrypted: Buffer }]>([
    ["was encrypted for somebody else", () => ({ address_encrypted: Buffer.from("khong mo duoc") })],
    [
      "names no device any more",
      (id) => ({
        way: "push",
        address_encrypted: encryptSecret({
          key: stack.ctx.masterKey,
          plaintext: '{"endpoint":"x"}',
          context: id,
        }),
      }),
    ],
  ])("because its address %s is failed and named, and the others of its batch go out", async (_, spoiled) => {
    const bad = await subscribed("hong@example.vn");
    await spoil(bad, spoiled(bad));
    for (const n of [1, 2, 3]) await subscribed(`nguoi${n}@example.vn`);
    const releaseId = await warned("Cảnh báo có một địa chỉ hỏng");
    expect(await send()).toBe(3);
    expect(requests.toSorted()).toEqual(["nguoi1@example.vn", "nguoi2@example.vn", "nguoi3@example.vn"]);
    const failed = (await messages(releaseId)).filter(({ state }) => state !== "sent");
    expect(failed).toMatchObject([{ id: bad, state: "failed", reason: "address cannot be opened" }]);
    expect(stack.logged.join("")).toContain(bad);
    expect(stack.logged.join("")).not.toContain("hong@example.vn");
    expect(await alarms()).toContain(`undelivered:${releaseId}`);
  });

  it("because of a fault of ours is tried a bounded number of times, and holds up nobody", async () => {
    await subscribed("hong@example.vn");
    await subscribed("lanh@example.vn");
    const releaseId = await warned("Cảnh báo gặp lỗi của chính hệ thống");
    const faulty: Mailer = {
      ...mailer,
      async send(mail) {
        if (mail.to === "hong@example.vn") throw new Error("fault");
        return mailer.send(mail);
      },
    };
    for (let turn = 0; turn < 20; turn += 1) {
      await sendMessages(stack.ctx, { mailer: faulty, notifier }).catch(() => undefined);
      stack.clock.advance(31 * 60_000);
    }
    expect(requests).toEqual(["lanh@example.vn"]);
    expect((await messages(releaseId)).map(({ state }) => state).toSorted()).toEqual(["failed", "sent"]);
    const [failed] = (await messages(releaseId)).filter(({ state }) => state === "failed");
    expect(failed?.attempts).toBe(8);
  });
});

describe("a warning while the mail server is away", () => {
  it("waits without spending a try, raises an alarm, and arrives when the server is back after hours", async () => {
    for (let n = 0; n < 20; n += 1) await subscribed(`cho${n}@example.vn`);
    const releaseId = await warned("Cảnh báo gửi lúc máy chủ thư hỏng");
    answers.set("*", away);
    for (let minute = 0; minute < 180; minute += 5) {
      await send();
      stack.clock.advance(5 * 60_000);
    }
    expect(
      (await messages(releaseId)).every(({ state, attempts }) => state === "pending" && attempts === 0),
    ).toBe(true);
    expect(await alarms()).toContain("messages:mail");
    // One batch a turn asks whether it is back, not everybody.
    expect(requests.length).toBeLessThanOrEqual(36 * 8);
    answers.clear();
    expect(await send()).toBe(20);
  });

  it("ends with its validity, and is not sent after it", async () => {
    await subscribed("het-han@example.vn");
    const expiresAt = new Date(stack.clock.now().getTime() + 2 * 3_600_000).toISOString();
    const releaseId = await warned("Cảnh báo có hạn hai giờ", { expiresAt });
    answers.set("*", away);
    await send();
    stack.clock.advance(2 * 3_600_000 + 1);
    answers.clear();
    await send();
    expect(await messages(releaseId)).toMatchObject([{ state: "dropped" }]);
  });

  it("without an end of its own is given up after four days, with an alarm", async () => {
    await subscribed("khong-han@example.vn");
    const releaseId = await warned("Cảnh báo không ghi hạn");
    answers.set("*", away);
    for (let hour = 0; hour < 104; hour += 4) {
      await send();
      stack.clock.advance(4 * 3_600_000);
    }
    expect(await messages(releaseId)).toMatchObject([{ state: "failed", reason: "ECONNREFUSED" }]);
    expect(await alarms()).toContain(`undelivered:${releaseId}`);
  });

  it("a mailbox that is put off for three hours gets its mail after them", async () => {
    await subscribed("hop-day@example.vn");
    const releaseId = await warned("Cảnh báo gửi vào hộp thư bận");
    answers.set("hop-day@example.vn", { outcome: "later", reason: "smtp 452" });
    for (let minute = 0; minute < 180; minute += 1) {
      await send();
      stack.clock.advance(60_000);
    }
    answers.clear();
    stack.clock.advance(31 * 60_000);
    await send();
    expect(await messages(releaseId)).toMatchObject([{ state: "sent" }]);
  });
});

describe("what a mail server's answer is about", () => {
  const mail = { to: "a@example.vn", messageId: "m", subject: "s", text: "t", html: "<p>t</p>" };
  it("is nobody's mailbox when no server answers", async () => {
    const closed = openMailer({ smtpUrl: "smtp://127.0.0.1:9", from: "bao@example.vn" });
    expect(await closed.send(mail)).toMatchObject({ outcome: "unreachable", server: "mail" });
    closed.stop();
  });
  it.each([
    [550, "never"],
    [451, "later"],
    [421, "unreachable"],
  ])("is told by its code: %i to a recipient is %s", async (code, outcome) => {
    const server = await startMailServer();
    server.answer = () => code;
    const open = openMailer({ smtpUrl: server.url, from: "bao@example.vn" });
    expect(await open.send(mail)).toMatchObject({ outcome });
    open.stop();
    await server.stop();
  });
  it("is about us when it refuses our password: no subscriber is given up for it", async () => {
    const server = new SMTPServer({
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) =>
        done(Object.assign(new Error("wrong"), { responseCode: 535 }), undefined),
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
    const at = server.server.address();
    const port = typeof at === "object" ? at?.port : undefined;
    const open = openMailer({
      smtpUrl: `smtp://sai:sai@127.0.0.1:${port}?ignoreTLS=true`,
      from: "bao@example.vn",
    });
    expect(await open.send(mail)).toMatchObject({ outcome: "unreachable", reason: "smtp 535" });
    open.stop();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
  it("is about an address that no mail can bear, which is not tried again", async () => {
    const server = await startMailServer();
    const open = openMailer({ smtpUrl: server.url, from: "bao@example.vn" });
    expect(await open.send({ ...mail, to: "a b\n@" })).toMatchObject({ outcome: "never" });
    open.stop();
    await server.stop();
  });
});

describe("the link that ends a subscription with one click", () => {
  const boundary = "----mail";
  const multipart = `--${boundary}\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--${boundary}--\r\n`;
  it.each<[string, RequestInit]>([
    [
      "multipart/form-data",
      { body: multipart, headers: { "content-type": `multipart/form-data; boundary=${boundary}` } },
    ],
    ["a form", { body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }) }],
    ["nothing at all", {}],
    ["an empty body of some type", { body: "", headers: { "content-type": "text/plain" } }],
    ["plain text", { body: "List-Unsubscribe=One-Click", headers: { "content-type": "text/plain" } }],
    ["JSON that is none", { body: "{", headers: { "content-type": "application/json" } }],
    ["a type that nobody knows", { body: "x", headers: { "content-type": "la/khong-biet" } }],
    ["a type that is no type", { body: "x", headers: { "content-type": "khong phai loai" } }],
    ["a broken multipart", { body: "x", headers: { "content-type": "multipart/form-data" } }],
    ["far too much", { body: "x".repeat(300_000), headers: { "content-type": "text/plain" } }],
    [
      "far too long a form",
      { body: `a=${"x".repeat(300_000)}`, headers: { "content-type": "application/x-www-form-urlencoded" } },
    ],
  ])("ends it whatever comes along: %s", async (_, init) => {
    const id = await subscribed("roi-di@example.vn");
    const token = linkToken(stack.ctx.masterKey, { purpose: "leave", subscriptionId: id });
    const response = await fetch(`${stack.origin}/dang-ky-nhan-tin/huy?ma=${token}`, {
      method: "POST",
      ...init,
    });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain("Đã ngừng nhận thư");
    expect(await stack.ctx.db.selectFrom("subscription").selectAll().execute()).toEqual([]);
  });
});
