import { z } from "zod";
import { defineFields, defineKind, type Need } from "./kind.ts";

/** First parts of addresses that belong to the product itself; no static page may take them. */
const taken = [
  "tin|chuyen-muc|don-vi|kenh-chinh-thuc|xac-minh|to-giac|hoi-dap|truy-na|truy-tim|canh-bao|van-ban|thu-tuc|tim-kiem|goi-y",
  "dang-ky-nhan-tin|du-lieu-mo|thong-ke|thiet-ke|so-do-cong|ma-qr|anh-chia-se|media|assets|api|toa-soan|webhooks|healthz|readyz|metrics|en/report|en/search",
].join("|");
/** The addresses, without the first slash, that a static page may have. */
export const pathForm = new RegExp(`^(?!(?:${taken})(?:/|$))[a-z0-9-]{1,60}(?:/[a-z0-9-]{1,60}){0,2}$`);

/** What a page shows besides its text; the portal fills the block from the directory. */
const pageBlocks = ["plain", "structure", "leaders", "spokesperson", "contact"] as const;

/** A static page with an address of its own, such as "gioi-thieu/co-cau-to-chuc"; English ones stand below "en". */
export const pageDetails = z.strictObject({
  kind: z.literal("page"),
  path: z.union([
    z
      .string()
      .regex(
        pathForm,
        "Địa chỉ trang chỉ gồm chữ thường không dấu, số, gạch nối và dấu gạch chéo, và chưa được Cổng dùng.",
      ),
    z.literal(""),
  ]),
  language: z.enum(["vi", "en"]),
  block: z.enum(pageBlocks),
});
export type PageDetails = z.output<typeof pageDetails>;

/** The form of a new page. */
export const emptyPage: PageDetails = { kind: "page", path: "", language: "vi", block: "plain" };

/** A page without an address cannot be reached. */
function missing(details: PageDetails, need: Need): void {
  need("path", details.path, "Chưa có địa chỉ của trang.");
  if (details.path !== "" && (details.language === "en") !== /^en(\/|$)/.test(details.path)) {
    need("path", "", "Trang tiếng Anh có địa chỉ bắt đầu bằng «en»; trang tiếng Việt thì không.");
  }
}

/** A static page with an address of its own. */
export const pageKind = defineKind({
  id: "page",
  fields: defineFields({
    schema: pageDetails,
    empty: emptyPage,
    isOptional: false,
    missing,
    searched: () => ({ names: [], text: [] }),
    address: ({ path }) => `/${path}`,
  }),
  isPartOfPortal: true,
  isNews: false,
  searchGroup: "trang",
});
