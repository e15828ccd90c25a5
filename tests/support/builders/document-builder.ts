import { deflateSync } from "node:zlib";

/**
 * Writes a PDF for a test: one page for each text, its letters kept as a word processor does (Identity-H with ToUnicode).
 * Entries may be added to catalog, trailer and pages, and objects behind the pages: of a document of one page the first
 * such object is number 9.
 */
export function buildPdf(
  texts: readonly string[],
  {
    catalog = "",
    trailer = "",
    page = "",
    extra = [],
  }: { catalog?: string; trailer?: string; page?: string; extra?: readonly string[] } = {},
): Buffer {
  const letters = [...new Set([...texts.join("")])];
  const hex = (number: number) => number.toString(16).padStart(4, "0");
  const codes = (text: string) => [...text].map((letter) => hex(letters.indexOf(letter) + 1)).join("");
  const unicode = (letter: string) =>
    [...Buffer.from(letter, "utf16le").swap16()].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const map = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def 1 begincodespacerange <0000> <ffff> endcodespacerange ${letters.length} beginbfchar ${letters.map((letter, index) => `<${hex(index + 1)}> <${unicode(letter)}>`).join(" ")} endbfchar endcmap end end`;
  const stream = (text: string) => `<< /Length ${text.length} >>\nstream\n${text}\nendstream`;
  const pages = texts.map((_text, index) => 7 + index * 2);
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    `<< /Type /Pages /Kids [${pages.map((number) => `${number} 0 R`).join(" ")}] /Count ${pages.length} >>`,
    "<< /Type /Font /Subtype /Type0 /BaseFont /Test /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>",
    "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Test /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 5 0 R /DW 600 >>",
    "<< /Type /FontDescriptor /FontName /Test /Flags 4 /FontBBox [0 0 600 800] /ItalicAngle 0 /Ascent 800 /Descent 0 /CapHeight 700 /StemV 80 >>",
    stream(map),
    ...texts.flatMap((text, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents ${8 + index * 2} 0 R ${page} >>`,
      stream(`BT /F 12 Tf 50 780 Td <${codes(text)}> Tj ET`),
    ]),
    ...extra,
  ];
  let body = "%PDF-1.7\n";
  const offsets = objects.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const lines = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  return Buffer.from(
    `${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${lines}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${body.length}\n%%EOF\n`,
    "latin1",
  );
}

/**
 * The same document with a last version of its catalog (object 1) that lies with further objects in an object stream,
 * packed, found by a stream of places (ISO 32000-2, sections 7.5.6 to 7.5.8).
 */
export function packVersion(
  pdf: Buffer,
  { catalog, extra = [] }: { catalog: string; extra?: readonly string[] },
): Buffer {
  const before = /startxref\s+(\d+)/.exec(pdf.toString("latin1"))?.[1] ?? "0";
  const size = Number(/\/Size (\d+)/.exec(pdf.toString("latin1"))?.[1]);
  const packed = [`<< /Type /Catalog /Pages 2 0 R ${catalog} >>`, ...extra];
  const numbers = packed.map((_, index) => (index === 0 ? 1 : size + index - 1));
  const [streamNumber, tableNumber] = [size + extra.length, size + extra.length + 1];
  let place = 0;
  const heads = packed.map((text, index) => {
    const head = `${numbers[index]} ${place}`;
    place += text.length + 1;
    return head;
  });
  const head = `${heads.join(" ")}\n`;
  const data = deflateSync(Buffer.from(head + packed.join("\n"), "latin1"));
  const streamObject = Buffer.concat([
    Buffer.from(
      `${streamNumber} 0 obj\n<< /Type /ObjStm /N ${packed.length} /First ${head.length} /Filter /FlateDecode /Length ${data.length} >>\nstream\n`,
    ),
    data,
    Buffer.from("\nendstream\nendobj\n"),
  ]);
  const tableAt = pdf.length + streamObject.length;
  const row = (kind: number, one: number, two: number) => {
    const bytes = Buffer.alloc(7);
    bytes.writeUInt8(kind, 0);
    bytes.writeUInt32BE(one, 1);
    bytes.writeUInt16BE(two, 5);
    return bytes;
  };
  const rows = Buffer.concat([
    row(2, streamNumber, 0),
    ...extra.map((_, index) => row(2, streamNumber, index + 1)),
    row(1, pdf.length, 0),
    row(1, tableAt, 0),
  ]);
  return Buffer.concat([
    pdf,
    streamObject,
    Buffer.from(
      `${tableNumber} 0 obj\n<< /Type /XRef /W [1 4 2] /Index [1 1 ${size} ${extra.length + 2}] /Size ${tableNumber + 1} /Root 1 0 R /Prev ${before} /Length ${rows.length} >>\nstream\n`,
    ),
    rows,
    Buffer.from(`\nendstream\nendobj\nstartxref\n${tableAt}\n%%EOF\n`),
  ]);
}

/** The same document with a last version of some objects, as programs append it that save without writing anew. */
export function updatePdf(
  pdf: Buffer,
  objects: readonly (readonly [number: number, text: string])[],
): Buffer {
  const before = [...pdf.toString("latin1").matchAll(/startxref\s+(\d+)/g)].at(-1)?.[1] ?? "0";
  let body = pdf.toString("latin1");
  const lines = objects.map(([number, text]) => {
    const offset = body.length;
    body += `${number} 0 obj\n${text}\nendobj\n`;
    return `${number} 1\n${String(offset).padStart(10, "0")} 00000 n \n`;
  });
  const trailer = `trailer\n<< /Size 60 /Root 1 0 R /Prev ${before} >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(`${body}xref\n${lines.join("")}${trailer}`, "latin1");
}
