import { z } from "zod";
import type { CallError } from "../connector.ts";
import { type FacebookError, facebookErrors, permissionMissing } from "./error-table.ts";
import { facebookTransient } from "./retry-policies.ts";

/** A number, also where it comes as text. */
const numeral = z.union([
  z.number(),
  z
    .string()
    .regex(/^-?\d{1,10}$/)
    .transform(Number),
]);
/** The error envelope of the Graph API. */
const envelope = z.object({
  error: z.object({
    message: z.string().catch(""),
    code: numeral.default(0),
    error_subcode: numeral.nullish().transform((subcode) => subcode ?? undefined),
    is_transient: z.boolean().optional().catch(undefined),
  }),
});

/** What an error answer says of itself. `transient`: Graph's own word on whether a repeat makes sense. */
interface GraphError {
  readonly code: number;
  readonly subcode: number | undefined;
  readonly message: string;
  readonly transient: boolean | undefined;
}

/** The error of an answer, or undefined when the body is no error envelope. */
export function readError(body: unknown): GraphError | undefined {
  const parsed = envelope.safeParse(body);
  if (!parsed.success) return undefined;
  const { code, error_subcode: subcode, message, is_transient: transient } = parsed.data.error;
  return { code, subcode, message: message.slice(0, longestMessage), transient };
}

/** Whether an answer speaks of an error, also of one that cannot be read: it is no success, whatever stands beside it. */
export function namesError(body: unknown): boolean {
  return typeof body === "object" && body !== null && "error" in body;
}

const longestMessage = 300;
/** Subcodes from here on say by themselves what is wrong. */
const firstSpeakingSubcode = 1_000_000;

/**
 * The retry class of an error answer, and whether it proves that nothing was done: only a listed code that Facebook
 * refuses before the act, and only under the statuses with which it refuses (4xx).
 */
export function classifyError(error: GraphError & { status: number; pauseMs?: number }): CallError {
  const { code, subcode, status } = error;
  const row = rowOf(error);
  const answered = {
    reasonCode: row.reasonCode,
    reason: row.reason,
    concerns: row.concerns,
    surelyNotDone: row.refusedBefore !== undefined && status >= 400 && status < 500,
    httpStatus: status,
    errorCode: subcode === undefined ? String(code) : `${code}/${subcode}`,
    detail: error.message,
  };
  switch (row.class.as) {
    case "throttled":
      return {
        ...answered,
        outcome: "throttled",
        scope: row.class.scope,
        waitMs: error.pauseMs ?? row.class.waitMs,
      };
    case "retry":
      return { ...answered, outcome: "retry", afterMs: row.class.afterMs };
    case "blocked":
      return { ...answered, outcome: "blocked", coolDownMs: row.class.coolDownMs };
    case "token":
      return { ...answered, outcome: "token-refused", refreshable: false };
    default:
      return { ...answered, outcome: row.class.as };
  }
}

function rowOf(error: GraphError & { status: number }): FacebookError {
  const { code, subcode, message } = error;
  const exact = subcode === undefined ? undefined : facebookErrors[`${code}/${subcode}`];
  if (exact !== undefined) return exact;
  const bySubcode =
    subcode === undefined || subcode < firstSpeakingSubcode ? undefined : facebookErrors[String(subcode)];
  if (bySubcode !== undefined) return bySubcode;
  // 190 also answers where the token is good and the role on the page is missing; then its words say so.
  if (code === 190 && subcode === undefined && speaksOfPermission.test(message)) return permissionMissing;
  const known = facebookErrors[String(code)];
  if (known !== undefined) return code === 21 ? migrated(known, message) : known;
  if (code >= 200 && code <= 299) return permissionMissing;
  return unlisted(error);
}

const speaksOfPermission = /permission|must be granted|not authorized|impersonating/i;

function migrated(row: FacebookError, message: string): FacebookError {
  const newId = /migrated to page ID (\d{1,25})/i.exec(message)?.[1];
  if (newId === undefined) return row;
  return { ...row, reason: `Trang đã được gộp, mã mới là ${newId}; cần khai báo kênh theo mã mới.` };
}

/** Nobody listed it: Graph's own word decides between waiting and a person, and without one the kind of the answer. */
function unlisted({ code, subcode, status, transient }: GraphError & { status: number }): FacebookError {
  const named = subcode === undefined ? String(code) : `${code}/${subcode}`;
  if (transient === true || (transient === undefined && status >= 500)) {
    return {
      reasonCode: "unknown-error",
      reason: `Facebook báo lỗi tạm thời (mã ${named}).`,
      class: transient === true ? { as: "retry", afterMs: facebookTransient.againMs } : { as: "unknown" },
      concerns: "item",
    };
  }
  return {
    reasonCode: "refused",
    reason: `Facebook từ chối yêu cầu (mã ${named}).`,
    class: { as: "failed" },
    concerns: "item",
  };
}
