import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { type IncomingHttpHeaders, request } from "node:http";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { endDeliveries } from "../../server/delivery/end-deliveries.ts";
import { loadItem } from "../../server/editorial/store.ts";
import { removeFromPublicStore } from "../../server/platforms/portal/remove-from-public-store.ts";
import { closeNotice } from "../../server/release/close-notice.ts";
import { startNginx } from "../support/nginx.ts";
import { tracesOfWanted, wantedPerson } from "../support/notices.ts";
import { testPicture } from "../support/picture.ts";
import { actor, releaseThroughActs, value } from "../support/release.ts";
import { type Stack, startStack } from "./stack.ts";

let stack: Stack;
let article: string;

beforeAll(async () => {
  stack = await startStack();
  await Promise.all([stack.worker.start(), stack.web.start()]);
  const title = "Cảnh báo còn đọc được khi hệ thống gián đoạn";
  const { itemId } = await releaseThroughActs(stack.ctx, {
    title,
    targets: ["portal"],
    pictures: [await testPicture("goi-video-gia")],
  });
  article = `/tin/canh-bao-con-doc-duoc-khi-he-thong-gian-doan-${itemId}`;
  await untilCopied();
});

afterAll(() => stack.stop());

const needed = () => ["/", "/canh-bao", "/don-vi/cong-an-phuong-hac-thanh", "/kenh-chinh-thuc", article];

/** Waits until the emergency copy holds all that is needed; a page that lost a name is written anew within seconds. */
async function untilCopied(): Promise<void> {
  const lacking = () =>
    needed().filter((path) => !existsSync(join(stack.dataDir, "static-copy", path.slice(1), "index.html")));
  for (let turn = 0; turn < 600 && lacking().length > 0; turn += 1)
    await new Promise((resolve) => setTimeout(resolve, 50));
  expect(lacking()).toEqual([]);
}

async function read(origin: string, path: string) {
  const response = await fetch(origin + path);
  return { status: response.status, text: await response.text() };
}

/** The pages of the emergency copy that name somebody. Their pictures go before them. */
async function copiesNaming(name: string): Promise<string[]> {
  const folder = join(stack.dataDir, "static-copy");
  const pages = (await readdir(folder, { recursive: true })).filter((one) => one.endsWith(".html"));
  // A page may be taken away between the listing and the reading.
  const texts = await Promise.all(pages.map((one) => readFile(join(folder, one), "utf8").catch(() => "")));
  return pages.filter((_one, index) => texts[index]?.includes(name));
}

/** Asks with headers of the test's own choice, follows nothing and unpacks nothing. */
async function ask(url: string, headers: Record<string, string>) {
  return new Promise<{ status: number | undefined; headers: IncomingHttpHeaders }>((resolve, reject) => {
    const asking = request(url, { headers, agent: false }, (response) => {
      response.resume();
      resolve({ status: response.statusCode, headers: response.headers });
    });
    asking.on("error", reject);
    asking.end();
  });
}

async function allOf(origin: string) {
  return Promise.all(needed().map((path) => read(origin, path)));
}

const answered = [200, 200, 200, 200, 200];

