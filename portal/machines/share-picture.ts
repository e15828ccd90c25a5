import { kindOf } from "../../body/kinds/list.ts";
import { sharp } from "../../server/foundation/picture-engine.ts";
import { readArticle } from "../../server/public-store/queries.ts";
import { keysOfPersons, type Page } from "../http/answer.ts";
import { type Site, siteName } from "../site.ts";
import { brokenLines, outlinesOf } from "./lettering.ts";
import { plain } from "./plain.ts";

/** Open Graph pictures are 1200 x 630 pixels (FB-3.7: the size that is shown large). */
const width = 1200;
const height = 630;
const margin = 72;
const titleSize = 58;
const lineHeight = 78;

/** Where the share picture of an article lies; another revision has another address, so that no network shows an old one. */
export function sharePicturePath({ id, revisionNumber }: { id: string; revisionNumber: number }): string {
  return `/anh-chia-se/${id}-${revisionNumber}.jpg`;
}

/** The picture that networks show beside a link to an article: its title, drawn. */
export async function sharePicture(
  site: Site,
  { path, id, revision }: { path: string; id: string; revision: number },
): Promise<Page | undefined> {
  const article = await readArticle(site.db, id);
  if (article === undefined || article.withdrawnAt !== null || article.revisionNumber !== revision)
    return undefined;
  const label = kindOf(article.kind)?.shareLabel ?? article.categoryName.toUpperCase();
  const lines = brokenLines({
    text: article.title,
    size: titleSize,
    weight: "bold",
    width: width - 2 * margin,
    lines: 4,
  });
  const top = 300 - (lines.length - 1) * (lineHeight / 2);
  const drawn = [
    outlinesOf({ text: label, size: 30, weight: "bold", x: margin, y: 118, fill: "#f1c75b" }),
    ...lines.map((text, index) =>
      outlinesOf({
        text,
        size: titleSize,
        weight: "bold",
        x: margin,
        y: top + index * lineHeight,
        fill: "#fffdf6",
      }),
    ),
    outlinesOf({ text: siteName, size: 30, weight: "bold", x: margin, y: height - 66, fill: "#fffdf6" }),
    outlinesOf({
      text: article.unitName === siteName ? "" : article.unitName,
      size: 26,
      weight: "regular",
      x: margin,
      y: height - 28,
      fill: "#d9e5d6",
    }),
  ];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<rect width="${width}" height="${height}" fill="${article.urgent ? "#7a1f14" : "#123f2c"}"/>
${rings()}
<path d="M${margin} 140H${margin + 96}" stroke="#f1c75b" stroke-width="6"/>
<path d="M0 ${height - 122}H${width}" stroke="#ffffff" stroke-opacity="0.18" stroke-width="2"/>
${drawn.join("\n")}
</svg>`;
  const body = await sharp(Buffer.from(svg)).jpeg({ quality: 86, mozjpeg: true }).toBuffer();
  return plain(path, "image/jpeg", body, [`article:${id}`, ...keysOfPersons([article])]);
}

/** The rings of the bronze drum, in the corner. */
function rings(): string {
  const circle = (radius: number, extra: string) =>
    `<circle cx="${width - 60}" cy="80" r="${radius}" fill="none" stroke="#f1c75b" stroke-opacity="0.22" ${extra}/>`;
  return [
    circle(90, 'stroke-width="3"'),
    circle(150, 'stroke-width="10" stroke-dasharray="4 14"'),
    circle(200, 'stroke-width="3"'),
    circle(260, 'stroke-width="14" stroke-dasharray="22 12"'),
    circle(310, 'stroke-width="3"'),
  ].join("");
}
