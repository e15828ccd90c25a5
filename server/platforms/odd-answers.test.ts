import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestCopy, testCopy } from "../../tests/support/channel-copy.ts";
import { createConnectors } from "../composition/connectors.ts";
import { readConfig } from "../foundation/config.ts";
import type { Connector, Progress } from "./connector.ts";
import { wasNeverSent } from "./transport.ts";

// A platform that answers as no document says: never taken for proof that nothing was done, nor a list that cannot be
// read for one in which nothing stands.

interface Answer {
  readonly status?: number;
  readonly body?: unknown;
  /** What is sent as it stands, under the type of a page. */
  readonly raw?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The connection is cut before the answer is whole. */
  readonly cut?: true;
}

let server: Server;
let answer: Answer;
let facebook: Connector;
let zalo: Connector;
let base: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    // Our own portal, for the picture that Zalo would fetch.
    if (!/^\/v\d/.test(request.url ?? "")) return response.end("picture");
    const { status = 200, body, raw, headers = {}, cut } = answer;
    const text = raw ?? JSON.stringify(body);
    response.writeHead(status, {
      "content-type": raw === undefined ? "application/json" : "text/html",
      ...headers,
      ...(cut === undefined ? {} : { "content-length": String(text.length + 10) }),
    });
    response.write(text);
    return cut === undefined ? response.end() : response.socket?.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const at = server.address();
  base = `http://127.0.0.1:${typeof at === "object" ? at?.port : ""}`;
  const settings = {
    ...{ PUBLIC_URL: base, FACEBOOK_GRAPH_URL: base },
    ...{ ZALO_OAUTH_URL: base, ZALO_OPENAPI_URL: base, ZALO_APP_ID: "1", ZALO_APP_SECRET: "x" },
  };
  const [first, second] = createConnectors(readConfig(settings));
  if (first === undefined || second === undefined) throw new Error("two platforms");
  facebook = first.connector;
  zalo = second.connector;
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const copy = (): TestCopy => testCopy({ externalId: "165521942050967" });
const connectorOf = (platform: string) => (platform === "Facebook" ? facebook : zalo);

async function publish(platform: string, given: Answer) {
  answer = given;
  const connector = connectorOf(platform);
  const step = connector.nextStep(copy(), {});
  expect(step.publishes).toBe(true);
  return connector.perform({ copy: copy(), progress: {}, step, accessToken: "t", now: new Date() });
}

async function readBack(platform: string, given: Answer) {
  answer = given;
  const moment = new Date("2026-11-24T02:00:00Z");
  return connectorOf(platform).readBack({
    ...{ copy: copy(), progress: {}, firstIntentAt: moment, lastIntentAt: moment, releasedAt: moment },
    ...{ repetition: false, knownIds: new Set<string>(), accessToken: "t", now: moment },
  });
}

describe.each(["Facebook", "Zalo"])("an answer of %s to the call that publishes", (platform) => {
  it.each<[what: string, answer: Answer]>([
    ["an empty answer", { raw: "" }],
    ["a page", { raw: "<html>OK</html>" }],
    ["a page of an edge that refuses", { status: 403, raw: "<html>Forbidden</html>" }],
    ["a page of an edge that has had enough", { status: 429, raw: "slow down" }],
    ["an edge that waited too long", { status: 504, raw: "" }],
    ["a redirect", { status: 302, headers: { location: "/elsewhere" }, raw: "" }],
    ["nothing", { status: 204, raw: "" }],
    ["half of an answer", { raw: '{"id":"1', cut: true }],
    ["half of an error", { status: 400, raw: '{"error":{"code":100', cut: true }],
    ["another kind of answer", { body: { success: true } }],
    ["a list", { body: [] }],
    ["a number", { body: 7 }],
    ["null", { body: null }],
    ["an id that is a number", { body: { id: 1234567890, error: 0, data: { token: 7 } } }],
    ["an error in words", { status: 400, body: { error: "invalid_request" } }],
    ["an error of no kind", { status: 400, body: { error: { code: "abc" }, message: "x" } }],
    ["an error of no kind beside an id", { body: { error: { code: "abc" }, id: "1_2" } }],
    ["an error in words beside an id", { body: { error: "invalid_request", id: "1_2" } }],
    ["an error that is null beside an id", { body: { error: null, id: "1_2" } }],
    ["an error that is null", { body: { error: null, data: { token: "made" } } }],
    ["an error that is empty", { body: { error: "", data: { token: "made" } } }],
  ])("%s proves nothing", async (_what, given) => {
    const result = await publish(platform, given);
    expect(result).toMatchObject({ surelyNotDone: false });
    expect(result.outcome).not.toBe("published");
    expect(result.outcome).not.toBe("advanced");
  });
});

describe("an error that Facebook refuses with before the act", () => {
  const error = { code: 100, message: "(#100) Invalid parameter" };
  it.each<[what: string, answer: Answer, proof: boolean]>([
    ["as it is documented", { status: 400, body: { error } }, true],
    ["with numbers as text", { status: 400, body: { error: { ...error, code: "100" } } }, true],
    ["with fields that are null", { status: 400, body: { error: { ...error, error_subcode: null } } }, true],
    ["under HTTP 200", { status: 200, body: { error } }, false],
    ["under a redirect", { status: 302, body: { error } }, false],
    ["under HTTP 500", { status: 500, body: { error } }, false],
    ["beside the id of a post", { status: 400, body: { error, id: "1_2" } }, false],
  ])("%s", async (_what, given, proof) => {
    expect(await publish("Facebook", given)).toMatchObject({ outcome: "failed", surelyNotDone: proof });
  });
});

