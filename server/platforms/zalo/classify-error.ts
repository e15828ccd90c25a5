import type { CallError } from "../connector.ts";
import { zaloErrors } from "./error-table.ts";

const longestMessage = 300;

/**
 * The retry class of an `error` that is not 0, and whether it proves that nothing was done. A code that nobody listed is
 * shown as it came and proves nothing.
 */
export function classifyError({
  code,
  message,
  status,
}: {
  code: number;
  message: string;
  status: number;
}): CallError {
  const detail = message.slice(0, longestMessage);
  const row = zaloErrors.find(
    (candidate) => candidate.code === code && (candidate.words?.test(detail) ?? true),
  );
  const answered = {
    reasonCode: row?.reasonCode ?? "refused",
    reason: row?.reason ?? `Zalo từ chối yêu cầu (mã ${code}).`,
    concerns: row?.concerns ?? "item",
    surelyNotDone: row?.refusedBefore !== undefined && status < 500,
    httpStatus: status,
    errorCode: String(code),
    detail,
  } as const;
  const kind = row?.class ?? { as: "failed" };
  switch (kind.as) {
    case "throttled":
      return { ...answered, outcome: "throttled", scope: kind.scope, waitMs: kind.waitMs };
    case "token":
      return { ...answered, outcome: "token-refused", refreshable: kind.refreshable };
    case "blocked":
      return { ...answered, outcome: "blocked", coolDownMs: kind.coolDownMs };
    case "failed":
    case "unknown":
      return { ...answered, outcome: kind.as };
  }
}
