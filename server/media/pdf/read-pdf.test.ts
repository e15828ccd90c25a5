import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { buildPdf, packVersion } from "../../../tests/support/builders/document-builder.ts";
import { findSecrecyMarks } from "../../screening/secrecy-marks.ts";
import { documentLimits } from "../document-rules.ts";
import { readPdf } from "./read-pdf.ts";

const outcomeOf = async (bytes: Buffer) => (await readPdf(bytes, documentLimits)).outcome;
async function readOf(bytes: Buffer) {
  const reading = await readPdf(bytes, documentLimits);
  if (reading.outcome !== "read") return reading;
  const { outcome, pages, text, hidden } = reading;
  const rules = findSecrecyMarks([text, ...hidden].join("\n")).map(({ rule }) => rule);
  return { outcome, pages, text, rules };
}
const taken = { outcome: "read", pages: 1, text: "Thông báo", rules: [] };
const program = "program";
const embedded = "embedded";
const badLink = "link";

/** An action that begins a program; the rest are its kin. */
const launch = "<< /S /Launch /F (calc.exe) >>";
const script = "<< /S /JavaScript /JS (app.alert(1)) >>";
const note = (entries: string) => ({ page: `/Annots [<< /Type /Annot /Rect [0 0 9 9] ${entries} >>]` });
const link = (action: string) => note(`/Subtype /Link /A ${action}`);
const filespec = "<< /Type /Filespec /F (a.exe) /UF (a.exe) /EF << /F 6 0 R >> >>";

