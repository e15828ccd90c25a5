import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildPdf } from "./document-builder.ts";
import { readDocument } from "./read-document.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "trongdong-pdf-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(bytes: Buffer) {
  const file = join(folder, "document.pdf");
  await writeFile(file, bytes);
  return readDocument({ file, signal: new AbortController().signal });
}
const refusal = async (bytes: Buffer) => {
  const verdict = await read(bytes);
  return verdict.ok ? "taken" : verdict.reason;
};

describe("an attached PDF", () => {
  it("is read with every Vietnamese letter, page by page", async () => {
    const first = "Nghị định số 147/2024/NĐ-CP quản lý, cung cấp dịch vụ Internet";
    expect(await read(buildPdf([first, "Điều 2. Hiệu lực thi hành: ngày 25 tháng 12"]))).toEqual({
      ok: true,
      value: { pages: 2, text: `${first}\nĐiều 2. Hiệu lực thi hành: ngày 25 tháng 12` },
    });
  });

  it("may be a scan, without a word", async () => {
    expect(await read(buildPdf([""]))).toEqual({ ok: true, value: { pages: 1, text: "" } });
  });

  it.each([
    ["a script on opening", "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>", "mã chạy"],
    [
      "a named script",
      "/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (app.alert(1)) >>] >> >>",
      "mã chạy",
    ],
    [
      "an embedded file",
      "/Names << /EmbeddedFiles << /Names [(a.exe) << /Type /Filespec /F (a.exe) /UF (a.exe) /EF << /F 6 0 R >> >>] >> >>",
      "nhúng bên trong",
    ],
  ])("is refused with %s", async (_what, catalog, reason) => {
    expect(await refusal(buildPdf(["Thông báo"], { catalog }))).toContain(reason);
  });

  it("is refused when it has a password", async () => {
    const key = `<${"41".repeat(32)}>`;
    const trailer = `/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /O ${key} /U ${key} /P -4 >>`;
    expect(await refusal(buildPdf(["Thông báo"], { trailer }))).toContain("có mật khẩu");
  });

  it("is refused when it is broken", async () => {
    expect(await refusal(Buffer.from("%PDF-1.7\nnothing"))).toContain("bị hỏng");
  });

  it("of too many pages is refused", async () => {
    expect(await refusal(buildPdf(new Array(1001).fill("trang")))).toContain("quá 1000 trang");
  });

  it("cannot hold up the server, nor go on after a stop", async () => {
    const file = join(folder, "stopped.pdf");
    await writeFile(file, buildPdf(new Array(900).fill("chữ ".repeat(200))));
    const stop = new AbortController();
    const reading = readDocument({ file, signal: stop.signal });
    const ticks: number[] = [];
    const timer = setInterval(() => ticks.push(performance.now()), 10);
    await new Promise((resolve) => setTimeout(resolve, 150));
    stop.abort();
    await expect(reading).rejects.toThrow();
    clearInterval(timer);
    expect(ticks.length).toBeGreaterThan(3);
  });
});
