import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serveCopy } from "./serve-copy.ts";
import { openStaticCopy } from "./static-copy.ts";

let temporary: string;
let folder: string;
let origin: string;
let served: Awaited<ReturnType<typeof serveCopy>>;

beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), "trongdong-copy-"));
  // The records of a copy stand beside it.
  folder = join(temporary, "copy");
  const copy = openStaticCopy({ folder });
  await copy.replace(new Map([["/canh-bao", { bytes: Buffer.from("bản lưu") }]]), copy.mark());
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  served = await serveCopy({ host: "127.0.0.1", port, publicUrl: origin, copyFolder: folder });
});

afterAll(async () => {
  await served.stop();
  await rm(temporary, { recursive: true, force: true });
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" ? (address?.port ?? 0) : 0));
    });
  });
}

describe("a portal whose database is not there when it starts", () => {
  it("answers from the emergency copy, and for all else with a whole page that says whom to call", async () => {
    expect(await (await fetch(`${origin}/canh-bao?trang=2`)).text()).toBe("bản lưu");
    const lacking = await fetch(`${origin}/van-ban`);
    expect([lacking.status, lacking.headers.get("retry-after")]).toEqual([503, "10"]);
    const page = await lacking.text();
    expect(page).toContain('<html lang="vi">');
    for (const phone of ["113", "114", "115"]) expect(page).toContain(`<a href="tel:${phone}">${phone}</a>`);
    const drawn = [...page.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path = ""]) => path);
    expect(drawn.length).toBeGreaterThan(3);
    for (const path of drawn) expect((await fetch(origin + path)).status, path).toBe(200);
  });

  it("says it in English where English is read", async () => {
    const page = await (await fetch(`${origin}/en/no-copy`)).text();
    expect(page).toContain('<html lang="en">');
    expect(page).toContain("The portal is temporarily unavailable");
  });

  it("lives but is not ready, and takes nothing in", async () => {
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
    expect((await fetch(`${origin}/readyz`)).status).toBe(503);
    expect((await fetch(`${origin}/canh-bao`, { method: "POST", body: "x" })).status).toBe(503);
  });
});

describe("the end of it", () => {
  it("gives the port to the product at once, and lets who is still reading read to the end", async () => {
    const bytes = Buffer.alloc(100_000, "a");
    const copy = openStaticCopy({ folder });
    await copy.replace(new Map([["/canh-bao", { bytes }]]), copy.mark());
    const port = await freePort();
    const ending = await serveCopy({ host: "127.0.0.1", port, publicUrl: origin, copyFolder: folder });
    const reading = await fetch(`http://127.0.0.1:${port}/canh-bao`);
    const stopped = ending.stop();
    const product = createServer();
    await new Promise<void>((resolve, reject) => {
      product.once("error", reject);
      product.listen(port, "127.0.0.1", resolve);
    });
    expect((await reading.arrayBuffer()).byteLength).toBe(bytes.length);
    await stopped;
    await new Promise((resolve) => product.close(resolve));
  });
});
