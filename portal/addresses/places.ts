import { pageKind } from "../../body/kinds/page.ts";
import {
  listCategories,
  listUnits,
  type PublicCategory,
  type PublicUnit,
} from "../../server/public-store/queries.ts";
import { listStaticPages } from "../../server/public-store/queries-pages.ts";
import type { Site } from "../site.ts";
import type { Language } from "../words.ts";

/** A page that is no article: where it stands and what it is called. */
export interface Place {
  readonly path: string;
  readonly name: string;
  readonly language: Language;
}

/** Every page that is no article, as both sitemaps show them (LAY-03). */
export interface Places {
  readonly routes: readonly Place[];
  readonly categories: readonly PublicCategory[];
  readonly units: readonly PublicUnit[];
  /** Static pages in both languages, the index pages that lead to them first. */
  readonly pages: readonly Place[];
}

const routes: readonly Place[] = [
  ["/", "Trang chủ"],
  ["/canh-bao", "Cảnh báo"],
  ["/truy-na", "Truy nã"],
  ["/truy-tim", "Truy tìm, tìm người mất tích"],
  ["/van-ban", "Văn bản"],
  ["/thu-tuc", "Thủ tục hành chính, dịch vụ công"],
  ["/hoi-dap", "Hỏi đáp"],
  ["/to-giac", "Tố giác, tin báo về tội phạm"],
  ["/don-vi", "Công an các đơn vị"],
  ["/kenh-chinh-thuc", "Kênh chính thức"],
  ["/dang-ky-nhan-tin", "Đăng ký nhận tin"],
  ["/du-lieu-mo", "Dữ liệu mở"],
  ["/thong-ke", "Thống kê truy cập"],
  ["/so-do-cong", "Sơ đồ cổng"],
].map(([path = "", name = ""]) => ({ path, name, language: "vi" }));

/** Pages that stand whether or not somebody has written them. */
const indexPages: readonly Place[] = [
  { path: "/gioi-thieu", name: "Giới thiệu", language: "vi" },
  { path: "/en", name: "Thanh Hoa Provincial Police", language: "en" },
  { path: "/en/about", name: "About us", language: "en" },
  { path: "/en/warnings", name: "Urgent warnings", language: "en" },
  { path: "/en/report", name: "Report a crime", language: "en" },
];

/** Reads every page that is no article; each stands once. A page that shows them carries the keys of `placesKeys`. */
export async function readPlaces(site: Site): Promise<Places> {
  const [categories, units, vietnamese, english] = await Promise.all([
    listCategories(site.db),
    listUnits(site.db),
    listStaticPages(site.db, { language: "vi" }),
    listStaticPages(site.db, { language: "en" }),
  ]);
  const written = [...vietnamese, ...english].map(({ title, details }) => ({
    path: `/${details.path}`,
    name: title,
    language: details.language,
  }));
  const unwritten = indexPages.filter(({ path }) => written.every((page) => page.path !== path));
  // A section of static pages holds no items; its place is the page that leads to them.
  const listing = categories.filter(({ slug }) => indexPages.every(({ path }) => path !== `/${slug}`));
  return { routes, categories: listing, units, pages: [...unwritten, ...written] };
}

/** What changes when a place comes or goes. */
export const placesKeys = ["units", "layout", `kind:${pageKind.id}`] as const;
