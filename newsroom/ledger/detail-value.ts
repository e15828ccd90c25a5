import { vi } from "../texts/vi.ts";
import { atMinute } from "../ui/time.ts";

const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  lens: vi.words.lens,
  verdict: vi.words.verdict,
  kind: vi.words.kind,
  role: vi.shell.roles,
};
const times: ReadonlySet<string> = new Set(["scheduledFor", "until", "validFrom", "validTo"]);

/** A value of a ledger entry as a person reads it: codes in words, times in Việt Nam's, the rest as recorded. */
export function detailValue(key: string, value: unknown): string {
  if (value === null || value === "") return "–";
  if (typeof value === "boolean") return value ? vi.review.yes : vi.review.no;
  if (typeof value !== "string") return JSON.stringify(value);
  if (times.has(key) && !Number.isNaN(Date.parse(value))) return atMinute(value);
  return words[key]?.[value] ?? value;
}
