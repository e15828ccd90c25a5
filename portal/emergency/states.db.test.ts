import { sql } from "kysely";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { emptyWarning } from "../../body/kinds/empty-warning.ts";
import { emptyLayout, type LayoutDetails } from "../../body/kinds/layout.ts";
import { emptyPage, type PageDetails } from "../../body/kinds/page.ts";
import { publicReaderRole } from "../../server/foundation/database/grant-access.ts";
import { newId } from "../../server/foundation/ids.ts";
import { announceChange } from "../../server/public-store/changes.ts";
import { openBrowser } from "../../tests/support/browser.ts";
import { publishFindable } from "../../tests/support/builders/entry-builder.ts";
import { startCitizenStack } from "../../tests/support/citizen-stack.ts";
import { errorsInHtml } from "../../tests/support/html-check.ts";
import { expectReadable, expectSound } from "../../tests/support/sound.ts";
import { openStaticCopy } from "./static-copy.ts";

const footer = {
  managingUnit: "Công an tỉnh Thanh Hóa",
  responsiblePerson: "Đại tá Nguyễn Văn Mẫu, Phó Giám đốc",
  address: "Số 01 đường Thí Dụ, phường Hạc Thành",
  phone: "0237 000 2001",
  email: "congthongtin@example.vn",
  copyright: "Cổng của Công an tỉnh Thanh Hóa",
};
/** As little as a layout can hold: no menu, no block of the front page, no number of the force's own. */
const barest: LayoutDetails = { ...emptyLayout, footer };

/** Announced on every page, whatever else is amiss. */
const outage = {
  id: newId(),
  starts_at: new Date("2026-12-05T15:00:00Z"),
  ends_at: new Date("2026-12-05T17:00:00Z"),
  reason: "thay máy chủ",
};

let stack: Awaited<ReturnType<typeof startCitizenStack>>;
let warning: string;
let draftId: string;
/** What readers get when something is not as it should be, by what it is. */
let states: ReadonlyMap<string, string>;

beforeAll(async () => {
  stack = await startCitizenStack({ SMTP_URL: "smtp://127.0.0.1:9" });
  ({ itemId: draftId } = await stack.askForComments("Dự thảo quy chế bảo vệ dân phố", "2026-11-30"));
  ({ itemId: warning } = await stack.warn("Giả danh nhân viên điện lực"));
  await stack.database.db.insertInto("public_store.planned_outage").values(outage).execute();
  await publish("Bố cục Cổng", barest);
  await publish("Lịch sử", { ...emptyPage, path: "gioi-thieu/lich-su" });
  await publish("Contact", { ...emptyPage, path: "en/contact", language: "en" });
  states = await reachStates();
});

afterAll(() => stack.stop());

/** Puts a layout or a static page into the public store. */
async function publish(title: string, details: LayoutDetails | PageDetails): Promise<void> {
  await publishFindable(stack.database.db, { title, kind: details.kind, details });
  await stack.database.db.transaction().execute((tx) => announceChange(tx, ["all"]));
}

