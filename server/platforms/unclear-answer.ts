import { fetchAgain } from "../foundation/retry-policies.ts";
import type { CallError, Progress, UsageReport } from "./connector.ts";
import type { TransportResult } from "./transport.ts";

type Unanswered = Exclude<TransportResult, { outcome: "answered" }>;

/** What a call without a whole answer means: surely not done when it was never sent, else perhaps done (FB-3.8, ZL-4.7). */
export function callErrorOf(outcome: Unanswered, { platform }: { platform: string }): CallError {
  return outcome.outcome === "not-sent"
    ? {
        outcome: "unreachable",
        what: "platform",
        surelyNotDone: true,
        concerns: "application",
        reasonCode: "not-reachable",
        reason: `Không kết nối được tới ${platform}.`,
        detail: outcome.detail,
      }
    : {
        outcome: "unknown",
        surelyNotDone: false,
        concerns: "item",
        reasonCode: "no-answer",
        reason: `${platform} không trả lời trọn vẹn; chưa rõ bài đã đăng hay chưa.`,
        detail: outcome.detail,
      };
}

/** What an answer means that is neither the expected one nor an error that the platform documents: perhaps done. */
export function unreadableAnswer({
  platform,
  status,
  usage,
  platformTime,
}: {
  platform: string;
  status: number;
  usage: readonly UsageReport[];
  platformTime: Date | undefined;
}): CallError {
  return {
    outcome: "unknown",
    surelyNotDone: false,
    concerns: "item",
    reasonCode: "unreadable-answer",
    reason: `Câu trả lời của ${platform} không đọc được; chưa rõ bài đã đăng hay chưa.`,
    httpStatus: status,
    detail: `HTTP ${status}`,
    usage,
    ...(platformTime === undefined ? {} : { platformTime }),
  };
}

/**
 * What a call means before or after which our own public address did not give what the platform fetches from it: our own
 * trouble, nothing is sent and nothing counts as a try.
 */
export function portalUnreachable({
  platform,
  progress,
}: {
  platform: string;
  progress?: Progress;
}): CallError {
  return {
    outcome: "unreachable",
    what: "portal",
    surelyNotDone: true,
    concerns: "application",
    reasonCode: "portal-unreachable",
    reason: `Cổng chưa mở được từ ngoài nên ${platform} không lấy được ảnh và liên kết của bài.`,
    ...(progress === undefined ? {} : { progress }),
  };
}

/** After how many milliseconds to try again after so many tries, or undefined when it is enough. */
export function fetchAgainAfter(tries: number): number | undefined {
  return fetchAgain.waitsMs[tries];
}
