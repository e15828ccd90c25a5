import { z } from "zod";
import { plainText, webAddress } from "../plain-text.ts";
import { defineFields, defineKind, type Need } from "./kind.ts";

/** What the home page can be laid out from. */
const homeBlocks = [
  "lead",
  "urgent",
  "latest",
  "most-read",
  "warnings",
  "wanted",
  "video",
  "units",
  "corrections",
  "documents",
  "services",
] as const;

const href = z.union([
  z
    .string()
    .regex(/^\/(?![/\\])[\x21-\x7e]{0,200}$/, "Liên kết trong menu là đường dẫn của Cổng, ví dụ /truy-na."),
  webAddress({ max: 500, protocol: /^https$/, hostname: /\.gov\.vn$/ }),
]);
const entry = { label: plainText({ max: 60 }), href };

/**
 * How the portal is laid out: menu, home page, hotlines, footer. The parts that the rules demand of header and footer
 * (LAY-01, LAY-02) stand in the template and can be filled, not taken away.
 */
export const layoutDetails = z.strictObject({
  kind: z.literal("layout"),
  menu: z.array(z.strictObject({ ...entry, children: z.array(z.strictObject(entry)).max(15) })).max(12),
  home: z.array(z.strictObject({ block: z.enum(homeBlocks), title: plainText({ max: 80 }) })).max(20),
  /** The item that leads the home page; empty: the newest fitting one. */
  leadItemId: z.union([z.string().regex(/^[0-9a-z]{16}$/), z.literal("")]),
  hotlines: z.array(z.strictObject({ label: plainText({ max: 60 }), phone: plainText({ max: 30 }) })).max(8),
  footer: z.strictObject({
    managingUnit: plainText({ max: 160 }),
    responsiblePerson: plainText({ max: 160 }),
    address: plainText({ max: 200 }),
    phone: plainText({ max: 60 }),
    email: plainText({ max: 120 }),
    copyright: plainText({ max: 200 }),
  }),
});
export type LayoutDetails = z.output<typeof layoutDetails>;

/** The form of a new layout. */
export const emptyLayout: LayoutDetails = {
  kind: "layout",
  menu: [],
  home: [],
  leadItemId: "",
  hotlines: [],
  footer: { managingUnit: "", responsiblePerson: "", address: "", phone: "", email: "", copyright: "" },
};

/** What the rules ask of every page's header and footer (LAY-01, LAY-02), and a menu and a front page to lay out. */
function missing(details: LayoutDetails, need: Need): void {
  need("menu", details.menu.length === 0 ? "" : "menu", "Menu chưa có mục nào.");
  details.menu.forEach((entry, index) => {
    need(`menu.${index}.label`, entry.label, `Mục ${index + 1} của menu chưa có tên.`);
    entry.children.forEach((child, place) => {
      need(
        `menu.${index}.children.${place}.label`,
        child.label,
        `Mục con ${place + 1} của «${entry.label}» chưa có tên.`,
      );
    });
  });
  need("home", details.home.length === 0 ? "" : "home", "Trang chủ chưa có khối nào.");
  need("hotlines", details.hotlines.length === 0 ? "" : "hotlines", "Chưa có số điện thoại nóng nào.");
  details.hotlines.forEach((hotline, index) => {
    need(`hotlines.${index}.label`, hotline.label, `Số nóng ${index + 1} chưa có tên.`);
    need(`hotlines.${index}.phone`, hotline.phone, `Số nóng ${index + 1} chưa có số điện thoại.`);
  });
  const { footer } = details;
  need("footer.managingUnit", footer.managingUnit, "Chân trang chưa có tên đơn vị quản lý.");
  need("footer.responsiblePerson", footer.responsiblePerson, "Chân trang chưa có người chịu trách nhiệm.");
  need("footer.address", footer.address, "Chân trang chưa có địa chỉ.");
  need("footer.phone", footer.phone, "Chân trang chưa có số điện thoại.");
  need("footer.email", footer.email, "Chân trang chưa có thư điện tử.");
  need("footer.copyright", footer.copyright, "Chân trang chưa có dòng bản quyền.");
}

/** How the portal is laid out; there is one. */
export const layoutKind = defineKind({
  id: "layout",
  fields: defineFields({
    schema: layoutDetails,
    empty: emptyLayout,
    isOptional: false,
    missing,
    searched: () => ({ names: [], text: [] }),
    address: () => "/",
  }),
  isPartOfPortal: true,
  isSingle: true,
  hasText: false,
  isNews: false,
  searchGroup: null,
});
