import { z } from "zod";
import type { Trouble } from "../connector.ts";

/** The error envelope of the Graph API. */
const envelope = z.object({
  error: z.object({
    message: z.string().default(""),
    code: z.number().default(0),
    error_subcode: z.number().optional(),
  }),
});

/** The code and subcode of an error answer, or undefined when the body is no error envelope. */
export function readError(
  body: unknown,
): { code: number; subcode: number | undefined; message: string } | undefined {
  const parsed = envelope.safeParse(body);
  if (!parsed.success) return undefined;
  const { code, error_subcode, message } = parsed.data.error;
  return { code, subcode: error_subcode, message };
}

type Class =
  | { readonly as: "unknown" | "perhaps-present" | "failed" | "token" }
  | { readonly as: "throttled"; readonly scope: "application" | "channel"; readonly waitMs: number }
  | { readonly as: "retry"; readonly afterMs: number }
  | { readonly as: "blocked"; readonly coolDownMs: number | null };

interface Row {
  readonly reasonCode: string;
  readonly reason: string;
  readonly class: Class;
}

const minute = 60_000;
const hour = 60 * minute;

/**
 * A9 row by row; the key is "code/subcode", "code", or a subcode that stands for itself whatever the code beside it
 * (Graph sends 1609005 and its like either way). The more exact key wins.
 */
const rows: Readonly<Record<string, Row>> = {
  "1": { reasonCode: "unknown-error", reason: "Facebook báo lỗi không rõ.", class: { as: "unknown" } },
  "2": { reasonCode: "service-down", reason: "Facebook tạm gián đoạn.", class: { as: "unknown" } },
  "3": {
    reasonCode: "app-capability",
    reason: "Ứng dụng chưa được bật tính năng này.",
    class: { as: "blocked", coolDownMs: null },
  },
  "4": {
    reasonCode: "app-limit",
    reason: "Ứng dụng đã chạm giới hạn gọi của Facebook.",
    class: { as: "throttled", scope: "application", waitMs: 5 * minute },
  },
  "10": {
    reasonCode: "permission",
    reason: "Thiếu quyền trên trang; cần cấp quyền lại.",
    class: { as: "blocked", coolDownMs: null },
  },
  "17": {
    reasonCode: "user-limit",
    reason: "Tài khoản đã chạm giới hạn gọi của Facebook.",
    class: { as: "throttled", scope: "application", waitMs: hour },
  },
  "32": {
    reasonCode: "page-limit",
    reason: "Trang đã chạm giới hạn gọi của Facebook.",
    class: { as: "throttled", scope: "channel", waitMs: hour },
  },
  "100": {
    reasonCode: "invalid-parameter",
    reason: "Facebook từ chối nội dung gửi lên.",
    class: { as: "failed" },
  },
  "100/33": {
    reasonCode: "page-gone",
    reason: "Trang không còn hoặc không có quyền.",
    class: { as: "failed" },
  },
  "1366046": {
    reasonCode: "photo-size",
    reason: "Ảnh không hợp quy cách của Facebook.",
    class: { as: "failed" },
  },
  "1366051": {
    reasonCode: "photo-posted",
    reason: "Ảnh đã được đăng trong một bài khác.",
    class: { as: "perhaps-present" },
  },
  "102": {
    reasonCode: "token-dead",
    reason: "Mã truy cập của trang không còn hiệu lực.",
    class: { as: "token" },
  },
  "190": {
    reasonCode: "token-dead",
    reason: "Mã truy cập của trang không còn hiệu lực.",
    class: { as: "token" },
  },
  "190/458": { reasonCode: "app-removed", reason: "Ứng dụng đã bị gỡ khỏi trang.", class: { as: "token" } },
  "190/459": {
    reasonCode: "checkpoint",
    reason: "Tài khoản quản trị phải xác minh với Facebook.",
    class: { as: "token" },
  },
  "190/460": {
    reasonCode: "password-changed",
    reason: "Mật khẩu tài khoản quản trị đã đổi; cần cấp quyền lại.",
    class: { as: "token" },
  },
  "190/463": { reasonCode: "token-expired", reason: "Mã truy cập đã hết hạn.", class: { as: "token" } },
  "190/464": {
    reasonCode: "unconfirmed",
    reason: "Tài khoản quản trị chưa xác nhận với Facebook.",
    class: { as: "token" },
  },
  "190/467": { reasonCode: "token-invalid", reason: "Mã truy cập không hợp lệ.", class: { as: "token" } },
  "190/492": {
    reasonCode: "role-lost",
    reason: "Tài khoản không còn là quản trị của trang.",
    class: { as: "token" },
  },
  "341": {
    reasonCode: "app-limit",
    reason: "Ứng dụng đã chạm giới hạn của Facebook.",
    class: { as: "throttled", scope: "application", waitMs: hour },
  },
  "368": {
    reasonCode: "policy-block",
    reason: "Facebook tạm chặn trang.",
    class: { as: "blocked", coolDownMs: null },
  },
  "368/1390008": {
    reasonCode: "posting-too-often",
    reason: "Facebook hạn chế trang vì đăng quá dày.",
    class: { as: "blocked", coolDownMs: 3 * 24 * hour },
  },
  "368/4854002": {
    reasonCode: "identity-check",
    reason: "Facebook yêu cầu xác minh danh tính trang trên điện thoại.",
    class: { as: "blocked", coolDownMs: null },
  },
  "368/1404082": {
    reasonCode: "same-content",
    reason: "Facebook báo nội dung trùng.",
    class: { as: "perhaps-present" },
  },
  "506": {
    reasonCode: "duplicate-post",
    reason: "Facebook báo trùng bài vừa đăng.",
    class: { as: "perhaps-present" },
  },
  "613": {
    reasonCode: "volume-limit",
    reason: "Facebook báo gọi quá dày.",
    class: { as: "throttled", scope: "application", waitMs: 10 * minute },
  },
  "613/1996": {
    reasonCode: "erratic-volume",
    reason: "Facebook báo lượng gọi bất thường.",
    class: { as: "throttled", scope: "application", waitMs: 10 * minute },
  },
  "803": {
    reasonCode: "unknown-object",
    reason: "Facebook không nhận ra trang này.",
    class: { as: "failed" },
  },
  "80001": {
    reasonCode: "page-limit",
    reason: "Trang đã chạm giới hạn gọi của Facebook.",
    class: { as: "throttled", scope: "channel", waitMs: hour },
  },
  "80006": {
    reasonCode: "messenger-limit",
    reason: "Trang đã chạm giới hạn nhắn tin của Facebook.",
    class: { as: "throttled", scope: "channel", waitMs: hour },
  },
  "1609005": {
    reasonCode: "link-scrape",
    reason:
      "Facebook không đọc được liên kết của bài; hãy kiểm tra Cổng có mở được từ bên ngoài rồi thử lại.",
    class: { as: "blocked", coolDownMs: null },
  },
  "1609008": {
    reasonCode: "facebook-link",
    reason: "Facebook không nhận bài chỉ có liên kết facebook.com.",
    class: { as: "failed" },
  },
  "1609010": {
    reasonCode: "link-temporary",
    reason: "Facebook tạm thời không đọc được liên kết.",
    class: { as: "retry", afterMs: minute },
  },
};

