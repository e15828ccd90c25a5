import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { buildPdf, updatePdf } from "../../../tests/support/builders/document-builder.ts";
import { findSecrecyMarks } from "../../screening/secrecy-marks.ts";
import { documentLimits } from "../document-rules.ts";
import { readPdf } from "./read-pdf.ts";

const shown = "Thông báo";
const mark = "TỐI MẬT";
/** The letters of the font that `buildPdf` writes, in their order. */
const letters = [...new Set(`${shown} ${mark}`)];
const codes = (text: string) =>
  [...text].map((letter) => (letters.indexOf(letter) + 1).toString(16).padStart(4, "0")).join("");
const draw = (text: string, place = "50 780 Td") => `BT /F 9 Tf ${place} <${codes(text)}> Tj ET`;
const stream = (content: string, entries = "") =>
  `<< ${entries} /Length ${content.length} >>\nstream\n${content}\nendstream`;
const packed = (content: string) => {
  const bytes = deflateSync(content).toString("latin1");
  return stream(bytes, "/Filter /FlateDecode");
};
const font = "/Resources << /Font << /F 3 0 R >> >>";
const form = `/Type /XObject /Subtype /Form /BBox [0 0 9 9] ${font}`;
const utf8 = (text: string) => Buffer.from(text).toString("latin1");
const utf16 = (text: string) => Buffer.from(text, "utf16le").swap16().toString("hex");

/** A document of one page (object 7 with its content 8) that knows all letters, with another content. */
function showing(content: string, more: Parameters<typeof buildPdf>[1] = {}): Buffer {
  const whole = buildPdf([`${shown} ${mark}`], more).toString("latin1");
  return Buffer.from(
    whole.replace(/BT \/F 12 Tf 50 780 Td <[0-9a-f]*> Tj ET/, (written) => content.padEnd(written.length)),
    "latin1",
  );
}
const stamp = `/Annots [<< /Type /Annot /Subtype /Stamp /Rect [0 0 9 9] /AP << /N 9 0 R >> >>]`;

async function rulesOf(bytes: Buffer): Promise<string[]> {
  const reading = await readPdf(bytes, documentLimits);
  if (reading.outcome !== "read") throw new Error(reading.outcome);
  return [reading.text, ...reading.hidden].flatMap(findSecrecyMarks).map(({ rule }) => rule);
}

describe("a mark that a PDF no longer shows, or shows where nobody looks, is seen", () => {
  const old = showing(draw(mark));
  it.each<[where: string, bytes: Buffer]>([
    ["on the page before it was written anew", updatePdf(old, [[8, stream(draw(shown))]])],
    [
      "… and again and again",
      updatePdf(updatePdf(old, [[8, stream(draw(shown))]]), [[8, packed(draw(shown))]]),
    ],
    [
      "on a page that has another content now",
      updatePdf(old, [
        [10, stream(draw(shown))],
        [7, `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${font} /Contents [10 0 R] >>`],
      ]),
    ],
    [
      "on a page that was taken out",
      updatePdf(buildPdf([shown, mark]), [[2, "<< /Type /Pages /Kids [7 0 R] /Count 1 >>"]]),
    ],
    [
      "on a page of which nothing knows, which has its fonts from what stood above it",
      showing(draw(shown), {
        extra: [
          "<< /Type /Page /Parent 11 0 R /Contents [10 0 R] >>",
          packed(draw(mark)),
          `<< /Type /Pages ${font} >>`,
        ],
      }),
    ],
    ["in a form that no page uses", showing(draw(shown), { extra: [stream(draw(mark), form)] })],
    [
      "in a letter that is a drawing",
      showing(draw(shown), {
        extra: [`<< /Type /Font /Subtype /Type3 /CharProcs << /a 10 0 R >> ${font} >>`, stream(draw(mark))],
      }),
    ],
    [
      "on a stamp that was wiped out",
      updatePdf(showing(draw(shown), { page: stamp, extra: [stream(draw(mark), form)] }), [
        [9, stream("", form)],
      ]),
    ],
    ["beside the page, where it was cut", showing(draw(mark, "700 9000 Td"))],
    ["upon another word", showing(`${draw("báo")} ${draw(mark)}`)],
    [
      "in letters one under the other",
      showing(`${[..."TỐIMẬT"].map((letter, at) => draw(letter, `9 ${90 - 9 * at} Td`)).join(" ")}`),
    ],
    [
      "in what is copied in place of a picture",
      showing(`/Span << /ActualText <FEFF${utf16(mark)}> >> BDC EMC`),
    ],
    [
      "… where the content is packed",
      updatePdf(showing(draw(shown)), [[8, packed(`/Figure << /Alt <FEFF${utf16(mark)}> >> BDC EMC`)]]),
    ],
    ["before the header", Buffer.concat([Buffer.from(`${mark}\n`), showing(draw(shown))])],
    ["behind the end", Buffer.concat([showing(draw(shown)), Buffer.from(`\n${mark}\n`)])],
    ["in a remark", showing(draw(shown), { extra: [`<< /A 1 >>\n% ${utf8(mark)}\n`] })],
    [
      "in letters of two bytes that do not say so",
      showing("", { trailer: `/Info << /Title <${utf16(mark)}> >>` }),
    ],
    [
      "in XMP of such letters",
      showing("", {
        extra: [stream(Buffer.from(`<a>${mark}</a>`, "utf16le").toString("latin1"), "/Subtype /XML")],
      }),
    ],
    [
      "behind a very long tag",
      showing("", { extra: [stream(utf8(`T<b ${"a".repeat(9000)}>ỐI</b> MẬT`), "/Subtype /XML")] }),
    ],
  ])("%s", async (_where, bytes) => {
    expect(await rulesOf(bytes)).toContain("toi-mat-tuyet-mat");
  });

  it("and a document with versions, forms and remarks that bear none is taken", async () => {
    const clean = showing(draw(shown), { page: stamp, extra: [`${stream(draw(shown), form)}\n% bản in`] });
    expect(
      await rulesOf(updatePdf(updatePdf(clean, [[8, packed(draw(shown))]]), [[9, stream("", form)]])),
    ).toEqual([]);
  });

  it("and one with more versions than anybody makes is refused", async () => {
    let file = showing(draw(shown));
    for (let version = 0; version < 120; version += 1) file = updatePdf(file, [[8, stream(draw(shown))]]);
    expect(await readPdf(file, documentLimits)).toEqual({ outcome: "broken" });
  });
});
