import type { Concern } from "../connector.ts";
import type { Refusal } from "../refusal.ts";

/** How an error of Facebook is met. */
export type FacebookClass =
  | { readonly as: "unknown" | "perhaps-present" | "failed" | "token" }
  | { readonly as: "throttled"; readonly scope: "application" | "channel"; readonly waitMs: number }
  | { readonly as: "retry"; readonly afterMs: number }
  | { readonly as: "blocked"; readonly coolDownMs: number | null };

/** What is known of one error: `refusedBefore` is what proves that nothing was done, absent where nothing does. */
export interface FacebookError {
  readonly reasonCode: string;
  readonly reason: string;
  readonly class: FacebookClass;
  readonly concerns: Concern;
  readonly refusedBefore?: Refusal;
}

const minute = 60_000;
const hour = 60 * minute;
const human = { as: "blocked", coolDownMs: null } as const;
const failed = { as: "failed" } as const;

function ofToken(reasonCode: string, reason: string): FacebookError {
  return { reasonCode, reason, class: { as: "token" }, concerns: "channel", refusedBefore: "token" };
}

function limit(
  scope: "application" | "channel",
  { reasonCode, reason, waitMs }: { reasonCode: string; reason: string; waitMs: number },
): FacebookError {
  return { reasonCode, reason, class: { as: "throttled", scope, waitMs }, concerns: scope };
}

/** A permission that is missing on one page: codes 10 and 200 to 299, and 190 where its words say so. */
export const permissionMissing: FacebookError = {
  reasonCode: "permission",
  reason: "Thiếu quyền trên trang; cần cấp lại vai trò và quyền cho ứng dụng.",
  class: human,
  concerns: "channel",
  refusedBefore: "permission",
};

/** Refused for what the post says: known from other clients' tables, as a verdict of the moderation. */
const contentRefused: FacebookError = {
  reasonCode: "content-refused",
  reason: "Facebook từ chối nội dung của bài.",
  class: failed,
  concerns: "item",
};

/**
 * FB-9 row by row; the key is "code/subcode", "code", or a subcode that stands for itself whatever the code beside it
 * (Graph sends 1609005 and its like either way). The more exact key wins.
 */
