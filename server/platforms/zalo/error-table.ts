import type { Concern } from "../connector.ts";
import type { Refusal } from "../refusal.ts";

/** How an error of Zalo is met. */
export type ZaloClass =
  | { readonly as: "failed" | "unknown" }
  | { readonly as: "token"; readonly refreshable: boolean }
  | { readonly as: "throttled"; readonly scope: "application" | "channel"; readonly waitMs: number }
  | { readonly as: "blocked"; readonly coolDownMs: number | null };

/** What is known of one error: `refusedBefore` is what proves that nothing was done, absent where nothing does. */
export interface ZaloError {
  readonly code: number;
  /** Some codes are overloaded: then the words decide. */
  readonly words?: RegExp;
  readonly reasonCode: string;
  readonly reason: string;
  readonly class: ZaloClass;
  readonly concerns: Concern;
  readonly refusedBefore?: Refusal;
}

const minute = 60_000;
const hour = 60 * minute;
const human = { as: "blocked", coolDownMs: null } as const;
const failed = { as: "failed" } as const;
const nextDay = { as: "blocked", coolDownMs: 24 * hour } as const;

/** ZL-10 row by row, as far as it concerns articles; the first row that fits wins. */
export const zaloErrors: readonly ZaloError[] = [
  {
    code: -32,
    words: /application/i,
    reasonCode: "app-limit",
    reason: "Ứng dụng đã chạm giới hạn gọi của Zalo.",
    class: { as: "throttled", scope: "application", waitMs: minute },
    concerns: "application",
  },
  {
    code: -32,
    reasonCode: "account-limit",
    reason: "Tài khoản Zalo đã chạm giới hạn gọi.",
    class: { as: "throttled", scope: "channel", waitMs: minute },
    concerns: "channel",
  },
  {
    // ZL-4.3: nothing is published in that case.
    code: -200,
    reasonCode: "media-refused",
    reason: "Zalo không nhận được ảnh của bài.",
    class: failed,
    concerns: "item",
    refusedBefore: "validation",
  },
  {
    code: -201,
    reasonCode: "invalid-field",
    reason: "Zalo từ chối nội dung gửi lên.",
    class: failed,
    concerns: "item",
    refusedBefore: "validation",
  },
  {
    code: -204,
    reasonCode: "account-disabled",
    reason: "Tài khoản Zalo đã bị khóa.",
    class: failed,
    concerns: "channel",
    refusedBefore: "channel-state",
  },
  {
    code: -205,
    reasonCode: "account-gone",
    reason: "Tài khoản Zalo không tồn tại.",
    class: failed,
    concerns: "channel",
    refusedBefore: "channel-state",
  },
  {
    code: -209,
    reasonCode: "app-not-activated",
    reason: "Ứng dụng chưa được kích hoạt API bài viết.",
    class: human,
    concerns: "application",
    refusedBefore: "permission",
  },
  {
    code: -210,
    reasonCode: "parameter-limit",
    reason: "Nội dung vượt giới hạn của Zalo.",
    class: failed,
    concerns: "item",
    refusedBefore: "validation",
  },
  {
    code: -211,
    reasonCode: "out-of-quota",
    reason: "Tài khoản Zalo đã hết hạn mức.",
    class: nextDay,
    concerns: "channel",
  },
  {
    code: -212,
    reasonCode: "api-not-registered",
    reason: "Ứng dụng chưa đăng ký API này.",
    class: human,
    concerns: "application",
    refusedBefore: "permission",
  },
  {
    code: -214,
    reasonCode: "still-processing",
    reason: "Zalo đang xử lý bài.",
    class: { as: "unknown" },
    concerns: "item",
  },
  {
    code: -216,
    reasonCode: "token-invalid",
    reason: "Mã truy cập Zalo không hợp lệ.",
    class: { as: "token", refreshable: true },
    concerns: "channel",
    refusedBefore: "token",
  },
  {
    code: -220,
    reasonCode: "token-expired",
    reason: "Mã truy cập Zalo đã hết hạn hoặc bị thu hồi.",
    class: { as: "token", refreshable: true },
    concerns: "channel",
    refusedBefore: "token",
  },
  {
    code: -219,
    reasonCode: "app-removed",
    reason: "Ứng dụng đã bị gỡ khỏi tài khoản Zalo.",
    class: { as: "token", refreshable: false },
    concerns: "channel",
    refusedBefore: "token",
  },
  {
    code: -221,
    reasonCode: "not-verified",
    reason: "Tài khoản Zalo cần được xác thực.",
    class: human,
    concerns: "channel",
    refusedBefore: "permission",
  },
  {
    code: -223,
    words: /quota/i,
    reasonCode: "article-quota",
    reason: "Tài khoản Zalo đã hết hạn mức đăng bài.",
    class: nextDay,
    concerns: "channel",
  },
  {
    code: -223,
    reasonCode: "not-authorized",
    reason: "Tài khoản Zalo chưa cấp quyền đăng bài cho ứng dụng.",
    class: human,
    concerns: "channel",
    refusedBefore: "permission",
  },
  {
    code: -224,
    reasonCode: "package",
    reason: "Gói dịch vụ của tài khoản Zalo không có tính năng này.",
    class: human,
    concerns: "channel",
    refusedBefore: "permission",
  },
  {
    code: -227,
    reasonCode: "banned",
    reason: "Tài khoản Zalo bị cấm hoặc ngừng hoạt động.",
    class: failed,
    concerns: "channel",
    refusedBefore: "channel-state",
  },
  {
    code: -233,
    reasonCode: "type-unsupported",
    reason: "Zalo không hỗ trợ loại nội dung này.",
    class: failed,
    concerns: "item",
    refusedBefore: "validation",
  },
  {
    code: -235,
    reasonCode: "type-unsupported",
    reason: "Loại tài khoản Zalo này không đăng được bài.",
    class: failed,
    concerns: "channel",
    refusedBefore: "permission",
  },
  {
    code: -240,
    reasonCode: "api-shut-down",
    reason: "Zalo đã ngừng API này.",
    class: human,
    concerns: "application",
    refusedBefore: "permission",
  },
  {
    code: -242,
    reasonCode: "app-proof",
    reason: "Sai chữ ký ứng dụng với Zalo; cần kiểm tra cấu hình.",
    class: human,
    concerns: "application",
    refusedBefore: "token",
  },
  {
    code: -244,
    reasonCode: "restricted",
    reason: "Tài khoản Zalo bị hạn chế.",
    class: failed,
    concerns: "channel",
    refusedBefore: "channel-state",
  },
  {
    // A verdict on what the article says, which may follow the act.
    code: -248,
    reasonCode: "policy",
    reason: "Zalo cho rằng nội dung vi phạm tiêu chuẩn.",
    class: failed,
    concerns: "item",
  },
  {
    code: -320,
    reasonCode: "cloud-account",
    reason: "Tài khoản Zalo cần liên kết Zalo Cloud.",
    class: human,
    concerns: "channel",
    refusedBefore: "permission",
  },
  {
    code: -321,
    reasonCode: "out-of-money",
    reason: "Tài khoản Zalo Cloud đã hết tiền.",
    class: human,
    concerns: "channel",
    refusedBefore: "permission",
  },
];
