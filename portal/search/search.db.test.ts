import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../server/foundation/database/database.ts";
import { platforms } from "../../server/platforms/list.ts";
import { publishDirectory } from "../../server/platforms/portal/publish-directory.ts";
import { announceChange } from "../../server/public-store/changes.ts";
import { openPublicReader } from "../../server/public-store/open-reader.ts";
import { publishFindable } from "../../tests/support/builders/entry-builder.ts";
import { createTestContext } from "../../tests/support/context.ts";
import { createTestDatabase, type TestDatabase } from "../../tests/support/database.ts";
import { servePortal, startPortal } from "../../tests/support/portal.ts";
import { eventually } from "../../tests/support/portals.ts";

let database: TestDatabase;
let context: Awaited<ReturnType<typeof createTestContext>>;
let reader: Database;
let web: Awaited<ReturnType<typeof servePortal>>;

beforeAll(async () => {
  database = await createTestDatabase();
  context = await createTestContext({ database });
  reader = openPublicReader({ url: database.url, maxConnections: 4 });
  await publishDirectory(database.db, {
    categories: [{ slug: "canh-bao-toi-pham", name: "Cảnh báo tội phạm", parent_slug: null, position: 0 }],
    units: [
      {
        code: "X1",
        parent_code: null,
        level: "commune",
        type: "commune",
        name: "Công an xã Một",
        slug: "xa-mot",
      },
    ],
    channels: [],
    platforms,
    formerPlaces: [],
  });
  web = await servePortal(
    await startPortal(context.ctx, {
      reader,
      databaseUrl: database.url,
      publicUrl: "https://congan.example",
    }),
  );
});

afterAll(async () => {
  await web.close();
  await reader.destroy();
  await context.close();
  await database.drop();
});

async function get(path: string) {
  const response = await fetch(`${web.origin}${path}`, { redirect: "manual" });
  return { status: response.status, headers: response.headers, text: await response.text() };
}
const search = (text: string, more = "") => get(`/tim-kiem?${new URLSearchParams({ q: text })}${more}`);

async function publish(given: Parameters<typeof publishFindable>[1]) {
  const ref = await publishFindable(database.db, { category: "canh-bao-toi-pham", ...given });
  await database.db.transaction().execute((tx) => announceChange(tx, ["home"]));
  return ref.slice("article:".length);
}

describe("searching on the portal", () => {
  it("finds without marks and without script, marks what was asked for, and is in no cache of others", async () => {
    const id = await publish({ title: "Cảnh báo lừa đảo qua mạng", kind: "warning" });
    await eventually(async () => (await search("lua dao")).text.includes(id));
    const { text, headers } = await search("lua dao");
    expect(text).toContain("<mark>lừa đảo</mark>");
    expect(text).toContain("1 kết quả.");
    expect(headers.get("cache-control")).toBe("no-store");
    expect((await get("/tim-kiem")).text).toContain('name="q"');
  });

  it("shows a new item within 2 seconds, although the same was asked a moment ago", async () => {
    expect((await search("vịnh hạ long")).text).toContain("Không có kết quả nào");
    const id = await publish({ title: "Hội thảo ở vịnh Hạ Long" });
    await eventually(async () => (await search("vịnh hạ long")).text.includes(id));
  });

  it("escapes what was typed and what was found", async () => {
    await publish({
      title: "Thẻ <img src=x onerror=alert(1)> lạ",
      body: "&lt;script&gt;alert(1)&lt;/script&gt;",
    });
    await eventually(async () => (await search("thẻ lạ onerror")).text.includes("&lt;img"));
    for (const typed of ['"><script>alert(1)</script>', "<img src=x onerror=alert(1)>", "alert script"]) {
      const { status, text } = await search(typed);
      expect(status).toBe(200);
      expect(text).not.toMatch(/<script(?! src="\/assets)|<img src=x/);
    }
  });

  it("leaves no trace of a closed notice in results and completions", async () => {
    const id = await publish({ title: "Truy nã Trần Văn Ảo Ảnh", kind: "wanted", tags: ["Trần Văn Ảo Ảnh"] });
    await eventually(async () => (await search("tran van ao anh")).text.includes(id));
    const completions = async () => (await get("/goi-y?q=tran+van+ao")).text;
    expect(JSON.parse(await completions())).toMatchObject({
      suggestions: expect.arrayContaining(["Trần Văn Ảo Ảnh"]),
    });
    await database.db.transaction().execute(async (tx) => {
      await tx.deleteFrom("public_store.article").where("id", "=", id).execute();
      await announceChange(tx, [`article:${id}`, "kind:wanted"]);
    });
    await eventually(async () => !(await search("tran van ao anh")).text.includes("Ảo Ảnh"));
    await eventually(async () => !(await completions()).includes("Ảo Ảnh"));
  });

  it("narrows, pages and says when there is nothing", async () => {
    for (let index = 0; index < 12; index += 1) await publish({ title: `Diễn tập chữa cháy lần ${index}` });
    await eventually(async () => (await search("diễn tập chữa cháy")).text.includes("12 kết quả"));
    expect((await search("diễn tập chữa cháy", "&trang=2")).text).toContain("Trang 2");
    expect((await search("diễn tập chữa cháy", "&trang=3")).status).toBe(404);
    expect((await search("diễn tập chữa cháy", "&loai=truy-na")).text).toContain(
      "tìm «diễn tập chữa cháy» trong toàn Cổng",
    );
    expect((await search("diễn tập", "&don-vi=khong-co")).text).toContain("Không có kết quả nào");
    expect((await search("diễn tập", "&don-vi=xa-mot&xep=moi")).text).toContain("12 kết quả");
  });
});
