import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingHttpHeaders, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePort } from "../../server/foundation/ports.ts";
import { startNginx } from "../support/nginx.ts";

let passedOn: IncomingHttpHeaders = {};
let connections = 0;
let dataDir: string;
let nginx: Awaited<ReturnType<typeof startNginx>>;
const product = createServer((asked, response) => {
  passedOn = asked.headers;
  response.writeHead(200, { "Cache-Control": "no-store" }).end("ok");
}).on("connection", () => {
  connections += 1;
});

beforeAll(async () => {
  product.listen(0, "127.0.0.1");
  await once(product, "listening");
  const address = product.address();
  if (address === null || typeof address === "string") throw new Error("the product has no port");
  dataDir = await mkdtemp(join(tmpdir(), "trongdong-headers-"));
  nginx = await startNginx({ upstreamPort: address.port, dataDir });
});

afterAll(async () => {
  await nginx.stop();
  product.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function ask(path: string, headers: Record<string, string>): Promise<IncomingHttpHeaders> {
  const asked = request(`${nginx.url}${path}`, { headers }).end();
  const [response] = await once(asked, "response");
  response.resume();
  await once(response, "end");
  return passedOn;
}

describe.each(["/tin-tuc", "/media/a.jpg", "/api/v1/public/items", "/toa-soan/", "/dang-ky-nhan-tin/huy"])(
  "what the shipped nginx passes on for %s",
  (path) => {
    it("is whom the portal is called by, and the reader's own address whatever he says of himself", async () => {
      expect(
        await ask(path, { host: "congan.thanhhoa.gov.vn", "x-forwarded-for": "203.0.113.9" }),
      ).toMatchObject({
        host: "congan.thanhhoa.gov.vn",
        "x-forwarded-for": "127.0.0.1",
        "x-forwarded-proto": "http",
      });
    });

    it("is one of three spellings of an encoding, and no name that no browser has", async () => {
      const ordinary = { "user-agent": "Mozilla/5.0" };
      expect(await ask(path, { ...ordinary, "accept-encoding": "gzip, deflate, br, zstd" })).toMatchObject({
        ...ordinary,
        "accept-encoding": "br",
      });
      const long = await ask(path, {
        "accept-encoding": `a${" ".repeat(7000)}b`,
        "user-agent": "zalo".repeat(1700),
      });
      expect(long["accept-encoding"]).toBeUndefined();
      expect(long["user-agent"]).toBeUndefined();
    });
  },
);

describe("the connections from nginx to the product", () => {
  it("are used again and again", async () => {
    await ask("/tin-tuc", {});
    const before = connections;
    for (let turn = 0; turn < 20; turn += 1) await ask("/tin-tuc", {});
    expect(connections - before).toBeLessThan(5);
  });
});

describe("while the product is away and the copy has nothing", () => {
  it.each([`/media/${"a".repeat(64)}.jpg`, "/tin.rss", "/tin-tuc"])(
    "%s is answered shortly and plainly, with the time to come again, and by no page of nginx",
    async (path) => {
      const away = await startNginx({ upstreamPort: await freePort(), dataDir });
      try {
        const refused = await fetch(`${away.url}${path}`);
        expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "10"]);
        expect(refused.headers.get("content-type")).toBe("text/plain; charset=utf-8");
        const said = await refused.text();
        expect(said).toContain("Cổng đang gián đoạn");
        expect(said).not.toContain("<");
      } finally {
        await away.stop();
      }
    },
  );
});