describe("a PDF that is more than pages to read is refused", () => {
  const kinds: readonly [what: string, parts: Parameters<typeof buildPdf>[1], reason: string][] = [
    ["a script on opening", { catalog: `/OpenAction ${script}` }, program],
    ["a program on opening", { catalog: `/OpenAction ${launch}` }, program],
    [
      "a form that is sent on opening",
      { catalog: "/OpenAction << /S /SubmitForm /F (http://a.example) >>" },
      program,
    ],
    ["data that are fetched", { catalog: "/OpenAction << /S /ImportData /F (a.fdf) >>" }, program],
    ["an action of a kind that nobody knows", { catalog: "/OpenAction << /S /Unheard /F (a) >>" }, program],
    ["a named script", { catalog: `/Names << /JavaScript << /Names [(a) ${script}] >> >>` }, program],
    ["a program when a page is opened", { page: `/AA << /O ${launch} >>` }, program],
    ["a program when it is closed", { catalog: `/AA << /WC ${launch} >>` }, program],
    [
      "anything else that happens by itself",
      { page: "/AA << /O << /S /GoTo /D [7 0 R /Fit] >> >>" },
      program,
    ],
    ["a link to a program", link(launch), program],
    ["a link with a script", link(script), program],
    ["a link to a script by its address", link("<< /S /URI /URI (javascript:alert(1)) >>"), badLink],
    ["… with a line end in it", link("<< /S /URI /URI (java\\nscript:alert(1)) >>"), badLink],
    [
      "… in letters of two bytes",
      link("<< /S /URI /URI <FEFF006A006100760061007300630072006900700074003A0061> >>"),
      badLink,
    ],
    ["a link to a file of the reader's machine", link("<< /S /URI /URI (file:///etc/passwd) >>"), badLink],
    ["a link to a machine of his network", link("<< /S /URI /URI (\\\\\\\\server\\\\share) >>"), badLink],
    ["a base of links that is a script", { catalog: "/URI << /Base (javascript:) >>" }, badLink],
    ["a link to another file", link("<< /S /GoToR /F (b.pdf) /D [0 /Fit] >>"), program],
    ["a link to a file within", link("<< /S /GoToE /T << /R /C /N (a) >> >>"), program],
    ["a program after a harmless action", link(`<< /S /GoTo /D [7 0 R /Fit] /Next ${launch} >>`), program],
    [
      "a program far behind it",
      link(`<< /S /GoTo /D [7 0 R /Fit] /Next [<< /S /Named /N /NextPage /Next [${launch}] >>] >>`),
      program,
    ],
    ["a command to the viewer", link("<< /S /Named /N /SaveAs >>"), program],
    [
      "a kind of action that lies in an object of its own",
      { ...link("<< /S 9 0 R /F (a.exe) >>"), extra: ["/Launch"] },
      program,
    ],
    ["an action that lies in an object of its own", { ...link("9 0 R"), extra: [launch] }, program],
    ["names in disguise", link("<< /#53 /L#61unch /F (a.exe) >>"), program],
    [
      "a bookmark to a program",
      {
        catalog: `/Outlines << /First 9 0 R /Last 9 0 R /Count 1 >>`,
        extra: [`<< /Title (a) /Parent 1 0 R /A ${launch} >>`],
      },
      program,
    ],
    [
      "a field with a script",
      { catalog: "/AcroForm << /Fields [9 0 R] >>", extra: [`<< /FT /Tx /T (a) /AA << /K ${script} >> >>`] },
      program,
    ],
    [
      "a button that sends a form",
      {
        catalog: "/AcroForm << /Fields [9 0 R] >>",
        extra: ["<< /FT /Btn /T (a) /A << /S /SubmitForm /F (http://a.example) >> >>"],
      },
      program,
    ],
    [
      "an XFA form",
      {
        catalog: "/AcroForm << /Fields [] /XFA 9 0 R >>",
        extra: ["<< /Length 5 >>\nstream\n<xdp>\nendstream"],
      },
      program,
    ],
    ["a sound", note("/Subtype /Sound /Sound 6 0 R"), program],
    ["a film", note("/Subtype /Movie /Movie << /F (a.avi) >>"), program],
    ["a screen", note("/Subtype /Screen"), program],
    ["a rendition", link("<< /S /Rendition /OP 0 /JS (app.alert(1)) >>"), program],
    ["rich media", note("/Subtype /RichMedia /RichMediaContent << >>"), program],
    ["a model with a script", note("/Subtype /3D /3DD << /OnInstantiate 6 0 R >>"), program],
    [
      "an embedded file",
      { catalog: `/Names << /EmbeddedFiles << /Names [(a.exe) ${filespec}] >> >>` },
      embedded,
    ],
    ["a file attached to a page", note(`/Subtype /FileAttachment /FS ${filespec}`), embedded],
    ["an associated file", { catalog: `/AF [${filespec}]` }, embedded],
    [
      "a file that nothing names",
      { extra: ["<< /Type /EmbeddedFile /Length 1 >>\nstream\na\nendstream"] },
      embedded,
    ],
    ["a collection of files", { catalog: "/Collection << /View /T >>" }, embedded],
    [
      "pictures that lie in another file",
      { extra: ["<< /F (a.bin) /Length 0 >>\nstream\n\nendstream"] },
      embedded,
    ],
    ["a mistake that readers get over", link("<< @@ /A /S /Launch /F (a.exe) >>"), program],
  ];

  it.each(kinds)("%s", async (_what, parts, reason) => {
    expect(await outcomeOf(buildPdf(["Thông báo"], parts))).toBe(reason);
  });

  it("when such a thing lies packed among other objects", async () => {
    const plain = buildPdf(["Thông báo"]);
    expect(await readOf(packVersion(plain, { catalog: "/Lang (vi)" }))).toEqual(taken);
    expect(await outcomeOf(packVersion(plain, { catalog: `/OpenAction ${script}` }))).toBe(program);
    const apart = packVersion(plain, { catalog: "/OpenAction 9 0 R", extra: [launch] });
    expect(await outcomeOf(apart)).toBe(program);
  });

  it("when it is in an older version alone", async () => {
    const old = buildPdf(["Thông báo"], { catalog: `/OpenAction ${launch}` });
    expect(await outcomeOf(packVersion(old, { catalog: "" }))).toBe(program);
  });

  it("when it lies within the bytes of a stream, where a table may point", async () => {
    const object = `9 0 obj ${launch} endobj`;
    const extra = [`<< /Length ${object.length} >>\nstream\n${object}\nendstream`];
    expect(await outcomeOf(buildPdf(["Thông báo"], { extra }))).toBe(program);
  });

  it("when objects are packed in a way that cannot be opened", async () => {
    const extra = ["<< /Type /ObjStm /N 1 /First 4 /Filter /LZWDecode /Length 4 >>\nstream\nabcd\nendstream"];
    expect(await outcomeOf(buildPdf(["Thông báo"], { extra }))).toBe("broken");
  });
});

