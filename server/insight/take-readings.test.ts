import { appendFile, mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLog } from "../foundation/log.ts";
import { platforms } from "../platforms/list.ts";
import { readingOf, takeReadings } from "./take-readings.ts";
import { createVisitCounter } from "./visit-counter.ts";

const known = { subject: "item:0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b", userAgent: "Mozilla/5.0", referer: "" };
const lineOf = (change: Partial<typeof known> = {}) => `${JSON.stringify({ ...known, ...change })}\n`;
const log = createLog({ level: "silent" });

let folder: string;
let file: string;
let counter: ReturnType<typeof createVisitCounter>;
const open: { stop(): Promise<void> }[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "trongdong-readings-"));
  file = join(folder, "readings/proxy.log");
  counter = createVisitCounter({ ownHost: "congan.example", platforms, salt: () => "secret" });
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.stop()));
  await rm(folder, { recursive: true, force: true });
});

async function webProcess(): Promise<void> {
  open.push(await takeReadings({ file, count: (one) => counter.count(one), log }));
}

/** All that was counted, once every process has taken its last. */
async function sums(): Promise<{ views: Record<string, number>; visits: number; sketches: number }> {
  await Promise.all(open.splice(0).map((one) => one.stop()));
  const { counts, sketches } = counter.take();
  return {
    views: Object.fromEntries(counts.map(({ source, views }) => [source, views])),
    visits: counts.reduce((sum, { visits }) => sum + visits, 0),
    sketches: sketches.length,
  };
}

describe("a line of the proxy", () => {
  it("names the page, the browser and the site before, and nothing by which somebody is found", () => {
    expect(readingOf(lineOf())).toEqual(known);
    expect(readingOf(JSON.stringify({ ...known, address: "198.51.100.1" }))).toEqual(known);
    expect(readingOf(lineOf({ subject: "page:/canh-bao" }))?.subject).toBe("page:/canh-bao");
  });

  it.each([
    "",
    "{",
    "hello",
    '{"subject":"item:1"}',
    lineOf({ subject: "all" }),
    lineOf({ subject: "page:/a b" }),
    lineOf({ userAgent: "a".repeat(1025) }),
  ])("that is none is no reading: %s", (line) => expect(readingOf(line)).toBeUndefined());
});

describe("readings that the proxy answers", () => {
  it("are counted by where they came from, mark no reader, and do not stay on the disk", async () => {
    await webProcess();
    await appendFile(file, lineOf() + lineOf({ referer: "https://congan.example/" }));
    await appendFile(file, `no reading\n${lineOf({ referer: "https://l.facebook.com/" })}`);
    await appendFile(file, lineOf({ userAgent: "" }));
    expect(await sums()).toEqual({ views: { direct: 2, facebook: 1, bot: 1 }, visits: 2, sketches: 0 });
    expect((await stat(file)).size).toBe(0);
  });

  it("that came while the product was away count when it is back", async () => {
    await mkdir(join(folder, "readings"));
    await writeFile(file, lineOf().repeat(50_000));
    await webProcess();
    expect((await sums()).views).toEqual({ direct: 50_000 });
  });

  it("count once with two web processes, and go on when the one that took them ends", async () => {
    await webProcess();
    await webProcess();
    await appendFile(file, lineOf().repeat(100));
    await open.shift()?.stop();
    await appendFile(file, lineOf().repeat(10));
    await expect.poll(async () => (await stat(file)).size).toBe(0);
    expect((await sums()).views).toEqual({ direct: 110 });
  });

  it("count once though a line comes in two parts, and after a line without an end", async () => {
    await webProcess();
    const line = lineOf();
    await appendFile(file, line + line.slice(0, 20));
    await expect.poll(() => counter.take().counts[0]?.views).toBe(1);
    await appendFile(file, line.slice(20));
    await expect.poll(() => counter.take().counts[0]?.views).toBe(1);
    await appendFile(file, `${"x".repeat(300_000)}\n${line}`);
    expect((await sums()).views).toEqual({ direct: 1 });
  });

  it("go uncounted where the file cannot be used, and the portal serves all the same", async () => {
    await writeFile(join(folder, "readings"), "");
    await webProcess();
    expect((await sums()).views).toEqual({});
  });
});
