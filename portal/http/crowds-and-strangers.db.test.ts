import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { announceRemoval } from "../../server/public-store/changes.ts";
import { eventually, type Portals, startPortals } from "../../tests/support/portals.ts";

let portals: Portals;

beforeAll(async () => {
  portals = await startPortals();
});

afterAll(() => portals.close());

describe("a crowd", () => {
  it("lets a whole crowd behind one address see a page that changes or is taken away, and makes it once for all", async () => {
    // A front page that lies ready shows the item only once its announcement has come: none is on its way any more.
    await portals.get("/");
    const id = await portals.publish({ title: "Trước khi sửa" });
    await eventually(async () => (await portals.get("/")).text.includes(id));
    const target = `/tin/mot-tin-${id}`;
    expect((await portals.get(target)).status).toBe(200);
    const source = { "x-forwarded-for": "203.0.113.77" };
    const statuses = new Set<number>();
    const crowd = async () => {
      for (let wave = 0; wave < 5; wave += 1)
        for (const { status } of await Promise.all(
          Array.from({ length: 100 }, () => portals.get(target, source)),
        ))
          statuses.add(status);
    };
    const oneRender = portals.readingsOf(id);
    await portals.publish({ id, title: "Sửa lần một" });
    await eventually(async () => (await portals.get(target, source)).text.includes("Sửa lần một"));
    const queriesOfOne = oneRender();
    expect(queriesOfOne).toBeGreaterThan(0);
    const changed = portals.readingsOf(id);
    await Promise.all([crowd(), portals.publish({ id, title: "Sửa lần hai" })]);
    await eventually(async () => (await portals.get(target, source)).text.includes("Sửa lần hai"));
    expect(changed()).toBe(queriesOfOne);
    // Nothing is left to show after a removal: all wait for the one page that takes its place.
    const removed = portals.readingsOf(id);
    const removal = portals.database.db.transaction().execute((tx) => announceRemoval(tx, [`article:${id}`]));
    await Promise.all([crowd(), removal]);
    await eventually(async () => (await portals.get(target, source)).status === 200 && removed() > 0);
    expect(removed()).toBe(queriesOfOne);
    expect([...statuses]).toEqual([200]);
  });

  it("tells one source to wait that asks for hundreds of different pages that nobody has, in their language", async () => {
    const source = { "x-forwarded-for": "203.0.113.78" };
    const answers = Array.from({ length: 300 }, (_one, index) =>
      portals.get(`${index % 2 === 0 ? "/tim-kiem" : "/en/search"}?q=${index}`, source),
    );
    const refusals = (await Promise.all(answers))
      .filter(({ status }) => status === 429)
      .map(({ text }) => text);
    const inEnglish = refusals.filter((text) => text.includes('<html lang="en">'));
    const inVietnamese = refusals.filter((text) => text.includes('<html lang="vi">'));
    for (const some of [inEnglish, inVietnamese]) expect(some.length).toBeGreaterThan(50);
    expect(inEnglish[0]).toContain("Please wait about ten seconds");
    expect(inVietnamese[0]).toContain("Hãy đợi khoảng mười giây");
    expect((await portals.get("/don-vi", source)).status).toBe(200);
    expect((await portals.get("/tim-kiem?q=ai-khac", { "x-forwarded-for": "203.0.113.79" })).status).toBe(
      200,
    );
  });
});

