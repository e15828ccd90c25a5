import { once } from "node:events";
import { request } from "node:http";
import { describe, expect, it, onTestFinished } from "vitest";
import { byteRange } from "../../server/foundation/http/byte-range.ts";
import { headerLimits } from "../../server/foundation/http/header-limits.ts";
import { createHttpServer } from "../../server/foundation/http/http.ts";
import { createSourceOf } from "../../server/foundation/http/source-of.ts";
import { createLog } from "../../server/foundation/log.ts";
import { isBot, sourceOfVisit } from "../../server/insight/visitor.ts";
import { platforms } from "../../server/platforms/list.ts";
import { expectLinear } from "../../tests/support/growth.ts";
import { encodingFor, matchesEtag } from "./answer.ts";

const etag = `W/"${"a".repeat(22)}"`;
const sourceOf = createSourceOf({ trustedProxies: ["127.0.0.1"] });
const ownHost = "congan.thanhhoa.gov.vn";

/** Everything of ours that reads a header, by the name of the header. */
const readers: readonly [name: string, read: (value: string) => unknown][] = [
  ["Accept-Encoding", encodingFor],
  ["If-None-Match", (value) => matchesEtag(value, etag)],
  ["User-Agent", (userAgent) => isBot(userAgent, platforms)],
  ["Referer", (referer) => sourceOfVisit({ referer, ownHost, platforms })],
  ["Range", (range) => byteRange({ range }, { size: 1000, etag })],
  [
    "X-Forwarded-For",
    (value) => sourceOf({ headers: { "x-forwarded-for": value }, socket: { remoteAddress: "127.0.0.1" } }),
  ],
];

const times = (word: string) => (length: number) => word.repeat(length / word.length);
const hostile: readonly [name: string, write: (length: number) => string][] = [
  ["blanks between two letters", (length) => `a${times(" ")(length)}b`],
  ["tabs and a semicolon", (length) => `br${times("\t ")(length)};x`],
  ["an encoding refused again and again", times("br;q=0 ,")],
  ["weights without end", (length) => `gzip;q=${times("0")(length)}x`],
  ["parameters without end", times("gzip;q=1;")],
  ["commas", times(",")],
  ["semicolons and blanks", times("; ")],
  ["tags of versions", times('W/"a", ')],
  ["zalo again and again", times("zalo")],
  ["half the name of a program", times("bo")],
  ["a search engine within a search engine", (length) => `https://${times("google.")(length)}1/`],
  ["a search engine with a long ending", (length) => `https://www.google.${times("aa.")(length)}com-/`],
  ["addresses of trusted machines", times("127.0.0.1, ")],
  ["colons", times(":")],
  ["ranges", (length) => `bytes=${times("0-1,")(length)}`],
  ["digits", (length) => `bytes=${times("1")(length)}-x`],
];

describe.each(readers)("what reads %s", (_name, read) => {
  it.each(hostile)("does work that grows with the length alone for %s", (_kind, write) => {
    let turn = 0;
    expectLinear({
      write,
      // Each time another text, so that nothing is answered from memory.
      act: (text) => read(`${text}${turn++}`),
    });
  });
});

/** A server that tells what became of one header on its way to the portal and to a route. */
async function startServer(name: string) {
  const seen: { early: number | undefined; raw: boolean; route: number | undefined; source: string }[] = [];
  let early: number | undefined;
  let raw = false;
  const app = await createHttpServer({
    log: createLog({ level: "silent" }),
    trustedProxies: ["127.0.0.1"],
    early: ({ headers, rawHeaders }) => {
      early = headers[name]?.length;
      raw = rawHeaders.some((word) => word.toLowerCase() === name);
      return false;
    },
  });
  app.get("/", async ({ headers, source }) => {
    seen.push({ early, raw, route: headers[name]?.length, source });
    return "";
  });
  await app.listen({ host: "127.0.0.1", port: 0 });
  const address = app.server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  onTestFinished(() => app.close());
  return async (value: string) => {
    const sent = request({ host: "127.0.0.1", port: address.port, headers: { [name]: value } }).end();
    await once(sent, "response");
    return seen.pop();
  };
}

describe("a header that is longer than any client sends", () => {
  it.each([
    ...Object.entries(headerLimits).filter(([name]) => name !== "anyOther"),
    ...["if-none-match", "accept-language", "authorization", "if-range", "host", "x-new"].map(
      (name) => [name, headerLimits.anyOther] as const,
    ),
  ])("is read by nobody: %s", async (name, limit) => {
    const ask = await startServer(name);
    expect(await ask("x".repeat(limit + 1))).toMatchObject({
      early: undefined,
      raw: false,
      route: undefined,
    });
    expect(await ask("x".repeat(limit))).toMatchObject({ early: limit, raw: true, route: limit });
  });

  it("is read from its end when it is X-Forwarded-For, for there stands what the nearest proxy wrote", async () => {
    const ask = await startServer("x-forwarded-for");
    expect(await ask(`${"6.6.6.6, ".repeat(1000)}203.0.113.9`)).toMatchObject({ source: "203.0.113.9" });
  });
});

describe("encodings that were read before", () => {
  it("are read rightly also after a stranger has sent thousands of his own", () => {
    for (let turn = 0; turn < 5000; turn += 1) encodingFor(`x${turn}, gzip`);
    expect(encodingFor("gzip, deflate, br, zstd")).toBe("br");
  });
});
