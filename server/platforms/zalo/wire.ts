import { z } from "zod";
import type { CallError, UsageReport } from "../connector.ts";
import type { Transport, TransportResult } from "../transport.ts";
import { callErrorOf, unreadableAnswer } from "../unclear-answer.ts";
import { classifyError } from "./classify-error.ts";
import { zaloSpacing } from "./retry-policies.ts";

/** One call of the open API: a POST where there is something to send. */
export type ZaloCall = (path: string, accessToken: string, json?: unknown) => ReturnType<Transport>;

/** ZL-1: every answer is an envelope, and its `error` tells, whatever the HTTP status. */
const envelope = z.object({
  error: z.union([
    z.number(),
    z
      .string()
      .regex(/^-?\d{1,10}$/)
      .transform(Number),
  ]),
  message: z.string().catch(""),
  data: z.unknown().optional(),
});

/** The error of an answer and its words, or undefined when it is no envelope. */
export function errorOf(outcome: TransportResult): { error: number; message: string } | undefined {
  const answer = outcome.outcome === "answered" ? envelope.safeParse(outcome.body) : undefined;
  return answer?.success ? answer.data : undefined;
}

/** Reads an answer: `error: 0` with the expected data, an error by ZL-10, anything else as an unknown outcome. */
export function read<Schema extends z.ZodType, Good extends object>(
  outcome: TransportResult,
  schema: Schema,
  good: (value: z.output<Schema>, usage: UsageReport[]) => Good,
): Good | CallError {
  if (outcome.outcome !== "answered") return callErrorOf(outcome, { platform: "Zalo" });
  const usage = readUsage(outcome.headers);
  const time = outcome.platformTime === undefined ? {} : { platformTime: outcome.platformTime };
  const answer = envelope.safeParse(outcome.body);
  const parsed = answer.success ? schema.safeParse(answer.data.data) : undefined;
  if (answer.success && outcome.status < 500 && answer.data.error !== 0) {
    const { error: code, message } = answer.data;
    const callError = classifyError({ code, message, status: outcome.status });
    // An answer that says both proves neither.
    const surelyNotDone = callError.surelyNotDone && parsed?.success !== true;
    return { ...callError, surelyNotDone, usage, ...time };
  }
  if (outcome.status < 300 && parsed?.success) return { ...good(parsed.data, usage), ...time };
  return unreadableAnswer({
    platform: "Zalo",
    status: outcome.status,
    usage,
    platformTime: outcome.platformTime,
  });
}

/** The share of the application's calls a minute that is used, from the rate headers. */
function readUsage(headers: ReadonlyMap<string, string>): UsageReport[] {
  const limit = Number(headers.get("x-ratelimit-limit"));
  const remain = Number(headers.get("x-ratelimit-remain"));
  if (!(limit > 0) || !(remain >= 0)) return [];
  return [
    {
      scope: "application",
      percent: Math.round(((limit - remain) / limit) * 100),
      ...(remain <= limit / 10 ? { pauseMs: zaloSpacing.nearLimitPauseMs } : {}),
    },
  ];
}