describe("when the database is down", () => {
  it("front page, warnings, units, channels and the newest articles still answer", async () => {
    await stack.killDatabase();
    expect((await allOf(stack.webUrl)).map(({ status }) => status)).toEqual(answered);
  });

  it("they answer also from a web process that is started while it is down, and say that they are a copy", async () => {
    await stack.web.kill();
    await stack.web.startAs(async () => (await read(stack.webUrl, "/healthz")).status === 200);
    const pages = await allOf(stack.webUrl);
    expect(pages.map(({ status }) => status)).toEqual(answered);
    for (const { text } of pages) expect(text).toContain("đây là bản lưu lúc");
    expect(pages.at(-1)?.text).toContain("Cảnh báo còn đọc được khi hệ thống gián đoạn");
    const stylesheet = /href="(\/assets\/[^"]+\.css)"/.exec(pages[0]?.text ?? "")?.[1] ?? "";
    expect((await read(stack.webUrl, stylesheet)).status).toBe(200);
    expect((await read(stack.webUrl, "/readyz")).status).toBe(503);
  });

  it("every picture that a browser may choose on a page of the copy is there", async () => {
    for (const path of ["/", article]) {
      const { text } = await read(stack.webUrl, path);
      const choices = text.match(/ (?:src|srcset|poster)="[^"]*"/g)?.join(" ");
      const pictures = new Set(choices?.match(/\/media\/[0-9a-f]{64}\.[a-z]+/g));
      expect(pictures.size, path).toBeGreaterThan(0);
      for (const picture of pictures)
        expect((await read(stack.webUrl, picture)).status, `${picture} of ${path}`).toBe(200);
    }
  });

  it("the web process goes back to work by itself once the database is there again, and nobody finds it closed meanwhile", async () => {
    await stack.startDatabase();
    const missed: string[] = [];
    const look = async () => {
      const found = await read(stack.webUrl, "/").catch((error: unknown) => String(error));
      // A page that only says that there is none just now is no answer either.
      if (typeof found === "string" || found.status !== 200) {
        missed.push(typeof found === "string" ? found : `status ${found.status}`);
        return "nothing";
      }
      return found.text.includes("bản lưu") ? "copy" : "product";
    };
    await expect.poll(look, { timeout: 60_000, interval: 20 }).toBe("product");
    expect(missed).toEqual([]);
    expect((await read(stack.webUrl, "/readyz")).status).toBe(200);
  });
});

describe("when the database hangs", () => {
  it("ready pages still answer within a second each, and a new release is shown once it is awake again", async () => {
    const paths = [...needed(), "/truy-na", "/rss.xml"];
    for (const path of paths) expect((await read(stack.webUrl, path)).status, path).toBe(200);
    const shown = async (path: string) => {
      const begun = performance.now();
      const { status, text } = await read(stack.webUrl, path);
      return { status, copy: text.includes("bản lưu"), ms: performance.now() - begun };
    };
    await stack.hangDatabase();
    try {
      const spoken = () => "answered";
      const answer = sql`select 1`.execute(stack.ctx.db).then(spoken, spoken);
      const silence = new Promise((resolve) => setTimeout(resolve, 1000, "silent"));
      expect(await Promise.race([answer, silence])).toBe("silent");
      // For longer than a page is fresh: each falls due to be made anew while nothing can make it.
      const until = performance.now() + 70_000;
      for (let turn = 0; turn === 0 || performance.now() < until; turn += 1) {
        for (const path of paths) {
          const { status, copy, ms } = await shown(path);
          expect([status, copy], path).toEqual([200, false]);
          expect(ms, path).toBeLessThan(1000);
        }
        await new Promise((resolve) => setTimeout(resolve, 1000));
      }
      expect((await read(stack.webUrl, "/healthz")).status).toBe(200);
    } finally {
      stack.wakeDatabase();
    }
    const title = "Cảnh báo ra sau khi cơ sở dữ liệu tỉnh lại";
    const { itemId } = await releaseThroughActs(stack.ctx, { title, targets: ["portal"] });
    for (const path of ["/", "/canh-bao", "/rss.xml"])
      await expect
        .poll(async () => (await read(stack.webUrl, path)).text.includes(itemId), { timeout: 20_000 })
        .toBe(true);
  });
});

describe("when somebody writes to the disk behind the product", () => {
  it("a web process without any worker raises the alarm within a minute", async () => {
    await stack.worker.end();
    try {
      const { digest } = await stack.ctx.files.put("renditions", Buffer.from("ảnh thật"));
      await writeFile(stack.ctx.files.path("renditions", digest), "ảnh giả!");
      const alarms = async () =>
        (await stack.ctx.db.selectFrom("watch_alarm").select("subject").execute()).map((row) => row.subject);
      await expect.poll(alarms, { timeout: 60_000, interval: 500 }).toEqual([`media:${digest}`]);
    } finally {
      await stack.worker.start();
    }
  });
});

