import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startCitizenStack } from "../../tests/support/citizen-stack.ts";
import { type MailServer, startMailServer } from "../../tests/support/mail-server.ts";
import { type PushService, startPushService } from "../../tests/support/push-service.ts";
import { announceWarning } from "./announce-warning.ts";
import { type Mailer, mailConnections, openMailer } from "./mailer.ts";
import { type Notifier, openNotifier } from "./notifier.ts";
import { loadPushKeys } from "./push-keys.ts";
import { citizensRetention } from "./retention.ts";
import { sendConfirmation } from "./send-confirmation.ts";
import { sendMessages } from "./send-messages.ts";

let mail: MailServer;
let push: PushService;
let stack: Awaited<ReturnType<typeof startCitizenStack>>;
let mailer: Mailer;
let notifier: Notifier;
let communes: string[];
const userAgent = "trongdong/0.0.0 (+https://congan.example.vn)";

beforeAll(async () => {
  mail = await startMailServer();
  push = await startPushService();
  stack = await startCitizenStack({ SMTP_URL: mail.url, PUSH_HOSTS: push.host });
  const { mailFrom, pushHosts, pushKeyFile } = stack.ctx.config;
  mailer = openMailer({ smtpUrl: mail.url, from: mailFrom });
  const keys = await loadPushKeys({ file: pushKeyFile });
  notifier = openNotifier({ keys, hosts: pushHosts, contact: `mailto:${mailFrom}`, userAgent });
  // The jobs as a worker takes them up.
  await stack.ctx.jobs.work(
    { name: "citizens-confirm-mail", retryLimit: 5 },
    (job: { subscriptionId: string }) => sendConfirmation(stack.ctx, { mailer, ...job }),
  );
  const units = await stack.ctx.db
    .selectFrom("public_store.unit")
    .select("code")
    .where("level", "=", "commune")
    .orderBy("code")
    .limit(3)
    .execute();
  communes = units.map(({ code }) => code);
});

afterAll(async () => {
  mailer.stop();
  await notifier.stop();
  await stack.stop();
  await push.stop();
  await mail.stop();
});

const send = () => sendMessages(stack.ctx, { mailer, notifier });

function linkIn(text: string, path: string): string {
  const found = text.split(/\s+/).find((word) => word.includes(path));
  if (found === undefined) throw new Error(`no link to ${path}`);
  return new URL(found).pathname + new URL(found).search;
}

const codeIn = (link: string) => new URLSearchParams(link.split("?")[1]).get("ma") ?? "";

/** Subscribes an address and presses the button of the mail's link. */
async function subscribed(address: string, wish: { topics?: string[]; communes?: string[] } = {}) {
  const before = mail.mails.filter(({ to }) => to === address).length;
  await stack.post("/dang-ky-nhan-tin", {
    thu: address,
    "chu-de": wish.topics ?? [],
    xa: wish.communes ?? [],
  });
  const confirmation = (await mail.arrived(address, before + 1)).at(-1);
  const link = linkIn(confirmation?.text ?? "", "/xac-nhan");
  const answer = await stack.post("/dang-ky-nhan-tin/xac-nhan", { ma: codeIn(link) });
  expect(answer.text).toContain("Đã đăng ký nhận cảnh báo");
}

const subscriptions = () => stack.ctx.db.selectFrom("subscription").selectAll().execute();

