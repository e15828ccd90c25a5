import { createHash } from "node:crypto";
import { createServer, type Server } from "node:http";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type TestCopy, testCopy } from "../../tests/support/channel-copy.ts";
import { type Platforms, startPlatforms } from "../../tests/support/platforms.ts";
import { createConnectors } from "../composition/connectors.ts";
import { readConfig } from "../foundation/config.ts";
import { userAgentOf } from "../foundation/http/user-agent.ts";
import type { ChannelCopy, Connector, Progress, StepResult } from "./connector.ts";
import { openTransport } from "./transport.ts";

// Both connectors on the wire, against the stand-ins, with a portal of our own whose pictures they ask for.

const minute = 60_000;
const picture = Buffer.from("ảnh đã duyệt");
const digest = createHash("sha256").update(picture).digest("hex");

let platforms: Platforms;
let portal: Server;
let portalUrl: string;
let portalAnswers: { status: number; bytes: Buffer };
let page: string;
let account: string;
let facebook: Connector;
let zalo: Connector;
let received: { path: string; userAgent: string }[];

beforeAll(async () => {
  platforms = await startPlatforms();
  portal = createServer((request, response) => {
    received.push({ path: request.url ?? "", userAgent: request.headers["user-agent"] ?? "" });
    response.writeHead(portalAnswers.status, { "content-type": "image/jpeg" }).end(portalAnswers.bytes);
  });
  await new Promise<void>((resolve) => portal.listen(0, "127.0.0.1", resolve));
  const address = portal.address();
  portalUrl = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  page = (await platforms.channels("facebook"))[0] ?? "";
  account = (await platforms.channels("zalo"))[0] ?? "";
  open();
});

afterEach(open);

afterAll(async () => {
  portal.closeAllConnections();
  await new Promise((resolve) => portal.close(resolve));
  await platforms.stop();
});

/** Fresh connectors, which remember nothing of what the portal answered. */
function open(): void {
  received = [];
  portalAnswers = { status: 200, bytes: picture };
  const config = readConfig({ PUBLIC_URL: portalUrl, ...platforms.settings });
  const [first, second] = createConnectors(config);
  if (first === undefined || second === undefined) throw new Error("two platforms");
  facebook = first.connector;
  zalo = second.connector;
}

let copies = 0;
function copyFor(externalId: string): TestCopy {
  copies += 1;
  const url = `${portalUrl}/media/ảnh-${copies}.jpg`;
  const bytes = async () => picture;
  return testCopy({
    externalId,
    articleUrl: `${portalUrl}/tin/canh-bao-${copies}`,
    words: `Cảnh báo số ${copies}`,
    pictures: [{ digest, caption: "Ảnh", url, mime: "image/jpeg", bytes }],
  });
}

const tokens = {
  facebook: (id: string) => `demo-fb-${id}`,
  zalo: (id: string) => `demo-zalo-${id}-0`,
};

/** The next step of a copy that has come so far. */
function step(connector: Connector, copy: ChannelCopy, progress: Progress = {}): Promise<StepResult> {
  const accessToken = (connector.platform === "facebook" ? tokens.facebook : tokens.zalo)(
    copy.channel.externalId,
  );
  const next = connector.nextStep(copy, progress);
  return connector.perform({ copy, progress, step: next, accessToken, now: new Date() });
}

const progressOf = (result: object): Progress =>
  "progress" in result ? z.record(z.string(), z.json()).parse(result.progress) : {};

