import { once } from "node:events";
import { mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { done } from "../foundation/outcome.ts";
import { removeGivenUp, spaceRules } from "./upload-space.ts";
import { openUploads } from "./uploads.ts";

const gigabyte = 1024 ** 3;
const path = "/api/v1/uploads";
const version = { "Tus-Resumable": "1.0.0" };
const base64 = (text: string) => Buffer.from(text).toString("base64");

/** Uploads over a disk with so much room; each request says by its header whose it is. */
async function startUploads({ freeBytes = 1000 * gigabyte, personBytesADay = 0, waitingBytes = 0 } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "trongdong-uploads-"));
  const uploads = await openUploads({
    folder,
    path,
    takenIn: async () => ({ personBytesADay, waitingBytes }),
    freeBytes: async () => freeBytes,
  });
  const server = createServer((request, response) => {
    const personId = String(request.headers["x-person"]);
    void uploads.handle({ caller: { personId, authorize: async () => done(null) }, request, response });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  onTestFinished(async () => {
    server.close();
    await rm(folder, { recursive: true });
  });
  const url = `http://127.0.0.1:${address.port}`;
  return {
    uploads,
    folder,
    async begin(bytes: number, person = "an") {
      const metadata = `itemId ${base64("i")},filename ${base64("phim.mp4")},kind ${base64("video")}`;
      const headers = {
        ...version,
        "X-Person": person,
        "Upload-Length": String(bytes),
        "Upload-Metadata": metadata,
      };
      const response = await fetch(url + path, { method: "POST", headers });
      const body: { code?: string } = response.ok ? {} : await response.json();
      return { status: response.status, code: body.code, at: response.headers.get("location") ?? "" };
    },
    send: (at: string, person = "an") =>
      fetch(url + at, {
        method: "PATCH",
        headers: {
          ...version,
          "X-Person": person,
          "Upload-Offset": "0",
          "Content-Type": "application/offset+octet-stream",
        },
        body: "abc",
      }),
  };
}

describe("uploads that are begun", () => {
  it("have their room reserved: no more is promised than the disk holds", async () => {
    const { begin } = await startUploads({ freeBytes: 12 * gigabyte });
    const statuses = [];
    for (let turn = 0; turn < 8; turn += 1) statuses.push((await begin(gigabyte, `person${turn}`)).status);
    // Three times each, and a gigabyte is kept.
    expect(statuses).toEqual([201, 201, 201, 507, 507, 507, 507, 507]);
  });

  it("have their room reserved also when many begin at the same moment", async () => {
    const { begin } = await startUploads({ freeBytes: 12 * gigabyte });
    const all = await Promise.all(Array.from({ length: 12 }, (_, turn) => begin(gigabyte, `person${turn}`)));
    expect(all.filter(({ status }) => status === 201)).toHaveLength(3);
  });

  it("leave room for what is still to be made of files that came in", async () => {
    const { begin } = await startUploads({ freeBytes: 12 * gigabyte, waitingBytes: 5 * gigabyte });
    expect(await begin(gigabyte)).toMatchObject({ status: 507, code: "no-room" });
  });

  it("are bounded for each person, in files and in bytes, at once and in a day", async () => {
    const { begin } = await startUploads();
    for (let turn = 0; turn < 4; turn += 1) expect((await begin(gigabyte)).status).toBe(201);
    expect(await begin(1)).toMatchObject({ status: 429, code: "too-many-uploads" });
    expect((await begin(gigabyte, "binh")).status).toBe(201);
    for (let turn = 0; turn < spaceRules.person.files; turn += 1)
      expect((await begin(1, "chi")).status).toBe(201);
    expect((await begin(1, "chi")).status).toBe(429);
    const later = await startUploads({ personBytesADay: spaceRules.person.bytesADay });
    expect(await later.begin(1)).toMatchObject({ status: 429, code: "too-much-today" });
  });

  it("are bounded for all persons together", async () => {
    const { begin } = await startUploads({ freeBytes: 10_000 * gigabyte });
    for (let turn = 0; turn < 60; turn += 1)
      expect((await begin(gigabyte, `person${turn}`)).status).toBe(201);
    expect(await begin(1, "nobody yet")).toMatchObject({ status: 503, code: "uploads-busy" });
  });

  it("give up their room after minutes without a byte, and later when they stand still", async () => {
    const { begin, send, folder } = await startUploads({ freeBytes: 8 * gigabyte });
    const [empty, begun] = [await begin(gigabyte), await begin(gigabyte)];
    expect((await send(begun.at)).status).toBe(204);
    expect((await begin(gigabyte)).status).toBe(507);
    const age = async (at: string, ms: number) => {
      const time = new Date(Date.now() - ms);
      await utimes(join(folder, at.split("/").at(-1) ?? ""), time, time);
    };
    for (const { at } of [empty, begun]) await age(at, spaceRules.emptyForMs + 1000);
    expect((await begin(gigabyte)).status).toBe(201);
    await removeGivenUp(folder, { limit: 100, now: Date.now() });
    const kept = (await readdir(folder)).filter((name) => !name.endsWith(".json"));
    expect(kept).toHaveLength(2);
    expect(kept).toContain(begun.at.split("/").at(-1));
    await age(begun.at, spaceRules.stillForMs + 1000);
    await removeGivenUp(folder, { limit: 100, now: Date.now() });
    expect((await readdir(folder)).filter((name) => !name.endsWith(".json"))).toHaveLength(1);
  });

  it("leave nothing behind when a kill came between their two files, and are taken away a batch at a time", async () => {
    const { folder } = await startUploads({ freeBytes: 8 * gigabyte });
    const long = new Date(Date.now() - spaceRules.stillForMs - 1000);
    const left = ["bytesalone000001", "wordsalone000001.json", "brokenwords00001", "brokenwords00001.json"];
    for (const name of left) {
      await writeFile(join(folder, name), "{");
      await utimes(join(folder, name), long, long);
    }
    await writeFile(join(folder, "justbegun0000001"), "");
    expect(await removeGivenUp(folder, { limit: 2, now: Date.now() })).toBe(2);
    expect(await removeGivenUp(folder, { limit: 2, now: Date.now() })).toBe(1);
    expect(await readdir(folder)).toEqual(["justbegun0000001"]);
  });
});
