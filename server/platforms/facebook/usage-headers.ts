import { z } from "zod";
import type { UsageReport } from "../connector.ts";

const usage = z.object({
  call_count: z.number().default(0),
  total_time: z.number().default(0),
  total_cputime: z.number().default(0),
  estimated_time_to_regain_access: z.number().optional(),
});
const business = z.record(z.string(), z.array(usage));
const minuteMs = 60_000;

/**
 * How much of the allowances is used, from X-App-Usage, X-Business-Use-Case-Usage (regain time in minutes) and the old
 * X-Page-Usage. Headers are absent near zero use; what cannot be read is left out.
 */
export function readUsage(headers: ReadonlyMap<string, string>): UsageReport[] {
  const reports: UsageReport[] = [];
  const app = usage.safeParse(jsonOf(headers.get("x-app-usage")));
  if (app.success) reports.push({ scope: "application", percent: percentOf(app.data) });
  const page = usage.safeParse(jsonOf(headers.get("x-page-usage")));
  if (page.success) reports.push({ scope: "channel", percent: percentOf(page.data) });
  const cases = business.safeParse(jsonOf(headers.get("x-business-use-case-usage")));
  for (const entry of cases.success ? Object.values(cases.data).flat() : []) {
    const minutes = entry.estimated_time_to_regain_access ?? 0;
    reports.push({
      scope: "channel",
      percent: percentOf(entry),
      ...(minutes > 0 ? { pauseMs: minutes * minuteMs } : {}),
    });
  }
  return reports;
}

function percentOf(entry: z.infer<typeof usage>): number {
  return Math.max(entry.call_count, entry.total_time, entry.total_cputime);
}

function jsonOf(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    // A header that is no JSON says nothing.
    return undefined;
  }
}