describe("a PDF that is pages to read is taken", () => {
  it.each<[what: string, parts: Parameters<typeof buildPdf>[1]]>([
    ["a page to begin with", { catalog: "/OpenAction [7 0 R /Fit]" }],
    ["an action to begin with a page", { catalog: "/OpenAction << /S /GoTo /D [7 0 R /XYZ 0 800 1] >>" }],
    [
      "links to sites, mailboxes, telephones and pages",
      note("/Subtype /Link /A << /S /URI /URI (HTTPS://congan.thanhhoa.gov.vn/a) >>"),
    ],
    ["a link without its kind", link("<< /S /URI /URI (www.thanhhoa.gov.vn/a?b=c:d) >>")],
    ["a mailbox", link("<< /S /URI /URI (mailto:a@example.vn) >>")],
    ["a link to the next page", link("<< /S /Named /N /NextPage >>")],
    [
      "bookmarks",
      {
        catalog: "/Outlines << /First 9 0 R /Last 9 0 R /Count 1 >>",
        extra: ["<< /Title (Chapter) /Parent 1 0 R /Dest [7 0 R /Fit] >>"],
      },
    ],
    [
      "fields to fill in",
      { catalog: "/AcroForm << /Fields [9 0 R] /SigFlags 3 >>", extra: ["<< /FT /Tx /T (name) /V (An) >>"] },
    ],
    [
      "a signature",
      { extra: ["<< /Type /Sig /Filter /Adobe.PPKLite /ByteRange [0 1 2 3] /Contents <3082> >>"] },
    ],
    [
      "structure for reading aloud",
      { catalog: "/MarkInfo << /Marked true >> /StructTreeRoot << /K << /S /P /A << /O /Layout >> >> >>" },
    ],
    [
      "fonts and pictures whose names look like dangers",
      { page: "/Resources << /Font << /AA 3 0 R /F 3 0 R >> /XObject << /JS 8 0 R /EF 8 0 R >> >>" },
    ],
    ["a transition between pages", { page: "/Trans << /S /Fade >>" }],
    [
      "layers and labels of pages",
      {
        catalog:
          "/OCProperties << /OCGs [] /D << /Order [] >> >> /PageLabels << /Nums [0 << /S /D /P (A-) >>] >>",
      },
    ],
    ["what it says of itself", { trailer: "/Info << /Title (Bao cao) /Producer (Word) >>" }],
  ])("with %s", async (_what, parts) => {
    expect(await readOf(buildPdf(["Thông báo"], parts))).toEqual(taken);
  });
});

const mark = "TỐI MẬT";
const utf16 = (text: string) => `<FEFF${Buffer.from(text, "utf16le").swap16().toString("hex")}>`;
const marked = utf16(mark);
const xmp = (title: string) => `<x:xmpmeta><dc:title><rdf:li>${title}</rdf:li></dc:title></x:xmpmeta>`;
const textStream = (text: string, entries: string) => {
  const packed = deflateSync(Buffer.from(text)).toString("latin1");
  return `<< ${entries} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed}\nendstream`;
};

