import type { Trouble } from "../connector.ts";

type Class =
  | { readonly as: "failed" }
  | { readonly as: "token"; readonly refreshable: boolean }
  | { readonly as: "throttled"; readonly scope: "application" | "channel"; readonly waitMs: number }
  | { readonly as: "blocked"; readonly coolDownMs: number | null };

interface Row {
  readonly code: number;
  /** Some codes are overloaded: then the words decide. */
  readonly words?: RegExp;
  readonly reasonCode: string;
  readonly reason: string;
  readonly class: Class;
}

const minute = 60_000;
const hour = 60 * minute;
const human = { as: "blocked", coolDownMs: null } as const;

/** B10 row by row, as far as it concerns articles; the first row that fits wins. */
const rows: readonly Row[] = [
  {
    code: -32,
    words: /application/i,
    reasonCode: "app-limit",
    reason: "Ứng dụng đã chạm giới hạn gọi của Zalo.",
    class: { as: "throttled", scope: "application", waitMs: minute },
  },
  {
    code: -32,
    reasonCode: "account-limit",
    reason: "Tài khoản Zalo đã chạm giới hạn gọi.",
    class: { as: "throttled", scope: "channel", waitMs: minute },
  },
  {
    code: -200,
    reasonCode: "media-refused",
    reason: "Zalo không nhận được ảnh của bài.",
    class: { as: "failed" },
  },
  {
    code: -201,
    reasonCode: "invalid-field",
    reason: "Zalo từ chối nội dung gửi lên.",
    class: { as: "failed" },
  },
  {
    code: -204,
    reasonCode: "account-disabled",
    reason: "Tài khoản Zalo đã bị khóa.",
    class: { as: "failed" },
  },
  {
    code: -205,
    reasonCode: "account-gone",
    reason: "Tài khoản Zalo không tồn tại.",
    class: { as: "failed" },
  },
  {
    code: -209,
    reasonCode: "app-not-activated",
    reason: "Ứng dụng chưa được kích hoạt API bài viết.",
    class: human,
  },
  {
    code: -210,
    reasonCode: "parameter-limit",
    reason: "Nội dung vượt giới hạn của Zalo.",
    class: { as: "failed" },
  },
  {
    code: -211,
    reasonCode: "out-of-quota",
    reason: "Tài khoản Zalo đã hết hạn mức.",
    class: { as: "blocked", coolDownMs: 24 * hour },
  },
  { code: -212, reasonCode: "api-not-registered", reason: "Ứng dụng chưa đăng ký API này.", class: human },
  {
    code: -216,
    reasonCode: "token-invalid",
    reason: "Mã truy cập Zalo không hợp lệ.",
    class: { as: "token", refreshable: true },
  },
  {
    code: -220,
    reasonCode: "token-expired",
    reason: "Mã truy cập Zalo đã hết hạn hoặc bị thu hồi.",
    class: { as: "token", refreshable: true },
  },
  {
    code: -219,
    reasonCode: "app-removed",
    reason: "Ứng dụng đã bị gỡ khỏi tài khoản Zalo.",
    class: { as: "token", refreshable: false },
  },
  { code: -221, reasonCode: "not-verified", reason: "Tài khoản Zalo cần được xác thực.", class: human },
  {
    code: -223,
    words: /quota/i,
    reasonCode: "article-quota",
    reason: "Tài khoản Zalo đã hết hạn mức đăng bài.",
    class: { as: "blocked", coolDownMs: 24 * hour },
  },
  {
    code: -223,
    reasonCode: "not-authorized",
    reason: "Tài khoản Zalo chưa cấp quyền đăng bài cho ứng dụng.",
    class: human,
  },
  {
    code: -224,
    reasonCode: "package",
    reason: "Gói dịch vụ của tài khoản Zalo không có tính năng này.",
    class: human,
  },
  {
    code: -227,
    reasonCode: "banned",
    reason: "Tài khoản Zalo bị cấm hoặc ngừng hoạt động.",
    class: { as: "failed" },
  },
  {
    code: -233,
    reasonCode: "type-unsupported",
    reason: "Zalo không hỗ trợ loại nội dung này.",
    class: { as: "failed" },
  },
  {
    code: -235,
    reasonCode: "type-unsupported",
    reason: "Loại tài khoản Zalo này không đăng được bài.",
    class: { as: "failed" },
  },
  { code: -240, reasonCode: "api-shut-down", reason: "Zalo đã ngừng API này.", class: human },
  {
    code: -242,
    reasonCode: "app-proof",
    reason: "Sai chữ ký ứng dụng với Zalo; cần kiểm tra cấu hình.",
    class: human,
  },
  { code: -244, reasonCode: "restricted", reason: "Tài khoản Zalo bị hạn chế.", class: { as: "failed" } },
  {
    code: -248,
    reasonCode: "policy",
    reason: "Zalo cho rằng nội dung vi phạm tiêu chuẩn.",
    class: { as: "failed" },
  },
  {
    code: -320,
    reasonCode: "cloud-account",
    reason: "Tài khoản Zalo cần liên kết Zalo Cloud.",
    class: human,
  },
  { code: -321, reasonCode: "out-of-money", reason: "Tài khoản Zalo Cloud đã hết tiền.", class: human },
];

/** The retry class of an `error` that is not 0. An unknown code is a refusal that a person must look at. */
export function classifyError({
  code,
  message,
  status,
}: {
  code: number;
  message: string;
  status: number;
}): Trouble {
  const row = rows.find((candidate) => candidate.code === code && (candidate.words?.test(message) ?? true));
  const told = {
    reasonCode: row?.reasonCode ?? "refused",
    reason: row?.reason ?? `Zalo từ chối yêu cầu (mã ${code}).`,
    httpStatus: status,
    errorCode: String(code),
    detail: message.slice(0, 300),
    surelyNotDone: row !== undefined && row.class.as !== "throttled",
    concerns: "item" as const,
  };
  const kind = row?.class ?? human;
  switch (kind.as) {
    case "throttled":
      return { ...told, outcome: "throttled", scope: kind.scope, waitMs: kind.waitMs };
    case "token":
      return { ...told, outcome: "token-refused", refreshable: kind.refreshable };
    case "blocked":
      return { ...told, outcome: "blocked", coolDownMs: kind.coolDownMs };
    case "failed":
      return { ...told, outcome: "failed" };
  }
}
