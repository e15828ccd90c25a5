import { z } from "zod";
import type { Trouble, UsageReport } from "../connector.ts";
import type { Fate, Transport } from "../transport.ts";
import { troubleOf, unreadableAnswer } from "../unclear-answer.ts";
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
export function errorOf(fate: Fate): { error: number; message: string } | undefined {
  const answer = fate.fate === "answered" ? envelope.safeParse(fate.body) : undefined;
  return answer?.success ? answer.data : undefined;
}

/** Reads an answer: `error: 0` with the expected data, an error by ZL-10, anything else as an unknown outcome. */
export function read<Schema extends z.ZodType, Good extends object>(
  fate: Fate,
  schema: Schema,
  good: (value: z.output<Schema>, usage: UsageReport[]) => Good,
): Good | Trouble {
  if (fate.fate !== "answered") return troubleOf(fate, { platform: "Zalo" });
  const usage = readUsage(fate.headers);
  const time = fate.platformTime === undefined ? {} : { platformTime: fate.platformTime };
  const answer = envelope.safeParse(fate.body);
  const parsed = answer.success ? schema.safeParse(answer.data.data) : undefined;
  if (answer.success && fate.status < 500 && answer.data.error !== 0) {
    const { error: code, message } = answer.data;
    const trouble = classifyError({ code, message, status: fate.status });
    // An answer that says both proves neither.
    const surelyNotDone = trouble.surelyNotDone && parsed?.success !== true;
    return { ...trouble, surelyNotDone, usage, ...time };
  }
  if (fate.status < 300 && parsed?.success) return { ...good(parsed.data, usage), ...time };
  return unreadableAnswer({ platform: "Zalo", status: fate.status, usage, platformTime: fate.platformTime });
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