/** Subcodes that refuse the content for good, whatever the code beside them (A9, last row). */
const refusedSubcodes = new Set([1346003, 1349125, 1404006, 1404078, 1404102, 2061006, 2069019]);
/** Subcodes from here on say by themselves what is wrong. */
const firstSpeakingSubcode = 1_000_000;
/** A limited account: the page is stopped until a person has looked. */
const limitedAccount = 1404112;

/** The retry class of an error answer. An unknown code on HTTP 4xx is a refusal; anything on 5xx is unknown. */
export function classifyError(error: {
  code: number;
  subcode: number | undefined;
  message: string;
  status: number;
  pauseMs?: number;
}): Trouble {
  const { code, subcode, status } = error;
  const row = rowOf(code, subcode, status);
  const told = {
    reasonCode: row.reasonCode,
    reason: row.reason,
    httpStatus: status,
    errorCode: subcode === undefined ? String(code) : `${code}/${subcode}`,
    detail: error.message.slice(0, 300),
    surelyNotDone: !["unknown", "perhaps-present", "throttled", "retry"].includes(row.class.as),
    concerns: "item" as const,
  };
  switch (row.class.as) {
    case "throttled":
      return {
        ...told,
        outcome: "throttled",
        scope: row.class.scope,
        waitMs: error.pauseMs ?? row.class.waitMs,
      };
    case "retry":
      return { ...told, outcome: "retry", afterMs: row.class.afterMs };
    case "blocked":
      return { ...told, outcome: "blocked", coolDownMs: row.class.coolDownMs };
    case "token":
      return { ...told, outcome: "token-refused", refreshable: false };
    default:
      return { ...told, outcome: row.class.as };
  }
}

function rowOf(code: number, subcode: number | undefined, status: number): Row {
  const exact = subcode === undefined ? undefined : rows[`${code}/${subcode}`];
  if (exact !== undefined) return exact;
  const bySubcode =
    subcode === undefined || subcode < firstSpeakingSubcode ? undefined : rows[String(subcode)];
  if (bySubcode !== undefined) return bySubcode;
  if (subcode !== undefined && refusedSubcodes.has(subcode)) {
    return {
      reasonCode: "content-refused",
      reason: "Facebook từ chối nội dung của bài.",
      class: { as: "failed" },
    };
  }
  if (subcode === limitedAccount) {
    return {
      reasonCode: "limited-account",
      reason: "Facebook hạn chế tài khoản của trang.",
      class: { as: "blocked", coolDownMs: null },
    };
  }
  const known = rows[String(code)];
  if (known !== undefined) return known;
  if (code >= 200 && code <= 299) {
    return {
      reasonCode: "permission",
      reason: "Thiếu quyền trên trang; cần cấp quyền lại.",
      class: { as: "blocked", coolDownMs: null },
    };
  }
  return status >= 500
    ? { reasonCode: "unknown-error", reason: "Facebook báo lỗi không rõ.", class: { as: "unknown" } }
    : { reasonCode: "refused", reason: "Facebook từ chối yêu cầu.", class: { as: "failed" } };
}