describe("when the whole product is down", () => {
  it("the reverse proxy no longer gives name or photo of a wanted person whose notice was closed", async () => {
    const { ctx, webUrl, dataDir } = stack;
    const { itemId } = await releaseThroughActs(ctx, {
      title: "Truy nã bị can Lò Văn Giả Tưởng",
      targets: ["portal"],
      kind: "wanted",
      details: wantedPerson(),
      pictures: [await testPicture("goi-video-gia")],
    });
    const nginx = await startNginx({ upstreamPort: Number(new URL(webUrl).port), dataDir });
    try {
      const notice = `/tin/truy-na-bi-can-lo-van-gia-tuong-${itemId}`;
      await expect.poll(async () => (await read(nginx.url, notice)).status, { timeout: 20_000 }).toBe(200);
      const [photo = ""] =
        /\/media\/[0-9a-f]{64}\.(?:jpg|webp)/.exec((await read(nginx.url, notice)).text) ?? [];
      const naming = [notice, photo, "/", "/truy-na", "/rss.xml", `/api/v1/public/articles/${itemId}`];
      for (const path of naming) expect((await read(nginx.url, path)).status, path).toBe(200);
      const item = await loadItem(ctx.db, { itemId });
      value(
        await closeNotice(
          ctx,
          { removeFromPortal: removeFromPublicStore, endDeliveries },
          {
            actor: await actor(ctx, "phoban"),
            itemId,
            expectedVersion: item?.version ?? 0,
            decisionNumber: "81/QĐĐN-VPCQCSĐT",
            decisionDate: "2026-11-23",
            reason: "arrested",
          },
        ),
      );
      // Nobody asks the proxy again before the product goes down: it still holds every page of before.
      await expect.poll(async () => (await read(webUrl, notice)).status).toBe(410);
      await expect.poll(() => copiesNaming("Giả Tưởng")).toEqual([]);
      await stack.web.kill();
      // The proxy keeps a page for a second and counts whole seconds: after two it has to ask again.
      await new Promise((resolve) => setTimeout(resolve, 2100));
      for (const path of naming) {
        const { text } = await read(nginx.url, path);
        expect(
          tracesOfWanted.filter((trace) => text.includes(trace)),
          path,
        ).toEqual([]);
      }
      expect((await read(nginx.url, notice)).status).toBe(503);
      expect((await read(nginx.url, photo)).status).toBe(503);
    } finally {
      await nginx.stop();
      await stack.web.start();
    }
  });

  it("the reverse proxy leads old names and readers without TLS to the one address, and takes a refusal of brotli for one", async () => {
    const nginx = await startNginx({
      upstreamPort: Number(new URL(stack.webUrl).port),
      dataDir: stack.dataDir,
    });
    try {
      const there = "https://congan.thanhhoa.gov.vn/canh-bao?trang=2";
      const old = await ask(`${nginx.url}/canh-bao?trang=2`, { host: "conganthanhhoa.vn" });
      expect([old.status, old.headers.location, old.headers["cache-control"]]).toEqual([
        308,
        there,
        "no-store",
      ]);
      const plain = await ask(`${nginx.withoutTlsUrl}/canh-bao?trang=2`, {});
      expect([plain.status, plain.headers.location]).toEqual([308, there]);
      const encoded = async (accept: string) =>
        (await ask(`${nginx.url}/don-vi`, { "accept-encoding": accept })).headers["content-encoding"];
      expect(await encoded("gzip, deflate, br")).toBe("br");
      expect(await encoded("gzip, br;q=0")).toBe("gzip");
      expect(await encoded("gzip;q=0.5, br;q=0.0")).toBe("gzip");
      expect(await encoded("br;q=0")).toBeUndefined();
    } finally {
      await nginx.stop();
    }
  });

  it("the reverse proxy shows what it kept, and the emergency copy of what it did not", async () => {
    const upstreamPort = Number(new URL(stack.webUrl).port);
    const nginx = await startNginx({ upstreamPort, dataDir: stack.dataDir });
    try {
      expect((await read(nginx.url, "/")).text).not.toContain("bản lưu");
      await untilCopied();
      await stack.web.kill();
      expect((await allOf(nginx.url)).map(({ status }) => status)).toEqual(answered);
      expect((await read(nginx.url, "/canh-bao")).text).toContain("đây là bản lưu lúc");
      expect((await read(nginx.url, "/khong-co-trong-ban-luu")).status).toBe(503);
    } finally {
      await nginx.stop();
    }
  });
});
