/** Writes a PDF for a test: one page for each text, its letters kept as a word processor does (Identity-H with ToUnicode). */
export function buildPdf(
  texts: readonly string[],
  { catalog = "", trailer = "" }: { catalog?: string; trailer?: string } = {},
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
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents ${8 + index * 2} 0 R >>`,
      stream(`BT /F 12 Tf 50 780 Td <${codes(text)}> Tj ET`),
    ]),
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
