import { createPublicKey, verify } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { canonicalJson, toJson } from "../server/foundation/canonical-json.ts";
import { newId } from "../server/foundation/ids.ts";
import { fingerprintOf } from "../server/foundation/keys/signing-key.ts";
import { testListKey } from "../tests/support/list-key.ts";
import { eventually, type Portals, startPortals } from "../tests/support/portals.ts";
import { createTestSite } from "../tests/support/site.ts";
import { channelsJson } from "./pages/channels.tsx";

let portals: Portals;

beforeAll(async () => {
  portals = await startPortals();
});

afterAll(() => portals.close());

describe("the portal over its public store", () => {
  it("shows a release within 2 seconds on every web process and every page that lists it", async () => {
    const pages = [
      "/",
      "/canh-bao",
      "/chuyen-muc/canh-bao-toi-pham",
      "/don-vi/xa-mot",
      "/rss.xml",
      "/sitemap-2026-11.xml",
    ];
    for (const web of portals.webs) for (const path of pages) await (await fetch(web.origin + path)).text();
    const id = await portals.publish({ title: "Cảnh giác trang giả" });
    for (const web of portals.webs) {
      for (const path of pages) {
        await eventually(async () => (await (await fetch(web.origin + path)).text()).includes(id));
      }
    }
    const changed = async () => (await portals.get(`/tin/mot-tin-${id}`)).text;
    expect(await changed()).toContain("Cảnh giác trang giả");
    await portals.publish({ id, title: "Đã sửa lại" });
    await eventually(async () => (await changed()).includes("Đã sửa lại"));
  });

  it("leads every other slug of an article to its one address, and shows nothing of a withdrawn one", async () => {
    const id = await portals.publish({ title: "Một tin" });
    const wrong = await portals.get(`/tin/sai-${id}?utm=1`);
    expect([wrong.status, wrong.headers.get("location")]).toEqual([301, `/tin/mot-tin-${id}`]);
    expect((await portals.get(`/tin/mot-tin-${id}?utm=1`)).status).toBe(200);
    expect((await portals.get(`/tin/mot-tin-${newId()}`)).status).toBe(404);
    await portals.publish({ id, title: "Một tin", withdrawnAt: portals.context.clock.now() });
    await eventually(async () => (await portals.get(`/tin/mot-tin-${id}`)).status === 410);
    const gone = await portals.get(`/tin/sai-${id}`);
    expect(gone.status).toBe(410);
    expect(gone.text).not.toContain("Thân bài");
  });

  it("says in the language of the address that nothing is there, whichever was asked for first", async () => {
    for (const path of ["/en/nothing", "/khong-co", "/en/search?q=x&trang=9", "/en/a/b/c/d", "/energy"]) {
      const { status, text } = await portals.get(path);
      const english = path.startsWith("/en/");
      expect([path, status, text.includes('<html lang="en">')]).toEqual([path, 404, english]);
      expect(text).toContain(english ? "Page not found" : "Không tìm thấy trang này");
      expect(text).toContain(`<form class="find-box" action="${english ? "/en/search" : "/tim-kiem"}"`);
    }
  });

  it("escapes every text and lets only the sealed body be HTML", async () => {
    const title = `<script>alert("1")</script>`;
    const id = await portals.publish({ title, bodyHtml: "<p>Thân <strong>bài</strong></p>" });
    await eventually(async () => (await portals.get("/")).text.includes(id));
    for (const path of [
      "/",
      `/tin/mot-tin-${id}`,
      "/canh-bao",
      "/rss.xml",
      "/kenh-chinh-thuc?ten=%3Cscript%3E",
    ]) {
      const { text } = await portals.get(path);
      // What may stand there: our one script, and data for search engines in which no "<" can stand.
      const own =
        /<!\[CDATA\[.*?\]\]>|<script src="\/assets\/cong\.[0-9a-f]{12}\.js" defer>|<script type="application\/ld\+json">[^<]*<\/script>/gs;
      expect(text.replaceAll(own, ""), path).not.toContain("<script");
    }
    expect((await portals.get(`/tin/mot-tin-${id}`)).text).toContain("<strong>bài</strong>");
    expect((await portals.get("/kenh-chinh-thuc?ten=muong")).text).toContain("Mường &lt;Lát");
  });

  it("signs the list of the official channels, so that a copy of it with one channel more is found out", async () => {
    const { signature, ...list } = z
      .looseObject({
        channels: z.array(z.looseObject({ id: z.string() })),
        signature: z.object({ algorithm: z.literal("Ed25519"), publicKey: z.string(), value: z.string() }),
      })
      .parse(JSON.parse((await portals.get("/kenh-chinh-thuc.json")).text));
    const key = createPublicKey({
      key: Buffer.from(signature.publicKey, "base64"),
      format: "der",
      type: "spki",
    });
    expect(fingerprintOf(key)).toBe(fingerprintOf(createPublicKey(testListKey)));
    const holds = (value: unknown) =>
      verify(null, Buffer.from(canonicalJson(toJson(value))), key, Buffer.from(signature.value, "base64"));
    expect(list.channels.length).toBeGreaterThan(0);
    expect(holds(list)).toBe(true);
    expect(holds({ ...list, channels: [...list.channels, { id: "trang-gia-mao" }] })).toBe(false);
  });

  it("signs no list that the ledger does not know for the published one", async () => {
    const site = createTestSite(portals.context.ctx);
    const signed = (agrees: boolean) => channelsJson({ ...site, listAgrees: async () => agrees });
    expect(await signed(true)).toMatchObject({ status: 200 });
    await expect(signed(false)).rejects.toThrow(/not signed/);
  });

  it("tells a program of an address that is not there in its own way", async () => {
    for (const path of ["/api/v1/public/nothing", "/api/v1/public/articles/khong-co"]) {
      const answer = await portals.get(path);
      expect([answer.status, answer.headers.get("content-type")], path).toEqual([
        404,
        "application/problem+json; charset=utf-8",
      ]);
      expect(JSON.parse(answer.text), path).toMatchObject({ status: 404, code: "not-found" });
    }
  });

  it("gives the same page whatever host, forwarded header or unknown query a stranger sends", async () => {
    const plain = await portals.get("/don-vi");
    const strange = await portals.get("/don-vi?x=1&trang=99", {
      "x-forwarded-host": "evil.example",
      "x-forwarded-proto": "ftp",
      forwarded: "host=evil.example",
    });
    expect(strange.text).toBe(plain.text);
    expect((await portals.get("/don-vi")).text).not.toContain("evil.example");
    expect(plain.headers.get("set-cookie")).toBeNull();
  });

  it("leaves the other rooms their paths and takes no writing", async () => {
    for (const path of [
      "/api/v1/session",
      "/toa-soan",
      "/toa-soan/x",
      "/webhooks/zalo",
      "/healthz?x",
      "/metrics",
    ]) {
      expect((await portals.get(path)).text, path).toBe("framework");
    }
    for (const path of ["/apix", "/toa-soan-gia", "/healthzz"])
      expect((await portals.get(path)).status, path).toBe(404);
    const posted = await fetch(`${portals.webs[0]?.origin}/`, { method: "POST", body: "x" });
    expect([posted.status, posted.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
  });

  it("serves pictures of public articles and no other file of the store", async () => {
    const { digest, bytes } = await portals.context.ctx.files.put("renditions", Buffer.from("ảnh"));
    expect((await portals.get(`/media/${digest}.jpg`)).status).toBe(404);
    await portals.database.db
      .insertInto("public_store.media")
      .values({ digest, mime: "image/jpeg", width: 1, height: 1, bytes })
      .execute();
    const shown = await portals.get(`/media/${digest}.jpg`);
    expect([shown.status, shown.headers.get("cache-control")]).toEqual([
      200,
      "public, max-age=31536000, immutable, stale-if-error=86400",
    ]);
    expect((await portals.get(`/media/${digest}.webp`)).status).toBe(404);
    expect((await portals.get("/media/../keys/master.key")).status).toBe(404);
  });

  it("never sends a picture that somebody swapped on the disk, and sends it again once it is put right", async () => {
    const picture = Buffer.from("ảnh thật");
    const { digest, bytes } = await portals.context.ctx.files.put("renditions", picture);
    await portals.database.db
      .insertInto("public_store.media")
      .values({ digest, mime: "image/jpeg", width: 1, height: 1, bytes })
      .execute();
    const path = `/media/${digest}.jpg`;
    expect((await portals.get(path)).text).toBe("ảnh thật");
    await writeFile(portals.context.ctx.files.path("renditions", digest), "ảnh giả!");
    const swapped = await portals.get(path);
    expect([swapped.status, swapped.text.includes("giả!")]).toEqual([404, false]);
    await writeFile(portals.context.ctx.files.path("renditions", digest), picture);
    expect((await portals.get(path)).text).toBe("ảnh thật");
  });

  it("gives the stylesheet, the drum and the default cover", async () => {
    const stylesheet = /href="(\/assets\/cong\.[^"]+)"/.exec((await portals.get("/")).text)?.[1] ?? "";
    const sheet = await portals.get(stylesheet);
    expect(sheet.headers.get("cache-control")).toContain("immutable");
    for (const [, path = ""] of sheet.text.matchAll(/url\("?(\/assets\/[^")]+)/g)) {
      expect((await portals.get(path)).status, path).toBe(200);
    }
    expect(sheet.text).not.toMatch(/url\((?!"?\/assets\/)/);
    const cover = await fetch(`${portals.webs[0]?.origin}/assets/bia-mac-dinh.jpg`);
    expect(cover.headers.get("content-type")).toBe("image/jpeg");
    expect(Number(cover.headers.get("content-length"))).toBeLessThan(1_000_000);
  });

  it("precompresses for readers that ask", async () => {
    const response = await fetch(`${portals.webs[0]?.origin}/don-vi`, {
      headers: { "accept-encoding": "gzip" },
    });
    expect(response.headers.get("content-encoding")).toBe("gzip");
    expect(await response.text()).toContain("Công an xã Một");
  });

  it("reads as a role that sees the public store and nothing else", async () => {
    for (const table of ["draft", "revision", "person", "ledger_entry", "channel", "item"]) {
      const asking = sql`select 1 from ${sql.table(table)}`.execute(portals.reader);
      await expect(asking, table).rejects.toMatchObject({ code: "42501" });
    }
    const writing = portals.reader.updateTable("public_store.article").set({ title: "x" }).execute();
    await expect(writing).rejects.toMatchObject({ code: "42501" });
  });
});