describe("every call to a platform", () => {
  it("names the product, its version and its address, and the portal is asked under the same name", async () => {
    const copy = copyFor(account);
    await step(zalo, copy);
    await step(facebook, { ...copyFor(page), pictures: [] });
    await zalo.refresh?.({ refreshToken: `demo-zalo-refresh-${account}-9`, now: new Date() });
    await facebook.askTime();
    const name = userAgentOf({ publicUrl: portalUrl });
    expect(name).toMatch(/^trongdong\/\d+\.\d+\.\d+ \(\+http:\/\/127\.0\.0\.1:\d+\)$/);
    for (const platform of ["facebook", "zalo"] as const)
      expect(Object.keys(await platforms.userAgents(platform))).toEqual([name]);
    expect(new Set(received.map((one) => one.userAgent))).toEqual(new Set([name]));
  });

  it.each([-200_000, 0, 200_000])("brings the platform's own time, %i ms from ours", async (offset) => {
    await platforms.set("facebook", { clockOffsetMs: offset });
    await platforms.set("zalo", { clockOffsetMs: offset });
    const answers = [
      await step(facebook, { ...copyFor(page), pictures: [] }),
      await step(facebook, testCopy({ externalId: "1" })),
      await step(zalo, copyFor(account)),
      await step(zalo, copyFor("1")),
    ];
    const times = [
      ...answers.map((answer) => answer.platformTime),
      await facebook.askTime(),
      await zalo.askTime(),
    ];
    for (const time of times)
      expect(Math.abs((time?.getTime() ?? 0) - Date.now() - offset)).toBeLessThan(5_000);
    await platforms.set("facebook", { clockOffsetMs: 0 });
    await platforms.set("zalo", { clockOffsetMs: 0 });
  });

  it("that never left the house is our own trouble, surely not done", async () => {
    const refused = readConfig({
      PUBLIC_URL: portalUrl,
      FACEBOOK_GRAPH_URL: "http://127.0.0.1:1",
      ZALO_OPENAPI_URL: "http://127.0.0.1:1",
      ZALO_OAUTH_URL: "http://127.0.0.1:1",
    });
    for (const { connector } of createConnectors(refused)) {
      const unreachable = {
        outcome: "unreachable",
        what: "platform",
        surelyNotDone: true,
        concerns: "application",
      };
      expect(await step(connector, { ...copyFor("1"), pictures: [] })).toMatchObject(unreachable);
      expect(await connector.askTime()).toBeUndefined();
      if (connector.refresh !== undefined)
        expect(await connector.refresh({ refreshToken: "x", now: new Date() })).toMatchObject({
          outcome: "unreachable",
        });
    }
    const send = openTransport({ connections: 1, userAgent: "x" });
    const outcome = await send({ method: "GET", url: "http://khong-co.invalid/", headers: {} });
    expect(outcome.outcome).toBe("not-sent");
  });
});

describe("an article whose pictures our own address does not give", () => {
  it.each([
    ["an error", { status: 503, bytes: Buffer.from("<html>") }],
    ["other bytes", { status: 200, bytes: Buffer.from("trang lỗi") }],
    ["nothing", { status: 200, bytes: Buffer.alloc(0) }],
  ])("is not sent while it answers %s, and counts as no try", async (_, answer) => {
    portalAnswers = answer;
    const before = (await platforms.articles()).length;
    const result = await step(zalo, copyFor(account));
    expect(result).toMatchObject({ outcome: "unreachable", what: "portal", surelyNotDone: true });
    expect((await platforms.articles()).length).toBe(before);
  });

  it("asks once for a picture that many accounts fetch, and again after a bad answer", async () => {
    const copy = copyFor(account);
    portalAnswers = { status: 502, bytes: picture };
    expect((await step(zalo, copy)).outcome).toBe("unreachable");
    portalAnswers = { status: 200, bytes: picture };
    received = [];
    for (const other of (await platforms.channels("zalo")).slice(0, 20))
      expect((await step(zalo, { ...copy, channel: { ...copy.channel, externalId: other } })).outcome).toBe(
        "advanced",
      );
    expect(received).toHaveLength(1);
  });
});

describe("an article whose pictures Zalo says it could not fetch", () => {
  const refused = (call: string) => ({
    kind: "platform-error",
    channel: account,
    call,
    code: -200,
    message: "Upload media failed",
  });

  it.each(["create", "verify"])(
    "is tried again with the same sealed cover after 1, 5 and 15 minutes, then failed (at %s)",
    async (call) => {
      const copy = copyFor(account);
      let progress: Progress = {};
      for (const wait of [1, 5, 15, undefined]) {
        if (call === "verify") progress = progressOf(await step(zalo, copy, progress));
        await platforms.fault("zalo", [refused(call)]);
        const result = await step(zalo, copy, progress);
        progress = progressOf(result);
        expect(result).toMatchObject({ surelyNotDone: true, reasonCode: "media-refused", errorCode: "-200" });
        expect(result).toMatchObject(
          wait === undefined ? { outcome: "failed" } : { outcome: "retry", afterMs: wait * minute },
        );
        expect(zalo.nextStep(copy, progress).name).toBe("create");
      }
      // A person's retry begins anew, with the same cover.
      expect(progressOf(await step(zalo, copy, progress)).mediaTries ?? 0).toBe(0);
      const covers = (await platforms.articles()).filter(
        (one) =>
          one.author === copy.part.author && one.body?.[1]?.content?.endsWith(`canh-bao-${copies}</p>`),
      );
      expect(new Set(covers.map((one) => one.cover))).toEqual(
        new Set([encodeURI(copy.pictures[0]?.url ?? "")]),
      );
    },
  );

  it("waits for our own address where that is what has failed", async () => {
    const copy = copyFor(account);
    const made = progressOf(await step(zalo, copy));
    open();
    portalAnswers = { status: 502, bytes: Buffer.from("") };
    await platforms.fault("zalo", [refused("verify")]);
    const result = await step(zalo, copy, made);
    expect(result).toMatchObject({ outcome: "unreachable", what: "portal" });
    expect(progressOf(result)).not.toHaveProperty("token");
    expect(progressOf(result).mediaTries).toBeUndefined();
  });
});

