import {
  listArticles,
  listChannels,
  listStatisticsDays,
  listUnits,
} from "../../server/public-store/queries.ts";
import type { Page } from "../http/answer.ts";
import { articlePath, type Site } from "../site.ts";
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

const ofKind = async (site: Site, kind: string) =>
  listArticles(site.db, { filter: { kinds: [kind] }, limit: mostRows });

/** Every set of open data. */
export const datasets: readonly Dataset[] = [
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
    description: "Trang Facebook và tài khoản Zalo chính thức của từng đơn vị.",
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
  {
    name: "canh-bao",
    title: "Cảnh báo đã công bố",
    description: "Các cảnh báo mới nhất: thời gian, đơn vị, tiêu đề, tóm tắt.",
    columns: ["ma", "thoi_gian", "don_vi", "tieu_de", "tom_tat", "dia_chi"],
    keys: ["kind:warning"],
    rows: async (site) =>
      (await ofKind(site, "warning")).map((one) => [
        one.id,
        one.publishedAt.toISOString(),
        one.unitName,
        one.title,
        one.summary,
        site.publicUrl + articlePath(one),
      ]),
  },
  {
    name: "van-ban",
    title: "Văn bản đã công bố",
    description: "Danh mục văn bản quy phạm pháp luật và văn bản chỉ đạo, điều hành.",
    columns: ["ma", "thoi_gian", "don_vi", "tieu_de", "dia_chi"],
    keys: ["kind:document"],
    rows: async (site) =>
      (await ofKind(site, "document")).map((one) => [
        one.id,
        one.publishedAt.toISOString(),
        one.unitName,
        one.title,
        site.publicUrl + articlePath(one),
      ]),
  },
  {
    name: "thu-tuc-hanh-chinh",
    title: "Thủ tục hành chính",
    description: "Thủ tục thuộc thẩm quyền của Công an tỉnh và Công an cấp xã.",
    columns: ["ma", "ten", "don_vi", "dia_chi"],
    keys: ["kind:procedure"],
    rows: async (site) =>
      (await ofKind(site, "procedure")).map((one) => [
        one.id,
        one.title,
        one.unitName,
        site.publicUrl + articlePath(one),
      ]),
  },
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
  const found = datasets.find(({ name }) => name === dataset);
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