describe("a mark of secrecy in a PDF is seen", () => {
  it.each<[where: string, parts: Parameters<typeof buildPdf>[1]]>([
    ["its title", { trailer: `/Info << /Title ${marked} >>` }],
    ["an entry about itself that somebody made up", { trailer: `/Info << /Classification ${marked} >>` }],
    [
      "what XMP says of it",
      { catalog: "/Metadata 9 0 R", extra: [textStream(xmp(mark), "/Type /Metadata /Subtype /XML")] },
    ],
    [
      "… in entities",
      {
        catalog: "/Metadata 9 0 R",
        extra: [textStream(xmp("T&#7888;I <b>M</b>&#x1EAC;T"), "/Type /Metadata /Subtype /XML")],
      },
    ],
    ["a note on the page", note(`/Subtype /FreeText /Contents ${marked}`)],
    ["a note that opens", note(`/Subtype /Popup /Contents ${marked}`)],
    ["who wrote a note", note(`/Subtype /Text /T ${marked}`)],
    [
      "the value of a field",
      { catalog: "/AcroForm << /Fields [9 0 R] >>", extra: [`<< /FT /Tx /T (a) /V ${marked} >>`] },
    ],
    [
      "the long value of a field",
      {
        catalog: "/AcroForm << /Fields [9 0 R] >>",
        extra: ["<< /FT /Tx /T (a) /V 10 0 R >>", textStream(mark, "")],
      },
    ],
    [
      "a bookmark",
      {
        catalog: "/Outlines << /First 9 0 R /Last 9 0 R >>",
        extra: [`<< /Title ${marked} /Parent 1 0 R >>`],
      },
    ],
    [
      "the name of a layer",
      { catalog: "/OCProperties << /OCGs [9 0 R] /D << >> >>", extra: [`<< /Type /OCG /Name ${marked} >>`] },
    ],
    ["the labels of its pages", { catalog: `/PageLabels << /Nums [0 << /P ${marked} >>] >>` }],
    ["a title in UTF-8", { trailer: `/Info << /Title (${Buffer.from(mark).toString("latin1")}) >>` }],
    ["a title with a language in it", { trailer: `/Info << /Title ${utf16("TỐI\u001bvi\u001b MẬT")} >>` }],
    ["a title in an object of its own", { trailer: "/Info 9 0 R", extra: [`<< /Title ${marked} >>`] }],
    [
      "what replaces a picture for reading aloud",
      { catalog: `/StructTreeRoot << /K << /S /Figure /Alt ${marked} >> >>` },
    ],
    [
      "a choice of a form",
      { catalog: `/AcroForm << /Fields [<< /FT /Btn /AS /T#e1#bb#90I#20M#e1#ba#acT >>] >>` },
    ],
  ])("in %s", async (_where, parts) => {
    const usability = await readOf(buildPdf(["Thông báo"], parts));
    expect(usability).toMatchObject({ rules: expect.arrayContaining(["toi-mat-tuyet-mat"]) });
  });

  it("on a stamp that is drawn over the page", async () => {
    // The letters of the font stand in the order in which the page has them.
    const text = `${mark}`;
    const plain = buildPdf(["Thông báo TỐI MẬT".slice(0, 9)]);
    expect(await readOf(plain)).toEqual(taken);
    const letters = [...new Set([...text])];
    const drawn = `BT /F 12 Tf 5 5 Td <${[...text].map((letter) => (letters.indexOf(letter) + 1).toString(16).padStart(4, "0")).join("")}> Tj ET`;
    const stamped = buildPdf([text], {
      page: "/Annots [9 0 R]",
      extra: [
        "<< /Type /Annot /Subtype /Stamp /Rect [0 0 99 99] /AP << /N 10 0 R >> >>",
        textStream(
          drawn,
          "/Type /XObject /Subtype /Form /BBox [0 0 99 99] /Resources << /Font << /F 3 0 R >> >>",
        ),
      ],
    });
    // The page itself shows nothing.
    const hidden = Buffer.from(
      stamped.toString("latin1").replace("/Contents 8 0 R", "               "),
      "latin1",
    );
    expect(await readOf(hidden)).toMatchObject({
      text: "",
      rules: expect.arrayContaining(["toi-mat-tuyet-mat"]),
    });
  });

  it("in objects that are packed, and in an older version", async () => {
    const plain = buildPdf(["Thông báo"]);
    const packed = packVersion(plain, { catalog: "/Outlines 9 0 R", extra: [`<< /Title ${marked} >>`] });
    expect(await readOf(packed)).toMatchObject({ rules: expect.arrayContaining(["toi-mat-tuyet-mat"]) });
    const old = buildPdf(["Thông báo"], { trailer: `/Info << /Title ${marked} >>` });
    expect(await readOf(packVersion(old, { catalog: "" }))).toMatchObject({
      rules: expect.arrayContaining(["toi-mat-tuyet-mat"]),
    });
  });

  it("never behind more words than are read: such a document is refused", async () => {
    const few = { maxPages: 1000, maxTextLength: 20 };
    expect(await readPdf(buildPdf([...new Array(9).fill("Thông"), mark]), few)).toEqual({ outcome: "wordy" });
    const trailer = `/Info << /Title (${"a".repeat(2_000_001)}) >>`;
    expect(await outcomeOf(buildPdf(["Thông báo"], { trailer }))).toBe("wordy");
  });
});
