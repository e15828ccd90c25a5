import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildPdf } from "../../tests/support/builders/document-builder.ts";
import { documentScreening } from "../editorial/document-screening.ts";
import { readDocument } from "./read-document.ts";

const { reader } = documentScreening;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "trongdong-pdf-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(bytes: Buffer, limits: { maxReadMs?: number } = {}) {
  const file = join(folder, "document.pdf");
  await writeFile(file, bytes);
  const { signal } = new AbortController();
  return readDocument({ file, filename: "Thông báo.pdf", reader, signal, ...limits });
}
const refusal = async (bytes: Buffer) => {
  const usability = await read(bytes);
  return usability.ok ? "taken" : usability.reason;
};
const taken = { ok: true, value: { pages: 1, text: "Thông báo", rules: [] } };

describe("an attached PDF", () => {
  it.each([
    ["mã chạy", { catalog: "/OpenAction << /S /Launch /F (calc.exe) >>" }],
    ["nhúng bên trong", { catalog: "/Collection << >>" }],
    ["liên kết không dẫn tới", { catalog: "/URI << /Base (javascript:a) >>" }],
  ])("that is more than pages to read is refused, and told why: %s", async (reason, parts) => {
    expect(await refusal(buildPdf(["Thông báo"], parts))).toContain(reason);
  });

  it("with a mark of secrecy outside its pages is told by its rules", async () => {
    const trailer = "/Info << /Title (TOI MAT) >>";
    expect(await read(buildPdf(["Thông báo"], { trailer }))).toMatchObject({
      value: { rules: ["toi-mat-khong-dau"] },
    });
  });

  it("is read with every Vietnamese letter, page by page", async () => {
    const first = "Nghị định số 147/2024/NĐ-CP quản lý, cung cấp dịch vụ Internet";
    expect(await read(buildPdf([first, "Điều 2. Hiệu lực thi hành: ngày 25 tháng 12"]))).toEqual({
      ok: true,
      value: { pages: 2, text: `${first}\nĐiều 2. Hiệu lực thi hành: ngày 25 tháng 12`, rules: [] },
    });
  });

  it("may be a scan, without a word", async () => {
    expect(await read(buildPdf([""]))).toEqual({ ok: true, value: { pages: 1, text: "", rules: [] } });
  });

  it("is refused when it has a password, or is locked for whoever opens it", async () => {
    const key = `<${"41".repeat(32)}>`;
    const trailer = `/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /O ${key} /U ${key} /P -4 >>`;
    expect(await refusal(buildPdf(["Thông báo"], { trailer }))).toContain("có mật khẩu");
  });

  it("is refused when it is broken", async () => {
    expect(await refusal(Buffer.from("%PDF-1.7\nnothing"))).toContain("bị hỏng");
  });

  it("is taken with line ends before its header, or with tables that lead nowhere, as readers open it", async () => {
    const pdf = buildPdf(["Thông báo"]);
    expect(await read(Buffer.concat([Buffer.from("\r\n\r\n"), pdf]))).toEqual(taken);
    const text = pdf.toString("latin1");
    const lost = text.replace(/startxref\s+\d+/, "startxref\n7").replace("/Root", "/Roof");
    expect(await read(Buffer.from(lost, "latin1"))).toEqual(taken);
  });

  it("of too many pages is refused", async () => {
    expect(await refusal(buildPdf(new Array(1001).fill("trang")))).toContain("quá 1000 trang");
  });

  it("cannot hold up the server, nor go on after a stop", async () => {
    const file = join(folder, "stopped.pdf");
    await writeFile(file, buildPdf(new Array(900).fill("chữ ".repeat(200))));
    const stop = new AbortController();
    const reading = readDocument({ file, filename: "a.pdf", reader, signal: stop.signal });
    const ticks: number[] = [];
    const timer = setInterval(() => ticks.push(performance.now()), 10);
    await new Promise((resolve) => setTimeout(resolve, 150));
    stop.abort();
    await expect(reading).rejects.toThrow();
    clearInterval(timer);
    expect(ticks.length).toBeGreaterThan(3);
  });
});

describe("a PDF that costs more than any document", () => {
  it("is refused when it is not read and screened in time, while others are served", async () => {
    const ticks: number[] = [];
    let last = performance.now();
    const timer = setInterval(() => {
      ticks.push(performance.now() - last);
      last = performance.now();
    }, 10);
    const pages = new Array(200).fill(`${"1".repeat(400)}/${"a".repeat(400)}`);
    const usability = await read(buildPdf(pages), { maxReadMs: 60 });
    clearInterval(timer);
    expect(usability).toMatchObject({ ok: false, reason: expect.stringContaining("quá nặng") });
    expect(Math.max(...ticks)).toBeLessThan(1000);
  });

  it("is refused when a few of its bytes unpack to more than may be", async () => {
    const packed = deflateSync(Buffer.alloc(200 * 1024 * 1024)).toString("latin1");
    const extra = [
      `<< /Type /Metadata /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed}\nendstream`,
    ];
    expect(await refusal(buildPdf(["Thông báo"], { extra }))).toContain("bị hỏng");
  });

  it("is refused when values lie in each other without end, or objects have none", async () => {
    for (const extra of ["[".repeat(100_000), "<< /A ".repeat(50_000), "<< /A ("])
      expect(await refusal(buildPdf(["Thông báo"], { extra: [extra] }))).toContain("bị hỏng");
  });
});
