/** The languages that the portal speaks. */
export type Language = "vi" | "en";

const vietnamese = {
  skip: "Đến nội dung chính",
  brandOver: "Cổng thông tin điện tử",
  brandName: "Công an tỉnh Thanh Hóa",
  brandUnder: "Vì nước quên thân, vì dân phục vụ",
  fixedMenu: "Mục bắt buộc",
  languages: "Ngôn ngữ",
  display: "Hiển thị",
  textSize: "Cỡ chữ",
  textNormal: "Cỡ chữ thường",
  textLarge: "Cỡ chữ lớn",
  textLarger: "Cỡ chữ rất lớn",
  theme: "Sáng, tối",
  themeNow: "Nền sáng hoặc tối",
  search: "Tìm kiếm",
  searchLabel: "Tìm trên Cổng",
  calls: "Số điện thoại khẩn cấp",
  quickCalls: "Gọi nhanh",
  fixedCalls: "Gọi nhanh ở cuối màn hình",
  callOf: "Gọi",
  mainMenu: "Menu chính",
  index: "Mục lục",
  closeIndex: "Đóng mục lục",
  home: "Trang chủ",
  about: "Giới thiệu",
  services: "Dịch vụ công",
  sitemap: "Sơ đồ cổng",
  tip: "Tố giác",
  here: "Vị trí",
  pages: "Trang",
  page: "Trang",
  newer: "Trang trước",
  older: "Trang sau",
  inNeed: "Việc khẩn cấp, hãy gọi",
  or: "hoặc",
  all: "Tất cả",
  footerMap: "Mục lục toàn Cổng",
  places: "Chuyên trang",
  more: "Tiện ích",
  responsible: "Chịu trách nhiệm",
  address: "Địa chỉ",
  phone: "Điện thoại",
  email: "Thư điện tử",
  remember: "Xin nhớ",
  neverAsk: "Công an không gọi điện, nhắn tin yêu cầu chuyển tiền, đọc mã OTP hay cài ứng dụng lạ.",
  checkChannel: "Nghi một trang, một tài khoản mạo danh: đối chiếu danh sách kênh chính thức",
  quote: "Khi trích dẫn, đề nghị ghi rõ nguồn và địa chỉ bài viết trên Cổng.",
} as const;

/** The words of the interface in one language. */
export type Words = { readonly [K in keyof typeof vietnamese]: string };

const english: Words = {
  skip: "Skip to main content",
  brandOver: "Official portal",
  brandName: "Thanh Hoa Provincial Police",
  brandUnder: "For the country, at the service of the people",
  fixedMenu: "Standard pages",
  languages: "Languages",
  display: "Display",
  textSize: "Text size",
  textNormal: "Normal text",
  textLarge: "Large text",
  textLarger: "Very large text",
  theme: "Light, dark",
  themeNow: "Light or dark background",
  search: "Search",
  searchLabel: "Search the portal",
  calls: "Emergency numbers",
  quickCalls: "Quick calls",
  fixedCalls: "Quick calls at the bottom",
  callOf: "Call",
  mainMenu: "Main menu",
  index: "All pages",
  closeIndex: "Close",
  home: "Home",
  about: "About us",
  services: "Online services",
  sitemap: "Sitemap",
  tip: "Report",
  here: "You are here",
  pages: "Pages",
  page: "Page",
  newer: "Previous page",
  older: "Next page",
  inNeed: "In an emergency, call",
  or: "or",
  all: "All",
  footerMap: "All pages of the portal",
  places: "Pages",
  more: "More",
  responsible: "Responsible",
  address: "Address",
  phone: "Telephone",
  email: "E-mail",
  remember: "Please remember",
  neverAsk:
    "The police never phone or text to ask for a money transfer, a one-time code or the installation of an app.",
  checkChannel: "Unsure about a page or an account? Compare it with the list of our official channels",
  quote: "When quoting, please name the source and the address of the article.",
};

const all: Readonly<Record<Language, Words>> = { vi: vietnamese, en: english };

/** The language that a page is not in. */
export function otherLanguage(language: Language): Language {
  return language === "vi" ? "en" : "vi";
}

/** The words of the interface. */
export function wordsIn(language: Language): Words {
  return all[language];
}
