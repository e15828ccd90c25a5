import { readFile } from "node:fs/promises";
import { HTMLElement, NodeType, parse } from "node-html-parser";
import pdfmake from "pdfmake";
import type { Content, ContentTable, TableCell } from "pdfmake/interfaces.js";
import { kindOf } from "../../body/kinds/list.ts";
import { readArticle } from "../../server/public-store/queries.ts";
import { keysOfPersons, type Page } from "../http/answer.ts";
import { chosenRendition } from "../parts/articles.tsx";
import { articlePath, type Site, siteName } from "../site.ts";
import { fontFiles } from "./lettering.ts";
import { plain } from "./plain.ts";

const captionMargin: [number, number, number, number] = [0, 4, 0, 10];
/** A4 in points, less the margins. */
const columnWidth = 595 - 2 * 56;
const moment = new Intl.DateTimeFormat("vi-VN", {
  timeZone: "Asia/Ho_Chi_Minh",
  dateStyle: "long",
  timeStyle: "short",
});

pdfmake.setFonts({
  BeVietnamPro: {
    normal: fontFiles.regular,
    italics: fontFiles.italic,
    bold: fontFiles.bold,
    bolditalics: fontFiles.boldItalic,
  },
});
// Nothing is fetched, and nothing but the fonts is read.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => Object.values<string>(fontFiles).includes(path));

/** An article as a PDF for the notice board and the files: text that can be searched and copied, with its own address. */
export async function articlePdf(
  site: Site,
  { path, id }: { path: string; id: string },
): Promise<Page | undefined> {
  const article = await readArticle(site.db, id);
  if (article === undefined || article.withdrawnAt !== null || kindOf(article.kind)?.hasText !== true)
    return undefined;
  const address = `${site.publicUrl}${articlePath(article)}`;
  const cover = article.cover === null ? undefined : chosenRendition(article.cover, 960);
  const picture =
    cover === undefined
      ? undefined
      : await readFile(site.files.path("renditions", cover.digest)).catch(() => undefined);
  const content: Content[] = [
    { text: siteName, bold: true, fontSize: 10, color: "#123f2c" },
    {
      text: `${article.categoryName} · ${article.unitName}`,
      fontSize: 9,
      color: "#555555",
      margin: [0, 2, 0, 14],
    },
    { text: article.title, bold: true, fontSize: 20, lineHeight: 1.15 },
    {
      text: `Đăng ${moment.format(article.publishedAt)}`,
      fontSize: 9,
      color: "#555555",
      margin: [0, 6, 0, 8],
    },
    ...article.corrections.map(
      ({ number, at, note }): Content => ({
        text: `Đính chính ${number} (${moment.format(at)}): ${note}`,
        margin: [0, 0, 0, 6],
        italics: true,
      }),
    ),
    { text: article.summary, bold: true, margin: [0, 0, 0, 10] },
    ...(picture === undefined || article.cover === null
      ? []
      : [
          { image: `data:image/jpeg;base64,${picture.toString("base64")}`, width: columnWidth },
          {
            text: article.cover.caption,
            fontSize: 9,
            color: "#555555",
            margin: captionMargin,
          },
        ]),
    ...blocksOf(parse(article.bodyHtml)),
    { qr: address, fit: 80, margin: [0, 16, 0, 4] },
    { text: address, fontSize: 8, color: "#555555", link: address },
  ];
  const document = pdfmake.createPdf({
    info: { title: article.title, author: article.unitName, subject: article.summary, creator: siteName },
    language: "vi",
    pageSize: "A4",
    pageMargins: [56, 56, 56, 56],
    defaultStyle: { font: "BeVietnamPro", fontSize: 11, lineHeight: 1.35 },
    content,
    footer: (page, pages) => ({
      text: `${siteName} · trang ${page}/${pages}`,
      fontSize: 8,
      color: "#555555",
      alignment: "center",
    }),
  });
  const body = Buffer.from(await document.getBuffer());
  return plain(path, "application/pdf", body, [`article:${id}`, ...keysOfPersons([article])]);
}

/** The sealed body's HTML, which knows few elements, as blocks of a PDF. */
function blocksOf(root: HTMLElement): Content[] {
  return root.childNodes.flatMap((node): Content[] => {
    if (!(node instanceof HTMLElement)) return [];
    switch (node.tagName) {
      case "H2":
        return [{ text: inline(node), bold: true, fontSize: 14, margin: [0, 10, 0, 4] }];
      case "H3":
        return [{ text: inline(node), bold: true, fontSize: 12, margin: [0, 8, 0, 4] }];
      case "P":
        return [{ text: inline(node), margin: [0, 0, 0, 6] }];
      case "UL":
        return [{ ul: items(node), margin: [0, 0, 0, 6] }];
      case "OL":
        return [{ ol: items(node), start: Number(node.getAttribute("start") ?? 1), margin: [0, 0, 0, 6] }];
      case "BLOCKQUOTE":
        return [{ stack: blocksOf(node), italics: true, margin: [18, 2, 0, 8] }];
      case "HR":
        return [{ canvas: [{ type: "line", x1: 0, y1: 4, x2: columnWidth, y2: 4, lineWidth: 0.5 }] }];
      case "SECTION":
        return node.querySelectorAll("table").map(table);
      case "FIGURE":
        return [{ text: node.querySelector("figcaption")?.text ?? "", fontSize: 9, color: "#555555" }];
      default:
        return blocksOf(node);
    }
  });
}

function items(list: HTMLElement): Content[] {
  return list.querySelectorAll(":scope > li").map((item) => ({ stack: blocksOf(item) }));
}

function table(element: HTMLElement): ContentTable {
  const rows = element.querySelectorAll("tr").map((row) =>
    row.querySelectorAll("th, td").flatMap((cell): TableCell[] => {
      const span = Number(cell.getAttribute("colspan") ?? 1);
      const filled = { stack: blocksOf(cell), bold: cell.tagName === "TH", colSpan: span };
      return [filled, ...Array.from({ length: span - 1 }, () => ({}))];
    }),
  );
  const columns = Math.max(1, ...rows.map((row) => row.length));
  const body = rows.map((row) => [
    ...row,
    ...Array.from({ length: columns - row.length }, () => ({ text: "" })),
  ]);
  return {
    table: { widths: new Array<string>(columns).fill("*"), headerRows: 1, body },
    layout: "lightHorizontalLines",
    margin: [0, 4, 0, 10],
  };
}

/** The words of a block with what is strong, slanted, underlined or leads somewhere. */
function inline(element: HTMLElement): Content[] {
  return element.childNodes.flatMap((node): Content[] => {
    if (node.nodeType === NodeType.TEXT_NODE) return [{ text: node.text }];
    if (!(node instanceof HTMLElement)) return [];
    if (node.tagName === "BR") return [{ text: "\n" }];
    const text = inline(node);
    if (node.tagName === "STRONG") return [{ text, bold: true }];
    if (node.tagName === "EM") return [{ text, italics: true }];
    if (node.tagName === "U") return [{ text, decoration: "underline" }];
    const href = node.getAttribute("href");
    return href === undefined ? [{ text }] : [{ text, link: href, color: "#0b5a3c" }];
  });
}