describe("subscribing by mail", () => {
  it("takes a mail and a pressed button; a scanner that opens the link changes nothing", async () => {
    const response = await stack.post("/dang-ky-nhan-tin", { thu: " Lan@Example.vn ", "chu-de": "scam" });
    expect(response.text).toContain("Hãy mở hộp thư của bạn");
    const [confirmation] = await mail.arrived("lan@example.vn", 1);
    const link = linkIn(confirmation?.text ?? "", "/xac-nhan");
    const opened = await stack.get(link);
    expect(opened.text).toContain("Chưa bấm thì chưa có gì được đăng ký");
    expect(opened.headers.get("cache-control")).toBe("no-store");
    expect((await subscriptions()).map(({ state }) => state)).toEqual(["pending"]);

    expect((await stack.post("/dang-ky-nhan-tin/xac-nhan", { ma: codeIn(link) })).status).toBe(200);
    expect(await subscriptions()).toMatchObject([{ state: "confirmed", topics: ["scam"] }]);
    const again = await stack.post("/dang-ky-nhan-tin/xac-nhan", { ma: codeIn(link) });
    expect(again.status).toBe(410);
    expect(again.text).toContain("Liên kết không còn hiệu lực");
  });

  it("tells nobody whether an address is subscribed, and mails an address at most once an hour", async () => {
    const known = await stack.post("/dang-ky-nhan-tin", { thu: "lan@example.vn" });
    const unknown = await stack.post("/dang-ky-nhan-tin", { thu: "moi@example.vn" });
    const repeated = await stack.post("/dang-ky-nhan-tin", { thu: "moi@example.vn" });
    expect([known.status, known.text]).toEqual([unknown.status, unknown.text]);
    expect(repeated.text).toBe(unknown.text);
    await mail.arrived("lan@example.vn", 2);
    await mail.arrived("moi@example.vn", 1);
    for (let hour = 0; hour < 6; hour += 1) {
      stack.clock.advance(3_600_001);
      await stack.post("/dang-ky-nhan-tin", { thu: "moi@example.vn" });
    }
    await mail.arrived("moi@example.vn", 3);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(mail.mails.filter(({ to }) => to === "moi@example.vn")).toHaveLength(3);
  });

  it("forgets who never pressed the button, after a day", async () => {
    await stack.post("/dang-ky-nhan-tin", { thu: "quen@example.vn" });
    const [confirmation] = await mail.arrived("quen@example.vn", 1);
    stack.clock.advance(24 * 3_600_000);
    const link = linkIn(confirmation?.text ?? "", "/xac-nhan");
    expect((await stack.post("/dang-ky-nhan-tin/xac-nhan", { ma: codeIn(link) })).status).toBe(410);
    for (const { keptForMs, removeBatch } of citizensRetention) {
      const before = new Date(stack.clock.now().getTime() - keptForMs);
      await removeBatch(stack.ctx, { before, limit: 100 });
    }
    expect((await subscriptions()).map(({ state }) => state)).toEqual(["confirmed"]);
  });

  it("takes no forged link, and leaving by one changes nothing and says the same", async () => {
    const forged = "A".repeat(43);
    expect((await stack.post("/dang-ky-nhan-tin/xac-nhan", { ma: forged })).status).toBe(410);
    const left = await stack.post("/dang-ky-nhan-tin/huy", { ma: forged });
    expect(left.text).toContain("Đã ngừng nhận thư");
    expect(await subscriptions()).toHaveLength(1);
  });

  it.each([
    "ten@example.vn\r\nBcc: khac@example.vn",
    "ten@example.vn, khac@example.vn",
    "<script>@example.vn",
    "ten@",
    `${"a".repeat(250)}@example.vn`,
    "ten\u0000@",
  ])("refuses the address %j, names the field and keeps what was typed", async (thu) => {
    const before = mail.mails.length;
    const answer = await stack.post("/dang-ky-nhan-tin", { thu, "chu-de": ["fire"] });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('href="#o-thu"');
    expect(answer.text).toMatch(/value="fire"[^>]*checked/);
    expect(answer.text).not.toContain("<script>@");
    expect(mail.mails).toHaveLength(before);
  });

  it("keeps neither address nor token in clear, in rows, jobs or logs", async () => {
    const tokens = mail.mails.flatMap(({ text }) =>
      [...text.matchAll(/ma=([\w-]{43})/g)].map(([, code]) => code),
    );
    expect(tokens.length).toBeGreaterThan(3);
    const jobs = (await sql`select data, output from pgboss.job`.execute(stack.database.adminDb)).rows;
    expect(jobs.length).toBeGreaterThan(3);
    const rows = (await subscriptions()).map((row) =>
      JSON.stringify(row, (_key, value: unknown) => {
        const bytes = value !== null && typeof value === "object" && "data" in value ? value.data : undefined;
        return Array.isArray(bytes) ? Buffer.from(bytes).toString("latin1") : value;
      }),
    );
    const everything = [...rows, JSON.stringify(jobs), ...stack.logged].join("\n");
    for (const secret of ["example.vn", ...tokens]) expect(everything).not.toContain(secret);
  });
});