describe("a stranger who wants others to get his page", () => {
  const host = "Host: congan.example";
  const attacks: [string, (path: string) => string[]][] = [
    ["another Host", (path) => [`GET ${path} HTTP/1.1`, "Host: evil.example"]],
    ["X-Forwarded-Host", (path) => [`GET ${path} HTTP/1.1`, host, "X-Forwarded-Host: evil.example"]],
    [
      "X-Original-URL and its like",
      (path) => [
        `GET ${path} HTTP/1.1`,
        host,
        "X-Original-URL: /evil.example",
        "X-Rewrite-URL: /evil.example",
        "X-HTTP-Method-Override: POST",
      ],
    ],
    [
      "junk for Accept-Encoding",
      (path) => [`GET ${path} HTTP/1.1`, host, 'Accept-Encoding: evil.example;q="<script>", br;q=2, \x01'],
    ],
    ["a Range", (path) => [`GET ${path} HTTP/1.1`, host, "Range: bytes=0-9"]],
    ["an absolute target", (path) => [`GET http://evil.example${path} HTTP/1.1`, "Host: evil.example"]],
    ["a target of two slashes", (path) => [`GET //evil.example${path} HTTP/1.1`, host]],
    ["a query of his own", (path) => [`GET ${path}?evil.example=1&utm_source=evil.example HTTP/1.1`, host]],
    ["HEAD", (path) => [`HEAD ${path} HTTP/1.1`, "Host: evil.example"]],
  ];

  it.each(attacks)("by %s changes nothing for the next reader", async (_name, attack) => {
    const id = await portals.publish({ title: "Tin ngay" });
    const pages = [`/tin/mot-tin-${id}`, "/don-vi", "/", "/rss.xml", "/khong-co-trang-nay"];
    for (const path of [`/tin/mot-tin-${id}`, "/", "/rss.xml"])
      await eventually(async () => (await portals.get(path)).text.includes(id));
    const clean = await Promise.all(pages.map((path) => portals.get(path)));
    // Once while the page lies ready, once when the stranger is the first for whom it is made.
    for (const changes of [false, true]) {
      if (changes) {
        const before = portals.requests.length;
        await portals.database.db.transaction().execute((tx) => announceRemoval(tx, [`article:${id}`]));
        await eventually(
          async () =>
            (await portals.get(`/tin/mot-tin-${id}`)).status === 200 && portals.requests.length > before,
        );
        await portals.database.db.transaction().execute((tx) => announceRemoval(tx, [`article:${id}`]));
      }
      for (const path of pages) {
        const got = await portals.sendRaw(attack(path));
        expect(got, path).toMatch(/^HTTP\/1\.1 (200|301|400|404) /);
        expect(/^location:.*$/im.exec(got)?.[0] ?? "", path).not.toMatch(/evil|\/\//);
      }
      for (const [index, path] of pages.entries()) {
        const { status, headers, text } = await portals.get(path);
        expect([status, headers.get("content-type")]).toEqual([
          clean[index]?.status,
          clean[index]?.headers.get("content-type"),
        ]);
        expect(text, path).not.toContain("evil");
        expect(text, path).toBe(clean[index]?.text);
      }
    }
  });

  it("finds nothing by names that the language itself gives to everything", async () => {
    for (const name of ["constructor", "constructor/constructor", "valueof", "tostring"])
      expect((await portals.get(`/${name}`)).status, name).toBe(404);
    const whole = await portals.get("/van-ban");
    const answers = await portals.get("/van-ban?giai-doan=constructor&hieu-luc=constructor");
    expect(answers.status).toBe(200);
    const lines = (text: string) => text.match(/<li>|Không có văn bản/g);
    expect(lines(answers.text)).toEqual(lines(whole.text));
  });

  it("gets the whole page for a Range and an understood encoding for junk", async () => {
    const range = await portals.sendRaw(["GET /don-vi HTTP/1.1", host, "Range: bytes=0-9"]);
    expect(range).toMatch(/^HTTP\/1\.1 200 /);
    expect(range).not.toMatch(/^content-range:/im);
    const junk = await portals.sendRaw([
      "GET /don-vi HTTP/1.1",
      host,
      "Accept-Encoding: evil.example, *;q=nonsense",
    ]);
    expect(junk).not.toMatch(/^content-encoding:/im);
  });
});

describe("what the portal tells caches further out", () => {
  it("sends a reader of a former host name on, and lets nobody keep that answer", async () => {
    const moved = await portals.sendRaw(["GET /don-vi?x=1 HTTP/1.1", "Host: cu.example"]);
    expect(moved).toMatch(/^HTTP\/1\.1 308 /);
    expect(moved).toMatch(/^location: https:\/\/congan\.example\/don-vi\?x=1\r$/im);
    expect(moved).toMatch(/^cache-control: no-store\r$/im);
  });

  it("lets ordinary pages be shown when they are stale, and what is missing for no longer than a second", async () => {
    expect((await portals.get("/don-vi")).headers.get("cache-control")).toContain("stale-if-error=86400");
    const missing = await portals.get("/khong-co-trang-nay");
    expect([missing.status, missing.headers.get("cache-control")]).toEqual([
      404,
      "public, max-age=0, s-maxage=1",
    ]);
  });

  it("forbids to show stale whatever names a wanted person: the notice, its picture, PDF, lists, feeds and data", async () => {
    const id = await portals.publish({ title: "Truy nã một người", kind: "wanted" });
    const notice = `/tin/mot-tin-${id}`;
    await eventually(async () => (await portals.get(notice)).status === 200);
    const [, sharePicture = ""] =
      /property="og:image" content="https:\/\/congan\.example([^"]+)"/.exec(
        (await portals.get(notice)).text,
      ) ?? [];
    const naming = [
      notice,
      `${notice}/pdf`,
      sharePicture,
      "/truy-na",
      "/truy-tim",
      "/",
      "/chuyen-muc/trang-gia-mao",
      "/don-vi/xa-mot",
      "/rss.xml",
      "/atom.xml",
      "/feed.json",
      "/don-vi/xa-mot/rss.xml",
      "/sitemap-2026-11.xml",
      "/api/v1/public/articles",
      "/api/v1/public/wanted",
      `/api/v1/public/articles/${id}`,
      `/bao-loi?bai=${id}`,
    ];
    for (const path of naming) {
      await eventually(
        async () =>
          (await portals.get(path)).headers.get("cache-control")?.includes("must-revalidate") === true,
      );
      const lifetime = (await portals.get(path)).headers.get("cache-control");
      expect(lifetime, path).toBe("public, max-age=0, s-maxage=5, must-revalidate");
    }
  });
});
