import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type Server,
} from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePort } from "../../server/foundation/start/ports.ts";
import { startNginx } from "../support/nginx.ts";

let passedOn: IncomingHttpHeaders = {};
let connections = 0;
let dataDir: string;
let nginx: Awaited<ReturnType<typeof startNginx>>;
const product = createServer((exchange, response) => {
  passedOn = exchange.headers;
  response.writeHead(200, { "Cache-Control": "no-store" }).end("ok");
}).on("connection", () => {
  connections += 1;
});

beforeAll(async () => {
  product.listen(0, "127.0.0.1");
  await once(product, "listening");
  dataDir = await mkdtemp(join(tmpdir(), "trongdong-headers-"));
  nginx = await startNginx({ upstreamPort: portOf(product), dataDir });
});

afterAll(async () => {
  await nginx.stop();
  product.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function ask(path: string, headers: Record<string, string>): Promise<IncomingHttpHeaders> {
  const exchange = request(`${nginx.url}${path}`, { headers }).end();
  const [response] = await once(exchange, "response");
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
        const answerText = await refused.text();
        expect(answerText).toContain("Cổng đang gián đoạn");
        expect(answerText).not.toContain("<");
      } finally {
        await away.stop();
      }
    },
  );
});

describe("while the product is away", () => {
  it("an officer who opens the newsroom reads in Vietnamese that it comes again, and a script is no page", async () => {
    const away = await startNginx({ upstreamPort: await freePort(), dataDir });
    try {
      for (const path of ["/toa-soan", "/toa-soan/", "/toa-soan/tin-bai/1/soan"]) {
        const page = await fetch(`${away.url}${path}`);
        expect([path, page.status, page.headers.get("content-type")]).toEqual([
          path,
          503,
          "text/html; charset=utf-8",
        ]);
        expect(page.headers.get("cache-control")).toBe("no-store");
        const answerText = await page.text();
        expect(answerText).toContain("Tòa soạn đang gián đoạn");
        expect(answerText).not.toMatch(/nginx|Bad Gateway/);
      }
      const script = await fetch(`${away.url}/toa-soan/assets/index-1.js`);
      expect([script.status, script.headers.get("content-type")]).toEqual([503, "text/plain; charset=utf-8"]);
      expect(await script.text()).not.toContain("<");
      // Nobody knows what becomes of a call: no page speaks for it.
      const call = await fetch(`${away.url}/api/v1/session`, { method: "POST" });
      expect([call.status, (await call.text()).includes("Tòa soạn")]).toEqual([502, false]);
    } finally {
      await away.stop();
    }
  });
});

describe("whoever calls nginx by a name that is not ours", () => {
  it.each(["evil.example", "congan.thanhhoa.gov.vn.evil.example", "www.congan.thanhhoa.gov.vn", ""])(
    "reaches nothing of the portal: «%s»",
    async (host) => {
      passedOn = {};
      for (const base of [nginx.url, nginx.withoutTlsUrl]) {
        const exchange = request(`${base}/canh-bao`, { headers: { host }, setHost: false }).end();
        const [response] = await once(exchange, "response");
        response.resume();
        expect([response.statusCode, response.headers.location]).toEqual([
          host === "" ? 400 : 421,
          undefined,
        ]);
      }
      expect(passedOn).toEqual({});
    },
  );
});

describe("a file that is cut off on its way", () => {
  it("has come to the product as far as it was sent", async () => {
    let came = 0;
    const arrived = Promise.withResolvers<void>();
    const taking = (exchange: IncomingMessage) =>
      exchange.on("data", (piece: Buffer) => {
        came += piece.length;
        if (came >= 100_000) arrived.resolve();
      });
    product.once("request", taking);
    const sent = request(`${nginx.url}/api/v1/uploads/a`, {
      method: "PATCH",
      headers: { "content-length": "40000000" },
    });
    sent.on("error", () => undefined);
    sent.write(Buffer.alloc(200_000));
    await arrived.promise;
    sent.destroy();
    expect(came).toBeGreaterThanOrEqual(100_000);
  });
});

describe("two processes of which one after the other starts anew", () => {
  it("are never both left out", async () => {
    const answering = (port: number) =>
      createServer((_request, response) => {
        response.writeHead(200, { "Cache-Control": "no-store" }).end("ok");
      }).listen(port, "127.0.0.1");
    const [first, second] = [answering(0), answering(0)];
    await Promise.all([first, second].map((server) => once(server, "listening")));
    const ports = [portOf(first), portOf(second)];
    const both = await startNginx({ upstreamPort: ports, dataDir });
    const statuses = new Set<number | undefined>();
    const askAll = async () => {
      for (let turn = 0; turn < 10; turn += 1) {
        const [response] = await once(request(`${both.url}/tin-tuc`).end(), "response");
        response.resume();
        statuses.add(response.statusCode);
      }
    };
    await end(first);
    await askAll();
    const anew = answering(ports[0] ?? 0);
    await once(anew, "listening");
    await end(second);
    await askAll();
    expect([...statuses]).toEqual([200]);
    await both.stop();
    await end(anew);
  });
});

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("a server has no port");
  return address.port;
}

async function end(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