async function reachStates(): Promise<ReadonlyMap<string, string>> {
  const { db } = stack.database;
  const withdrawn = (await publishFindable(db, { title: "Tin đã rút" })).slice("article:".length);
  await db
    .updateTable("public_store.article")
    .set({ withdrawn_at: stack.clock.now() })
    .where("id", "=", withdrawn)
    .execute();
  const closed = newId();
  await db
    .insertInto("public_store.closed_page")
    .values({ id: closed, kind: "wanted", closed_at: stack.clock.now() })
    .execute();
  const found = new Map([
    ["a form of subscription that was refused", await sent(400, "/dang-ky-nhan-tin", { thu: "sai" })],
    ["a report that was refused", await sent(400, "/bao-loi", { bai: warning, "noi-dung": "ngắn" })],
    ["a comment that was refused", await sent(400, "/gop-y", { "van-ban": draftId, "y-kien": "ngắn" })],
    ["a link that was used before", await sent(410, "/dang-ky-nhan-tin/xac-nhan", { ma: "A".repeat(43) })],
    ["an item that was withdrawn", await shown(410, `/tin/mot-tin-${withdrawn}`)],
    ["a notice that was closed", await shown(410, `/tin/mot-tin-${closed}`)],
    ["an address that leads nowhere", await shown(404, "/khong-co-trang-nay")],
    ["too many pages at once", await tooMany()],
  ]);
  await vi.waitFor(async () => expect(await copiedWarnings()).toContain(footer.email), {
    timeout: 60_000,
    interval: 200,
  });
  const reader = sql.id(publicReaderRole);
  const { adminDb } = stack.database;
  await sql`revoke usage on schema public_store from ${reader}`.execute(adminDb);
  found.set("the emergency copy", await shown(200, "/canh-bao?trang=2"));
  found.set("no page and no copy", await shown(503, "/van-ban?tu=gi-do"));
  await sql`grant usage on schema public_store to ${reader}`.execute(adminDb);
  return found;
}

const copiedWarnings = async () => {
  const found = await openStaticCopy({ folder: stack.ctx.config.copyDir }).read("/canh-bao");
  return found?.bytes.toString("utf8") ?? "";
};

async function shown(status: number, path: string): Promise<string> {
  const answer = await stack.get(path);
  expect(answer.status, path).toBe(status);
  return answer.text;
}

async function sent(status: number, path: string, fields: Record<string, string>): Promise<string> {
  const answer = await stack.post(path, fields);
  expect(answer.status, path).toBe(status);
  return answer.text;
}

/** What a source is told that has more pages made than anybody reads. */
async function tooMany(): Promise<string> {
  const headers = { "x-forwarded-for": "203.0.113.9" };
  const answers = Array.from({ length: 200 }, (_one, page) =>
    fetch(`${stack.origin}/van-ban?trang=${page + 1}`, { headers }),
  );
  const refusal = (await Promise.all(answers)).find(({ status }) => status === 429);
  if (refusal === undefined) throw new Error("nobody was told to wait");
  return refusal.text();
}

/** Which of the parts that the rules demand of every page's head and foot it lacks. */
function lacking(page: string, { home, about }: { home: string; about: string }): string[] {
  const head = /<header class="masthead">.*?<\/header>/s.exec(page)?.[0] ?? "";
  const foot = /<footer class="footer">.*?<\/footer>/s.exec(page)?.[0] ?? "";
  const link = (href: string) => new RegExp(`<a href="${href}"[^>]*>`);
  const demanded: readonly (readonly [string, string, string | RegExp])[] = [
    ["emblem", head, /<a class="brand"[^>]*><img src="[^"]+"/],
    ["name", head, /<span class="brand-name">(Công an tỉnh Thanh Hóa|Thanh Hoa Provincial Police)</],
    ...[home, about, "/thu-tuc", "/so-do-cong"].map((path) => [`way to ${path}`, head, link(path)] as const),
    [
      "search",
      head,
      /<form class="find-box" action="(\/tim-kiem|\/en\/search)"[^>]*>.*<input[^>]* name="q"/s,
    ],
    ["languages", head, /lang="vi" hreflang="vi".*lang="en" hreflang="en"/s],
    ...["113", "114", "115"].map((phone) => [`number ${phone}`, head, link(`tel:${phone}`)] as const),
    ...Object.entries(footer).map(([part, text]) => [part, foot, text] as const),
    ["licence", foot, /đề nghị ghi rõ nguồn|please name the source/],
  ];
  return demanded
    .filter(([, within, part]) => (typeof part === "string" ? !within.includes(part) : !part.test(within)))
    .map(([name]) => name);
}
const vietnamese = { home: "/", about: "/gioi-thieu" };
const english = { home: "/en", about: "/en/about" };

