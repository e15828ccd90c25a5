import type { OpenDataColumn } from "../../body/kinds/kind.ts";
import { kinds } from "../../body/kinds/list.ts";
import {
  type ArticleLine,
  listArticles,
  listChannels,
  listStatisticsDays,
  listUnits,
} from "../../server/public-store/queries.ts";
import type { Page } from "../http/answer.ts";
import { channelsInWords } from "../parts/platform-label.tsx";
import { articlePath, type PortalPlatform, type Site } from "../site.ts";
import { plain } from "./plain.ts";

type Cell = string | number | boolean;

/** A set of open data: its name in addresses, what it is, its columns, and where its rows come from. */
export interface Dataset {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly columns: readonly string[];
  readonly keys: readonly string[];
  readonly rows: (site: Site) => Promise<readonly (readonly Cell[])[]>;
}

/** The newest of a kind that a set holds; older ones are asked for through the public API. */
const mostRows = 5000;

/** What each column of a set of articles holds. */
const cells: Readonly<Record<OpenDataColumn, (line: ArticleLine, site: Site) => Cell>> = {
  ma: ({ id }) => id,
  thoi_gian: ({ publishedAt }) => publishedAt.toISOString(),
  don_vi: ({ unitName }) => unitName,
  tieu_de: ({ title }) => title,
  ten: ({ title }) => title,
  tom_tat: ({ summary }) => summary,
  dia_chi: (line, site) => site.publicUrl + articlePath(line),
};

/** The sets of the kinds that have one. */
const setsOfKinds: readonly Dataset[] = kinds.flatMap(({ id, openData }) =>
  openData === null
    ? []
    : [
        {
          ...openData,
          keys: [`kind:${id}`],
          rows: async (site: Site) => {
            const lines = await listArticles(site.db, { filter: { kinds: [id] }, limit: mostRows });
            return lines.map((line) => openData.columns.map((column) => cells[column](line, site)));
          },
        },
      ],
);

/** Every set of open data; what the channels are called, the platforms say. */
export const datasetsOf = (platforms: readonly PortalPlatform[]): readonly Dataset[] => [
  {
    name: "don-vi",
    title: "Danh bạ đơn vị Công an",
    description: "Công an tỉnh, các phòng và Công an xã, phường: mã, tên, cấp, địa chỉ trang.",
    columns: ["ma", "ten", "cap", "trang"],
    keys: ["units"],
    rows: async (site) =>
      (await listUnits(site.db)).map(({ code, name, level, slug }) => [
        code,
        name,
        level,
        `${site.publicUrl}/don-vi/${slug}`,
      ]),
  },
  {
    name: "kenh-chinh-thuc",
    title: "Danh sách kênh chính thức",
    description: `${channelsInWords(platforms)} chính thức của từng đơn vị.`,
    columns: ["nen_tang", "ma_kenh", "ten", "ma_don_vi", "don_vi", "trang_thai", "da_xac_minh", "dia_chi"],
    keys: ["units"],
    rows: async (site) =>
      (await listChannels(site.db)).map((one) => [
        one.platform,
        one.externalId,
        one.name,
        one.unitCode,
        one.unitName,
        one.status,
        one.verified,
        one.url,
      ]),
  },
  ...setsOfKinds,
  {
    name: "luot-doc",
    title: "Lượt đọc Cổng theo ngày",
    description:
      "Số trang đọc, lượt truy cập và số người đọc ước tính của từng ngày; không chứa thông tin cá nhân.",
    columns: ["ngay", "trang_doc", "luot_truy_cap", "nguoi_doc_uoc_tinh"],
    keys: ["stats"],
    rows: async (site) =>
      (await listStatisticsDays(site.db, { limit: 400 })).map((one) => [
        one.day,
        one.views,
        one.visits,
        one.readers,
      ]),
  },
];

/** A set of open data as CSV (RFC 4180, with a byte order mark, so that spreadsheets read Vietnamese) or JSON. */
export async function openDataPage(
  site: Site,
  { path, dataset, format }: { path: string; dataset: string; format: "csv" | "json" },
): Promise<Page | undefined> {
  const found = datasetsOf(site.platforms).find(({ name }) => name === dataset);
  if (found === undefined) return undefined;
  const rows = await found.rows(site);
  if (format === "csv") {
    const lines = [found.columns, ...rows].map((row) => row.map(csvCell).join(","));
    return plain(path, "text/csv; charset=utf-8", `\ufeff${lines.join("\r\n")}\r\n`, found.keys);
  }
  const items = rows.map((row) =>
    Object.fromEntries(found.columns.map((column, index) => [column, row[index]])),
  );
  const body = JSON.stringify({ title: found.title, description: found.description, items });
  return plain(path, "application/json; charset=utf-8", body, found.keys);
}

/** A cell that a spreadsheet shows as text and never runs as a formula. */
function csvCell(value: Cell): string {
  const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