describe("a released warning", () => {
  it("reaches by mail those whose topic and commune fit, once, and one click ends it", async () => {
    await subscribed("xa-khac@example.vn", { communes: [communes[1] ?? ""] });
    await subscribed("dung-xa@example.vn", { topics: ["scam"], communes: [communes[0] ?? ""] });
    await subscribed("chay@example.vn", { topics: ["fire"] });
    const { releaseId } = await stack.warn(
      "Giả danh công an <b>đòi tiền</b> & dọa bắt".replaceAll(/<\/?b>/g, ""),
      {
        topic: "scam",
        areaUnitCodes: [communes[0] ?? ""],
        trick: "Gọi điện xưng là công an phường.",
        actions: ["Dừng cuộc gọi"],
      },
    );
    await announceWarning(stack.ctx, { releaseId });
    expect(await announceWarning(stack.ctx, { releaseId })).toBe(0);
    await send();
    await send();
    const mails = mail.mails.filter(({ headers }) => headers.has("list-unsubscribe"));
    expect(mails.map(({ to }) => to).toSorted()).toEqual(["dung-xa@example.vn", "lan@example.vn"]);
    const warning = mails.find(({ to }) => to === "dung-xa@example.vn");
    expect(warning?.text).toContain("Giả danh công an đòi tiền & dọa bắt");
    expect(warning?.text).toContain("- Dừng cuộc gọi");
    expect(warning?.html).toContain("đòi tiền &amp; dọa bắt");
    expect(warning?.html).not.toMatch(/<img|<script|src=|url\(/i);
    expect(warning?.headers.get("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
    const url = /^<(.+)>$/.exec(warning?.headers.get("list-unsubscribe") ?? "")?.[1] ?? "";
    const { pathname, search } = new URL(url);

    expect((await stack.get(pathname + search)).text).toContain("Ngừng nhận thư");
    expect(await subscriptions()).toHaveLength(4);
    // As a mail provider does it: no cookie, no origin, this body.
    const left = await stack.post(pathname + search, { "List-Unsubscribe": "One-Click" });
    expect(left.status).toBe(200);
    expect(await subscriptions()).toHaveLength(3);
  });

  it("reaches those of every topic when it was written in a hurry, without its form", async () => {
    const { releaseId } = await stack.warn("Vỡ đê ở hạ lưu sông Mã", {});
    expect(await announceWarning(stack.ctx, { releaseId })).toBe((await subscriptions()).length);
    await stack.ctx.db.deleteFrom("warning_message").where("release_id", "=", releaseId).execute();
  });

  it("is mailed once to everybody though the worker died in the middle", async () => {
    await Promise.all(
      [1, 2, 3, 4, 5, 6].map((n) => subscribed(`nguoi${n}@example.vn`, { topics: ["traffic"] })),
    );
    const { releaseId } = await stack.warn("Cầu Hàm Rồng tạm cấm xe", { topic: "traffic" });
    await announceWarning(stack.ctx, { releaseId });
    let left = 3;
    const dying: Mailer = {
      ...mailer,
      async send(message) {
        if (left === 0) throw new Error("killed");
        left -= 1;
        return mailer.send(message);
      },
    };
    await expect(sendMessages(stack.ctx, { mailer: dying, notifier })).rejects.toThrow("killed");
    await send();
    stack.clock.advance(5 * 60_000 + 1);
    await send();
    const mails = mail.mails.filter(({ text }) => text.includes("Cầu Hàm Rồng"));
    const expected = [1, 2, 3, 4, 5, 6].map((n) => `nguoi${n}@example.vn`);
    expect([...new Set(mails.map(({ to }) => to))].filter((to) => to.startsWith("nguoi")).toSorted()).toEqual(
      expected,
    );
    for (const to of expected)
      expect(
        new Set(mails.filter((one) => one.to === to).map(({ headers }) => headers.get("message-id"))).size,
      ).toBe(1);
  });

  it("waits for a mail server that is busy, and gives up on an address that is refused", async () => {
    const busy = new Set(["nguoi1@example.vn"]);
    mail.answer = (to) => (busy.has(to) ? 451 : to === "nguoi2@example.vn" ? 550 : 250);
    const { releaseId } = await stack.warn("Đường tránh ngập sâu", { topic: "traffic" });
    await announceWarning(stack.ctx, { releaseId });
    await send();
    busy.clear();
    stack.clock.advance(31_000);
    await send();
    mail.answer = () => 250;
    const mails = mail.mails.filter(({ text }) => text.includes("Đường tránh ngập sâu")).map(({ to }) => to);
    expect(mails.filter((to) => to === "nguoi1@example.vn")).toHaveLength(1);
    expect(mails).not.toContain("nguoi2@example.vn");
    const failed = await stack.ctx.db
      .selectFrom("warning_message")
      .select(["state", "reason"])
      .where("release_id", "=", releaseId)
      .where("state", "!=", "sent")
      .execute();
    expect(failed).toEqual([{ state: "failed", reason: "smtp 550" }]);
  });

  it("is not sent any more once it is over or withdrawn", async () => {
    const until = new Date(stack.clock.now().getTime() + 60_000).toISOString();
    const { releaseId } = await stack.warn("Mưa lớn trong một giờ tới", {
      topic: "traffic",
      expiresAt: until,
    });
    await announceWarning(stack.ctx, { releaseId });
    stack.clock.advance(61_000);
    await send();
    expect(mail.mails.some(({ text }) => text.includes("Mưa lớn trong một giờ tới"))).toBe(false);
  });

  it("is taken up by a worker only when its turn has come, so that no lease ends while a slow mail server holds others", async () => {
    await Promise.all([7, 8, 9, 10].map((n) => subscribed(`nguoi${n}@example.vn`, { topics: ["traffic"] })));
    const { releaseId } = await stack.warn("Cấm cầu Nguyệt Viên trong đêm", { topic: "traffic" });
    const due = await announceWarning(stack.ctx, { releaseId });
    let open = () => {};
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    let out = 0;
    const slow: Mailer = {
      ...mailer,
      async send(message) {
        out += 1;
        await opened;
        out -= 1;
        return mailer.send(message);
      },
    };
    const sending = sendMessages(stack.ctx, { mailer: slow, notifier });
    await expect.poll(() => out).toBe(mailConnections);
    const taken = await stack.ctx.db
      .selectFrom("warning_message")
      .select("subscription_id")
      .where("release_id", "=", releaseId)
      .where("attempts", ">", 0)
      .execute();
    open();
    await sending;
    expect(taken).toHaveLength(mailConnections);
    expect(due).toBeGreaterThan(mailConnections);
    const mails = mail.mails.filter(({ text }) => text.includes("Cấm cầu Nguyệt Viên")).map(({ to }) => to);
    expect(mails).toHaveLength(due);
    expect(new Set(mails).size).toBe(due);
  });
});

describe("notifications on a device", () => {
  const wish = { topics: ["weather"], unitCodes: [] };

  it("arrive encrypted, for the device alone, and stop when the device leaves", async () => {
    const device = push.device("may-lan");
    expect((await stack.postJson("/dang-ky-nhan-tin/thiet-bi", { device, ...wish })).status).toBe(204);
    expect((await stack.postJson("/dang-ky-nhan-tin/thiet-bi", { device, ...wish })).status).toBe(204);
    const { releaseId } = await stack.warn("Bão số 9 vào Sầm Sơn", { topic: "weather" });
    await announceWarning(stack.ctx, { releaseId });
    await send();
    const [message, ...more] = push.taken.filter(({ path }) => path === "/may-lan");
    expect(more).toEqual([]);
    expect(message?.headers).toMatchObject({ "content-encoding": "aes128gcm", urgency: "high" });
    expect(message?.headers.authorization).toMatch(/^vapid t=.+, ?k=/);
    expect(message?.headers["user-agent"]).toBe(userAgent);
    expect(message?.body.toString("latin1")).not.toContain("Sầm Sơn");
    const shown: unknown = JSON.parse(push.opened("may-lan", message?.body ?? Buffer.alloc(0)));
    expect(shown).toMatchObject({ title: "Bão số 9 vào Sầm Sơn", path: expect.stringMatching(/^\/tin\//) });

    const { endpoint } = device;
    expect((await stack.postJson("/dang-ky-nhan-tin/thiet-bi/huy", { endpoint })).status).toBe(204);
    expect((await subscriptions()).filter(({ way }) => way === "push")).toEqual([]);
  });

  it("forget a device that is gone, and follow no redirect", async () => {
    push.answer = (path) => (path === "/cu" ? 410 : 307);
    for (const name of ["cu", "lac"])
      await stack.postJson("/dang-ky-nhan-tin/thiet-bi", { device: push.device(name), ...wish });
    const { releaseId } = await stack.warn("Lũ trên sông Mã", { topic: "weather" });
    await announceWarning(stack.ctx, { releaseId });
    await send();
    push.answer = () => 201;
    expect((await subscriptions()).filter(({ way }) => way === "push")).toHaveLength(1);
    const failed = await stack.ctx.db
      .selectFrom("warning_message")
      .select("reason")
      .where("release_id", "=", releaseId)
      .where("state", "=", "failed")
      .execute();
    expect(failed).toEqual([{ reason: "push 307" }]);
  });

  it("stay subscribed when the mistake is ours: a list of services or a key that does not fit", async () => {
    const keys = await loadPushKeys({ file: stack.ctx.config.pushKeyFile });
    const { p256dh, auth } = push.device("nham");
    const device = { endpoint: `https://${push.host}/nham`, p256dh, auth };
    for (const mistaken of [
      { keys, hosts: ["push.example.vn"] },
      { keys: { ...keys, privateKey: "no key" }, hosts: stack.ctx.config.pushHosts },
    ]) {
      const open = openNotifier({ ...mistaken, contact: "mailto:a@example.vn", userAgent });
      expect(await open.send({ device, payload: "{}" })).toMatchObject({ outcome: "never" });
      await open.stop();
    }
  });

  it("are handed to known push services alone", async () => {
    const { p256dh, auth } = push.device("la");
    for (const endpoint of [
      "http://127.0.0.1:1/x",
      "https://169.254.169.254/latest",
      "https://fcm.googleapis.com/x",
    ]) {
      const answer = await stack.postJson("/dang-ky-nhan-tin/thiet-bi", {
        device: { endpoint, p256dh, auth },
        ...wish,
      });
      expect(answer.status, endpoint).toBe(400);
    }
  });
});