export const facebookErrors: Readonly<Record<string, FacebookError>> = {
  "1": {
    reasonCode: "unknown-error",
    reason: "Facebook báo lỗi không rõ.",
    class: { as: "unknown" },
    concerns: "item",
  },
  "2": {
    reasonCode: "service-down",
    reason: "Facebook tạm gián đoạn.",
    class: { as: "unknown" },
    concerns: "item",
  },
  "3": {
    reasonCode: "app-capability",
    reason: "Ứng dụng chưa được bật tính năng này.",
    class: human,
    concerns: "application",
    refusedBefore: "permission",
  },
  "4": limit("application", {
    reasonCode: "app-limit",
    reason: "Ứng dụng đã chạm giới hạn gọi của Facebook.",
    waitMs: 5 * minute,
  }),
  "10": permissionMissing,
  "17": limit("application", {
    reasonCode: "user-limit",
    reason: "Tài khoản đã chạm giới hạn gọi của Facebook.",
    waitMs: hour,
  }),
  "21": {
    reasonCode: "page-migrated",
    reason: "Trang đã được gộp vào trang khác; cần khai báo mã mới của trang.",
    class: human,
    concerns: "channel",
    refusedBefore: "channel-state",
  },
  "32": limit("channel", {
    reasonCode: "page-limit",
    reason: "Trang đã chạm giới hạn gọi của Facebook.",
    waitMs: hour,
  }),
  "100": {
    reasonCode: "invalid-parameter",
    reason: "Facebook từ chối nội dung gửi lên.",
    class: failed,
    concerns: "item",
    refusedBefore: "validation",
  },
  "100/33": {
    reasonCode: "page-gone",
    reason: "Trang không còn hoặc không có quyền.",
    class: failed,
    concerns: "channel",
    refusedBefore: "channel-state",
  },
  "102": ofToken("token-dead", "Mã truy cập của trang không còn hiệu lực."),
  "190": ofToken("token-dead", "Mã truy cập của trang không còn hiệu lực."),
  "190/458": ofToken("app-removed", "Ứng dụng đã bị gỡ khỏi trang."),
  "190/459": ofToken("checkpoint", "Tài khoản quản trị phải xác minh với Facebook."),
  "190/460": ofToken("password-changed", "Mật khẩu tài khoản quản trị đã đổi; cần cấp quyền lại."),
  "190/463": ofToken("token-expired", "Mã truy cập đã hết hạn."),
  "190/464": ofToken("unconfirmed", "Tài khoản quản trị chưa xác nhận với Facebook."),
  "190/467": ofToken("token-invalid", "Mã truy cập không hợp lệ."),
  "190/492": ofToken("role-lost", "Tài khoản không còn là quản trị của trang."),
  "341": limit("application", {
    reasonCode: "app-limit",
    reason: "Ứng dụng đã chạm giới hạn của Facebook.",
    waitMs: hour,
  }),
  // 368 is a verdict of the moderation or a count of posts: documented as temporary, not as given before the act.
  "368": {
    reasonCode: "policy-block",
    reason: "Facebook tạm chặn trang.",
    class: human,
    concerns: "channel",
  },
  "368/1390008": {
    reasonCode: "posting-too-often",
    reason: "Facebook hạn chế trang vì đăng quá dày.",
    class: { as: "blocked", coolDownMs: 3 * 24 * hour },
    concerns: "channel",
  },
  "368/4854002": {
    reasonCode: "identity-check",
    reason: "Facebook yêu cầu xác minh danh tính trang trên điện thoại.",
    class: human,
    concerns: "channel",
    refusedBefore: "permission",
  },
  "368/1404082": {
    reasonCode: "same-content",
    reason: "Facebook báo nội dung trùng.",
    class: { as: "perhaps-present" },
    concerns: "item",
  },
  "506": {
    reasonCode: "duplicate-post",
    reason: "Facebook báo trùng bài vừa đăng.",
    class: { as: "perhaps-present" },
    concerns: "item",
  },
  "551": {
    reasonCode: "receiver-unavailable",
    reason: "Người nhận hiện không nhận được tin.",
    class: failed,
    concerns: "item",
    refusedBefore: "validation",
  },
  "613": limit("application", {
    reasonCode: "volume-limit",
    reason: "Facebook báo gọi quá dày.",
    waitMs: 10 * minute,
  }),
  "613/1996": limit("application", {
    reasonCode: "erratic-volume",
    reason: "Facebook báo lượng gọi bất thường.",
    waitMs: 10 * minute,
  }),
  "803": {
    reasonCode: "unknown-object",
    reason: "Facebook không nhận ra trang này.",
    class: failed,
    concerns: "channel",
    refusedBefore: "channel-state",
  },
  "80001": limit("channel", {
    reasonCode: "page-limit",
    reason: "Trang đã chạm giới hạn gọi của Facebook.",
    waitMs: hour,
  }),
  "80006": limit("channel", {
    reasonCode: "messenger-limit",
    reason: "Trang đã chạm giới hạn nhắn tin của Facebook.",
    waitMs: hour,
  }),
  "1346003": contentRefused,
  "1349125": { ...contentRefused, refusedBefore: "validation" },
  "1366046": {
    reasonCode: "photo-size",
    reason: "Ảnh không hợp quy cách của Facebook.",
    class: failed,
    concerns: "item",
    refusedBefore: "validation",
  },
  "1366051": {
    reasonCode: "photo-posted",
    reason: "Ảnh đã được đăng trong một bài khác.",
    class: { as: "perhaps-present" },
    concerns: "item",
  },
  "1404006": contentRefused,
  "1404078": contentRefused,
  "1404102": contentRefused,
  "1404112": {
    reasonCode: "limited-account",
    reason: "Facebook hạn chế tài khoản của trang.",
    class: human,
    concerns: "channel",
  },
  // Facebook reads the link while it makes the post: nobody documents which of the two comes first.
  "1609005": {
    reasonCode: "link-scrape",
    reason:
      "Facebook không đọc được liên kết của bài; hãy kiểm tra Cổng có mở được từ bên ngoài rồi thử lại.",
    class: human,
    concerns: "item",
  },
  "1609008": {
    reasonCode: "facebook-link",
    reason: "Facebook không nhận bài chỉ có liên kết facebook.com.",
    class: failed,
    concerns: "item",
    refusedBefore: "validation",
  },
  "1609010": {
    reasonCode: "link-temporary",
    reason: "Facebook tạm thời không đọc được liên kết.",
    class: { as: "retry", afterMs: minute },
    concerns: "item",
  },
  "2061006": { ...contentRefused, refusedBefore: "validation" },
  "2069019": { ...contentRefused, refusedBefore: "validation" },
};
