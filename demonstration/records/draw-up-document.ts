import pdfmake from "pdfmake";
import type { Content } from "pdfmake/interfaces.js";
import { fontFiles } from "../../portal/machines/lettering.ts";

/** What the file of a demonstration's document states. */
export interface DrawnUpDocument {
  readonly issuer: string;
  /** Empty for a draft. */
  readonly number: string;
  readonly name: string;
  readonly summary: string;
  readonly facts: readonly (readonly [string, string])[];
  readonly points: readonly string[];
  readonly related: readonly string[];
  readonly signer: string;
  readonly isDraft: boolean;
}

const grey = "#555555";
const font = "BeVietnamPro";

/** Draws a document up as a PDF of A4 pages in the form of the state's papers, its words as text that can be searched. */
export async function drawUpDocument(document: DrawnUpDocument): Promise<Buffer> {
  pdfmake.setFonts({
    [font]: {
      normal: fontFiles.regular,
      italics: fontFiles.italic,
      bold: fontFiles.bold,
      bolditalics: fontFiles.boldItalic,
    },
  });
  // Nothing is fetched, and nothing but the fonts is read.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => Object.values<string>(fontFiles).includes(path));
  const { issuer, number, name, summary, facts, points, related, signer, isDraft } = document;
  const content: Content[] = [
    {
      columns: [
        { text: [issuer.toLocaleUpperCase("vi"), number === "" ? "" : `\nSố: ${number}`], bold: true },
        {
          text: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
          bold: true,
          alignment: "center",
        },
      ],
      fontSize: 9.5,
      margin: [0, 0, 0, 26],
    },
    { text: isDraft ? "DỰ THẢO LẤY Ý KIẾN" : "", bold: true, color: "#a3271b", margin: [0, 0, 0, 8] },
    { text: name, bold: true, fontSize: 16, lineHeight: 1.2, margin: [0, 0, 0, 10] },
    { text: summary, italics: true, margin: [0, 0, 0, 12] },
    {
      table: { widths: [130, "*"], body: facts.map(([label, text]) => [{ text: label, color: grey }, text]) },
      layout: "lightHorizontalLines",
      margin: [0, 0, 0, 14],
    },
    { text: "Nội dung chính", bold: true, fontSize: 13, margin: [0, 0, 0, 6] },
    { ol: [...points], margin: [0, 0, 0, 12] },
    ...(related.length === 0
      ? []
      : [{ text: "Văn bản liên quan", bold: true, fontSize: 13 }, { ul: [...related] }]),
    ...(signer === "" ? [] : [signature(signer)]),
  ];
  const drawn = pdfmake.createPdf({
    info: { title: name, author: issuer, subject: summary },
    language: "vi",
    pageSize: "A4",
    pageMargins: [56, 56, 56, 64],
    defaultStyle: { font, fontSize: 11, lineHeight: 1.35 },
    content,
    footer: (page, pages) => ({
      text: `Tệp của bản trình diễn, không có giá trị pháp lý · trang ${page}/${pages}`,
      fontSize: 8,
      color: grey,
      alignment: "center",
    }),
  });
  return Buffer.from(await drawn.getBuffer());
}

function signature(signer: string): Content {
  return { text: `NGƯỜI KÝ\n${signer}`, alignment: "right", bold: true, margin: [0, 24, 0, 0] };
}
