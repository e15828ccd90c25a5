import { englishNumber, vietnameseNumber } from "../format.ts";
import type { Language } from "../words.ts";
import type { GroupId, PeriodId } from "./search-address.ts";

/** The words of the search in one language. */
export interface SearchWords {
  readonly description: string;
  readonly ask: string;
  readonly submit: string;
  readonly narrowBy: string;
  readonly category: string;
  readonly unit: string;
  readonly period: string;
  readonly order: string;
  readonly best: string;
  readonly newest: string;
  /** What the choice among `groups` is called. */
  readonly kind: string;
  readonly groups: Readonly<Record<GroupId, string>>;
  /** What one thing of a group is called. */
  readonly oneOf: Readonly<Record<GroupId, string>>;
  readonly periods: Readonly<Record<PeriodId, string>>;
  readonly quoted: (text: string) => string;
  readonly titleFor: (text: string) => string;
  /** How many were found, as it is written. */
  readonly count: (count: number) => string;
  /** The same when there is more behind them. */
  readonly countOfMany: (count: number) => string;
  readonly showing: string;
  readonly insist: string;
  readonly partly: string;
  readonly meant: string;
  readonly nothing: string;
  readonly widen: string;
  readonly everywhere: (text: string) => string;
  /** How to search: a sentence around samples of what one can type. */
  readonly hints: readonly { readonly before: string; readonly samples: string; readonly after: string }[];
  readonly findUnit: string;
  readonly units: string;
  readonly checkPage: string;
  readonly channels: string;
}

const groupsInVietnamese = {
  tin: "Tin, bài",
  "canh-bao": "Cảnh báo",
  "truy-na": "Truy nã",
  "tim-nguoi": "Tìm người",
  "van-ban": "Văn bản",
  "thu-tuc": "Thủ tục",
  "hoi-dap": "Hỏi đáp",
  "don-vi": "Đơn vị",
  kenh: "Kênh chính thức",
  trang: "Trang giới thiệu",
} as const;

const vietnamese: SearchWords = {
  description: "Tìm tin, bài, cảnh báo, thông báo truy nã, văn bản, thủ tục, đơn vị trên Cổng.",
  ask: "Bạn cần tìm gì?",
  submit: "Tìm",
  narrowBy: "Chuyên mục, đơn vị, thời gian",
  category: "Chuyên mục",
  unit: "Đơn vị",
  period: "Thời gian",
  order: "Sắp xếp",
  best: "Đúng nhất",
  newest: "Mới nhất",
  kind: "Loại kết quả",
  groups: groupsInVietnamese,
  oneOf: groupsInVietnamese,
  periods: { tuan: "7 ngày qua", thang: "30 ngày qua", nam: "12 tháng qua" },
  quoted: (text) => `«${text}»`,
  titleFor: (text) => `Tìm «${text}»`,
  count: (count) => `${vietnameseNumber(count)} kết quả.`,
  countOfMany: (count) =>
    `Hơn ${vietnameseNumber(count)} kết quả, đây là những kết quả sát nhất. Thêm từ hoặc chọn thời gian để thu hẹp.`,
  showing: "Đang hiển thị kết quả cho",
  insist: "Tìm đúng",
  partly: "Không có kết quả khớp toàn bộ; đây là những kết quả gần nhất.",
  meant: "Có phải bạn muốn tìm:",
  nothing: "Không có kết quả nào cho",
  widen: "Bỏ thu hẹp:",
  everywhere: (text) => `tìm «${text}» trong toàn Cổng`,
  hints: [
    { before: "Gõ có dấu hoặc không dấu đều được: ", samples: "«lừa đảo» hay «lua dao»", after: "." },
    { before: "Đặt trong ngoặc kép để tìm đúng cụm từ: ", samples: '«"căn cước công dân"»', after: "." },
    { before: "Tên xã, huyện cũ vẫn tìm được: ", samples: "«huyện Thọ Xuân»", after: "." },
  ],
  findUnit: "Tìm đơn vị, số điện thoại:",
  units: "Công an các đơn vị",
  checkPage: "Kiểm tra một trang có phải của Công an không:",
  channels: "kênh chính thức",
};

const english: SearchWords = {
  description:
    "Search the portal for news, warnings, wanted persons, documents, procedures and police units.",
  ask: "What are you looking for?",
  submit: "Search",
  narrowBy: "Section, police unit, period",
  category: "Section",
  unit: "Police unit",
  period: "Period",
  order: "Sort by",
  best: "Best match",
  newest: "Newest first",
  kind: "Kinds of result",
  groups: {
    tin: "News",
    "canh-bao": "Warnings",
    "truy-na": "Wanted persons",
    "tim-nguoi": "Missing persons",
    "van-ban": "Documents",
    "thu-tuc": "Procedures",
    "hoi-dap": "Questions and answers",
    "don-vi": "Police units",
    kenh: "Official channels",
    trang: "About the police",
  },
  oneOf: {
    tin: "News",
    "canh-bao": "Warning",
    "truy-na": "Wanted person",
    "tim-nguoi": "Missing person",
    "van-ban": "Document",
    "thu-tuc": "Procedure",
    "hoi-dap": "Question and answer",
    "don-vi": "Police unit",
    kenh: "Official channel",
    trang: "About the police",
  },
  periods: { tuan: "Past 7 days", thang: "Past 30 days", nam: "Past 12 months" },
  quoted: (text) => `“${text}”`,
  titleFor: (text) => `Search for “${text}”`,
  count: (count) => `${englishNumber(count)} ${count === 1 ? "result" : "results"}.`,
  countOfMany: (count) =>
    `More than ${englishNumber(count)} results; these are the closest. Add a word or choose a period to narrow them down.`,
  showing: "Showing results for",
  insist: "Search instead for",
  partly: "Nothing matches everything you typed; these results come closest.",
  meant: "Did you mean:",
  nothing: "No results for",
  widen: "Remove the filters:",
  everywhere: (text) => `search the whole portal for “${text}”`,
  hints: [
    {
      before: "Most of the portal is in Vietnamese, so Vietnamese words find more. Accents may be left out: ",
      samples: "“lừa đảo”, “lua dao”",
      after: " (fraud).",
    },
    {
      before: "Put an exact phrase in double quotation marks: ",
      samples: '"căn cước công dân"',
      after: " (identity card).",
    },
    {
      before: "Former names of communes and districts still work: ",
      samples: "“huyện Thọ Xuân”",
      after: ".",
    },
  ],
  findUnit: "To find a police unit or its telephone number:",
  units: "all police units",
  checkPage: "To check whether a page or an account belongs to the police:",
  channels: "official channels",
};

const all: Readonly<Record<Language, SearchWords>> = { vi: vietnamese, en: english };

/** The words of the search. */
export function searchWordsIn(language: Language): SearchWords {
  return all[language];
}
