import { createServer, type RequestListener, request } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { commonHeaders, dress, encodingFor, lifetimeOf, lifetimes, type Page, send } from "./answer.ts";

const body = `<p>${"Công an tỉnh Thanh Hóa. ".repeat(100)}</p>`;
const answer = await dress(
  {
    status: 200,
    path: "/",
    contentType: "text/html; charset=utf-8",
    body,
    keys: ["home"],
    stored: true,
  },
  { common: commonHeaders({ publicUrl: "https://congan.example" }), lifetime: lifetimes.page },
);
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function ask(headers: Record<string, string>, method = "GET") {
  const listener: RequestListener = (incoming, outgoing) => send(incoming, outgoing, answer);
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => server.close());
  const at = server.address();
  const port = typeof at === "object" ? at?.port : undefined;
  return new Promise<{ status: number | undefined; headers: Record<string, unknown>; bytes: Buffer }>(
    (resolve, reject) => {
      const asking = request({ port, host: "127.0.0.1", method, headers, agent: false }, (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
        incoming.on("end", () =>
          resolve({ status: incoming.statusCode, headers: incoming.headers, bytes: Buffer.concat(chunks) }),
        );
      });
      asking.on("error", reject);
      asking.end();
    },
  );
}

describe("a page on the wire", () => {
  it("comes in the best encoding that the reader takes, with its true length", async () => {
    const brotli = await ask({ "accept-encoding": "gzip, deflate, br" });
    expect(brotli.headers["content-encoding"]).toBe("br");
    expect(brotliDecompressSync(brotli.bytes).toString()).toBe(body);
    const zipped = await ask({ "accept-encoding": "gzip" });
    expect(gunzipSync(zipped.bytes).toString()).toBe(body);
    expect(Number(zipped.headers["content-length"])).toBe(zipped.bytes.length);
    expect((await ask({})).bytes.toString()).toBe(body);
    expect(zipped.headers.vary).toBe("Accept-Encoding");
  });

  it("reads refusals and odd spellings of encodings", () => {
    expect(encodingFor("br;q=0, gzip")).toBe("gzip");
    expect(encodingFor("GZIP;q=0.5")).toBe("gzip");
    expect(encodingFor("*")).toBe("br");
    expect(encodingFor("identity, *;q=0")).toBe("identity");
    expect(encodingFor("")).toBe("identity");
    expect(encodingFor(undefined)).toBe("identity");
  });

  it("is not sent again to a reader who has it", async () => {
    const first = await ask({});
    const etag = String(first.headers.etag);
    const again = await ask({ "if-none-match": `"other", ${etag}` });
    expect(again.status).toBe(304);
    expect(again.bytes).toHaveLength(0);
    expect(again.headers["cache-control"]).toBe(lifetimes.page);
    expect((await ask({ "if-none-match": '"other"' })).status).toBe(200);
  });

  it("answers HEAD with the headers alone", async () => {
    const head = await ask({ "accept-encoding": "gzip" }, "HEAD");
    expect(head.bytes).toHaveLength(0);
    expect(Number(head.headers["content-length"])).toBeGreaterThan(0);
  });

  it("allows one script of its own and nothing inline, no frame, no cookie", async () => {
    const { headers } = await ask({});
    expect(headers["content-security-policy"]).toContain("default-src 'none'");
    expect(headers["content-security-policy"]).toContain("script-src 'self';");
    expect(headers["content-security-policy"]).not.toContain("unsafe");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["strict-transport-security"]).toContain("max-age=");
    expect(headers["surrogate-key"]).toBe("home");
    expect(headers["set-cookie"]).toBeUndefined();
  });
});

const made = (changes: Partial<Page>): Page => ({
  status: 200,
  path: "/",
  contentType: "text/html; charset=utf-8",
  body,
  keys: ["home"],
  stored: true,
  ...changes,
});

describe("caches between the portal and its readers", () => {
  it("may show an ordinary page when it is stale, but never one that names a wanted or missing person", () => {
    expect(lifetimeOf(made({}))).toContain("stale-if-error");
    for (const kind of ["wanted", "missing"]) {
      const lifetime = lifetimeOf(made({ keys: ["home", `kind:${kind}`] }));
      expect(lifetime).toBe("public, max-age=0, s-maxage=5, must-revalidate");
    }
  });

  it("keep no answer to free text and nothing that is missing for longer than a second", () => {
    expect(lifetimeOf(made({ stored: false }))).toBe("no-store");
    expect(lifetimeOf(made({ status: 503 }))).toBe("no-store");
    expect(lifetimeOf(made({ status: 404 }))).toBe("public, max-age=0, s-maxage=1");
  });

  it.each([
    ["application/cap+xml; charset=utf-8", true],
    ["application/rss+xml; charset=utf-8", true],
    ["application/atom+xml", true],
    ["application/feed+json; charset=utf-8", true],
    ["application/json; charset=utf-8", true],
    ["image/svg+xml", true],
    ["application/pdf", false],
    ["application/jsonish", false],
    ["image/jpeg", false],
  ])("are given %s compressed: %s", async (contentType, packs) => {
    const { variants } = await dress(made({ contentType }), { common: [], lifetime: lifetimes.page });
    expect(variants.br.headers.includes("Content-Encoding")).toBe(packs);
    expect(variants.br.headers.includes("Vary")).toBe(packs);
  });
});
