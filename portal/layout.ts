import type { LayoutDetails } from "../body/kinds/layout.ts";
import type { PublicCategory } from "../server/public-store/queries.ts";
import { sectionsOf } from "./site.ts";

/** What stands around every page and makes up the home page, as the newsroom laid it out. */
export type Layout = Omit<LayoutDetails, "kind">;
export type MenuEntry = Layout["menu"][number];

/** The numbers of the whole country, first on every page whatever the layout says. */
export const emergencyNumbers = [
  { label: "An ninh, trật tự", short: "An ninh", labelEnglish: "Police", phone: "113" },
  { label: "Cháy, nổ, cứu nạn", short: "Cháy, nổ", labelEnglish: "Fire, rescue", phone: "114" },
  { label: "Cấp cứu y tế", short: "Cấp cứu", labelEnglish: "Ambulance", phone: "115" },
] as const;

/** The rooms of the portal that are no category. */
const routes: readonly MenuEntry[] = [
  {
    label: "Văn bản",
    href: "/van-ban",
    children: [
      { label: "Văn bản đã ban hành", href: "/van-ban" },
      { label: "Dự thảo lấy ý kiến", href: "/van-ban?giai-doan=du-thao" },
      { label: "Thủ tục hành chính", href: "/thu-tuc" },
    ],
  },
  {
    label: "Hỏi đáp",
    href: "/hoi-dap",
    children: [
      { label: "Câu hỏi đã trả lời", href: "/hoi-dap" },
      { label: "Tố giác tội phạm", href: "/to-giac" },
      { label: "Đăng ký nhận tin", href: "/dang-ky-nhan-tin" },
    ],
  },
  {
    label: "Đơn vị",
    href: "/don-vi",
    children: [
      { label: "Công an xã, phường", href: "/don-vi" },
      { label: "Kênh chính thức", href: "/kenh-chinh-thuc" },
    ],
  },
];

/** Where a section stands that has a room of its own. */
const routeOf: Readonly<Record<string, string>> = {
  "canh-bao-toi-pham": "/canh-bao",
  "truy-na-truy-tim": "/truy-na",
};

/** The layout of a portal that nobody has laid out yet: its sections, then the other rooms; every block of the home page. */
export function defaultLayout(categories: readonly PublicCategory[]): Layout {
  return {
    menu: [
      ...sectionsOf(categories).map((section) => ({
        label: section.name,
        href: routeOf[section.slug] ?? `/chuyen-muc/${section.slug}`,
        children: section.children.map(({ slug, name }) => ({ label: name, href: `/chuyen-muc/${slug}` })),
      })),
      ...routes,
    ],
    home: [
      { block: "urgent", title: "Tin khẩn" },
      { block: "lead", title: "" },
      { block: "latest", title: "Mới nhất" },
      { block: "services", title: "Việc cần làm" },
      { block: "warnings", title: "Cảnh báo" },
      { block: "wanted", title: "Truy nã, tìm người" },
      { block: "most-read", title: "Đọc nhiều" },
      { block: "video", title: "Video" },
      { block: "documents", title: "Văn bản mới" },
      { block: "units", title: "Công an nơi bạn ở" },
      { block: "corrections", title: "Đính chính" },
    ],
    leadItemId: "",
    hotlines: [],
    footer: {
      managingUnit: "Công an tỉnh Thanh Hóa",
      responsiblePerson: "",
      address: "",
      phone: "",
      email: "",
      copyright: "Công an tỉnh Thanh Hóa",
    },
  };
}

/** The menu of the English pages. */
export const englishMenu: readonly MenuEntry[] = [
  { label: "Structure", href: "/en/structure", children: [] },
  { label: "Functions", href: "/en/functions", children: [] },
  { label: "Contacts", href: "/en/contact", children: [] },
  { label: "Urgent warnings", href: "/en/warnings", children: [] },
  { label: "Report a crime", href: "/en/report", children: [] },
];