describe("head and foot that the rules demand (LAY-01, LAY-02)", () => {
  it("stand on every type of page, however little the newsroom lays out", async () => {
    const unit = "/don-vi/cong-an-phuong-hac-thanh";
    const lists = [
      "/canh-bao",
      "/truy-na",
      "/truy-tim",
      "/van-ban",
      "/thu-tuc",
      "/hoi-dap",
      "/kenh-chinh-thuc",
    ];
    const forms = ["/dang-ky-nhan-tin", "/to-giac", `/bao-loi?bai=${warning}`, `/gop-y?van-ban=${draftId}`];
    const others = ["/tim-kiem?q=lua", "/du-lieu-mo", "/thong-ke", "/so-do-cong", "/thiet-ke"];
    const written = ["/gioi-thieu", "/gioi-thieu/lich-su", `/tin/${warning}`, `/tin/${draftId}`];
    const places = ["/", "/chuyen-muc/tin-tuc-su-kien", "/don-vi", unit];
    for (const path of [...places, ...lists, ...forms, ...others, ...written]) {
      const page = await (await fetch(stack.origin + path)).text();
      expect(lacking(page, vietnamese), path).toEqual([]);
    }
    for (const path of ["/en", "/en/about", "/en/warnings", "/en/contact", "/en/report", "/en/search?q=fire"])
      expect(lacking(await shown(200, path), english), path).toEqual([]);
    expect(lacking(await shown(404, "/en/no-such-page"), english)).toEqual([]);
  });

  it("stand also where something is not as it should be", () => {
    for (const [name, page] of states) expect(lacking(page, vietnamese), name).toEqual([]);
  });
});

/** With axe: the forms in the citizens' journey, the address that leads nowhere among the types of page. */
const lookedAtElsewhere: ReadonlySet<string> = new Set([
  "a form of subscription that was refused",
  "a comment that was refused",
  "a link that was used before",
  "an address that leads nowhere",
]);

describe("a page where something is not as it should be", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser();
  });

  afterAll(() => browser.close());

  it("fits a phone, and axe finds nothing; what is more than a sentence also on a desk and in the dark", async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 800 } });
    let body = "";
    await page.route(`${stack.origin}/`, (route) =>
      route.fulfill({ contentType: "text/html; charset=utf-8", body }),
    );
    const show = async (name: string) => {
      body = states.get(name) ?? "";
      await page.goto(`${stack.origin}/`);
    };
    for (const name of states.keys()) {
      if (lookedAtElsewhere.has(name)) continue;
      await show(name);
      await expectSound(page, name);
    }
    await page.setViewportSize({ width: 1280, height: 800 });
    for (const name of ["a report that was refused", "the emergency copy"]) {
      await show(name);
      await expectSound(page, `${name} on a desk`);
      await page.emulateMedia({ colorScheme: "dark" });
      await expectReadable(page, `${name} in the dark`);
      await page.emulateMedia({ colorScheme: "light" });
    }
    await page.close();
  }, 120_000);

  it("is HTML in which the Nu checker finds no error", async () => {
    expect(await errorsInHtml(states)).toEqual([]);
  });
});

describe("the emergency copy", () => {
  it("takes in soon what was published while it could not be made anew", async () => {
    const reader = sql.id(publicReaderRole);
    const { adminDb, db } = stack.database;
    const title = "Cảnh báo ra đúng lúc kho công khai không đọc được";
    const failures = () => stack.logged.filter((line) => line.includes("the static copy was not renewed"));
    const before = failures().length;
    await sql`revoke usage on schema public_store from ${reader}`.execute(adminDb);
    await publishFindable(db, { title, kind: "warning", details: emptyWarning });
    await db.transaction().execute((tx) => announceChange(tx, ["all"]));
    await expect.poll(() => failures().length).toBeGreaterThan(before);
    await sql`grant usage on schema public_store to ${reader}`.execute(adminDb);
    await expect.poll(copiedWarnings, { timeout: 60_000 }).toContain(title);
  });
});