describe("an article that Zalo never says is ready", () => {
  it("is confirmed by the list, where it stands", async () => {
    await platforms.set("zalo", { neverVerifies: true });
    const copy = copyFor(account);
    let progress = progressOf(await step(zalo, copy));
    let polls = 0;
    for (; zalo.nextStep(copy, progress).name === "verify" && polls < 100; polls += 1)
      progress = progressOf(await step(zalo, copy, progress));
    expect(polls).toBeLessThan(20);
    expect(await step(zalo, copy, progress)).toMatchObject({
      outcome: "published",
      remoteId: progress.articleId,
    });
    await platforms.set("zalo", { neverVerifies: false });
  });

  it("is handed to reading back in the end, and then to a person, who can say that it does not stand", async () => {
    await platforms.set("zalo", { neverVerifies: true, visibilityDelayMs: 3_600_000 });
    const copy = copyFor(account);
    let result = await step(zalo, copy);
    for (let polls = 0; result.outcome === "advanced" && polls < 100; polls += 1)
      result = await step(zalo, copy, progressOf(result));
    expect(result).toMatchObject({
      outcome: "unknown",
      copyMayStand: true,
      surelyNotDone: false,
      reasonCode: "never-ready",
    });
    const progress = progressOf(result);
    const at = new Date();
    const read = () =>
      zalo.readBack({
        copy,
        progress,
        firstIntentAt: at,
        lastIntentAt: at,
        releasedAt: at,
        repetition: false,
        knownIds: new Set(),
        accessToken: tokens.zalo(account),
        now: at,
      });
    expect(await read()).toMatchObject({ outcome: "ambiguous", reasonCode: "never-ready" });
    expect(zalo.nextStep(copy, progress)).toEqual({ name: "create", publishes: true });
    await platforms.set("zalo", { neverVerifies: false, visibilityDelayMs: 0 });
    expect(await read()).toMatchObject({ outcome: "found" });
  });
});

describe("a post whose link Facebook says it could not read", () => {
  const refused = () => ({
    kind: "platform-error",
    channel: page,
    call: "feed",
    code: 100,
    subcode: 1609005,
  });

  it("waits for our own address where that is what has failed, and else is tried again before a person is asked", async () => {
    const copy = { ...copyFor(page), pictures: [] };
    portalAnswers = { status: 504, bytes: Buffer.from("") };
    await platforms.fault("facebook", [refused()]);
    expect(await step(facebook, copy)).toMatchObject({
      outcome: "unreachable",
      what: "portal",
      surelyNotDone: true,
    });
    portalAnswers = { status: 200, bytes: Buffer.from("<html>") };
    let progress: Progress = {};
    for (const wait of [1, 5, 15, undefined]) {
      await platforms.fault("facebook", [refused()]);
      const result = await step(facebook, copy, progress);
      expect(result).toMatchObject(
        wait === undefined
          ? { outcome: "blocked", coolDownMs: null }
          : { outcome: "retry", afterMs: wait * minute },
      );
      progress = progressOf(result);
    }
    expect(progress).toEqual({});
  });
});

describe("photos that no post used", () => {
  it("are deleted, and what cannot be deleted stops nothing", async () => {
    const copy = copyFor(page);
    const jpeg = Buffer.concat([Buffer.from("ffd8", "hex"), picture]);
    const sent = { ...copy, pictures: copy.pictures.map((one) => ({ ...one, bytes: async () => jpeg })) };
    const progress = progressOf(await step(facebook, sent));
    const before = await platforms.photos();
    await facebook.discard?.({
      copy,
      progress: { photos: ["1", ...z.array(z.string()).parse(progress.photos)] },
      accessToken: tokens.facebook(page),
    });
    expect((await platforms.photos()).length).toBe(before.length - 1);
  });
});