describe("an error that Zalo refuses with before the act", () => {
  it.each<[what: string, answer: Answer, proof: boolean]>([
    ["as it is documented", { body: { error: -201, message: "title is invalid!" } }, true],
    ["as text", { body: { error: "-201", message: "title is invalid!" } }, true],
    ["without words", { body: { error: -201, message: null } }, true],
    ["under HTTP 500", { status: 500, body: { error: -201, message: "x" } }, false],
    ["beside the token of an article", { body: { error: -201, message: "x", data: { token: "a" } } }, false],
    ["of the pictures, under HTTP 500", { status: 502, body: { error: -200, message: "x" } }, false],
    ["of the pictures, beside a token", { body: { error: -200, message: "x", data: { token: "a" } } }, false],
  ])("%s", async (_what, given, proof) => {
    expect(await publish("Zalo", given)).toMatchObject({ surelyNotDone: proof });
  });
});

describe("a list of what stands on a channel", () => {
  it.each<[platform: string, what: string, answer: Answer]>([
    ["Facebook", "without what is listed", { body: {} }],
    ["Facebook", "with something that cannot be read", { body: { data: [{ id: 7, created_time: "x" }] } }],
    [
      "Facebook",
      "of which there is more, and nobody says where",
      { body: { data: [], paging: { next: "https://graph.facebook.com/next" } } },
    ],
    ["Facebook", "that is a page", { raw: "<html></html>" }],
    ["Facebook", "beside an error of no kind", { body: { data: [], error: { code: "abc" } } }],
    ["Zalo", "without what is listed", { body: { error: 0, data: {} } }],
    ["Zalo", "that is null", { body: { error: 0, data: { medias: null } } }],
    ["Zalo", "with something that cannot be read", { body: { error: 0, data: { medias: [{ id: 7 }] } } }],
    ["Zalo", "that is a page", { raw: "<html></html>" }],
  ])("of %s %s is not one in which nothing stands", async (platform, _what, given) => {
    expect((await readBack(platform, given)).outcome).toBe("unknown");
  });

  it.each<[platform: string, answer: Answer]>([
    ["Facebook", { body: { data: [] } }],
    ["Facebook", { body: { data: [{ id: "1_2", message: null, created_time: "x", permalink_url: null }] } }],
    ["Zalo", { body: { error: 0, data: { total: 0 } } }],
    ["Zalo", { body: { error: "0", data: { medias: [], total: 0 } } }],
  ])("of %s that is empty is one, also where it leaves out what is not there", async (platform, given) => {
    expect((await readBack(platform, given)).outcome).toBe("absent");
  });

  it("is believed about our post although something else in it cannot be read", async () => {
    const { message } = copy().part;
    const data = [
      { id: 7 },
      { id: "1_2", message, created_time: "2026-11-24T02:00:01+0000", permalink_url: null },
    ];
    expect(await readBack("Facebook", { body: { data } })).toMatchObject({
      outcome: "found",
      remoteId: "1_2",
    });
  });
});

describe("the token server of Zalo", () => {
  it.each<[what: string, answer: Answer, outcome: string]>([
    ["that does not take the token", { body: { error: -14014, error_name: "Invalid" } }, "dead"],
    ["that is asked too often", { body: { error: -32, message: "reached limit call api" } }, "unreachable"],
    ["that is broken and names an error", { status: 503, body: { error: -14014 } }, "lost"],
    ["that answers a page", { status: 200, raw: "<html>maintenance</html>" }, "lost"],
    ["that answers no token", { body: { access_token: "", expires_in: "90000" } }, "lost"],
  ])("%s", async (_what, given, outcome) => {
    answer = given;
    expect(await zalo.refresh?.({ refreshToken: "r", now: new Date() })).toMatchObject({ outcome });
  });
});

describe("an article that Zalo is asked about", () => {
  it("and that it answers nothing readable about is not asked about for ever", async () => {
    answer = { raw: "<html></html>" };
    let progress: Progress = { token: "a", polls: 0, looks: 0 };
    for (let poll = 0; poll < 61; poll += 1) {
      const step = zalo.nextStep(copy(), progress);
      const result = await zalo.perform({ copy: copy(), progress, step, accessToken: "t", now: new Date() });
      if (!("progress" in result) || result.progress === undefined) throw new Error(result.outcome);
      progress = result.progress;
      if (poll === 60) expect(result).toMatchObject({ outcome: "unknown", copyMayStand: true });
    }
  });
});

describe("an error of the network", () => {
  const error = (code: string, syscall?: string) => Object.assign(new Error(code), { code, syscall });
  it("proves that nothing was sent only while the connection is made", () => {
    expect(wasNeverSent(error("EHOSTUNREACH", "connect"))).toBe(true);
    expect(wasNeverSent(error("ENOTFOUND", "getaddrinfo"))).toBe(true);
    expect(wasNeverSent(error("UND_ERR_CONNECT_TIMEOUT"))).toBe(true);
    const both = [error("ECONNREFUSED", "connect"), error("ENETUNREACH", "connect")];
    expect(wasNeverSent(new AggregateError(both))).toBe(true);
    // A connection that stood and broke may have carried the call.
    for (const code of ["EHOSTUNREACH", "ENETUNREACH", "ECONNREFUSED"])
      for (const syscall of ["read", "write", undefined])
        expect(wasNeverSent(error(code, syscall))).toBe(false);
    expect(wasNeverSent(new AggregateError([...both, error("ECONNRESET", "read")]))).toBe(false);
  });
});
