import { isRecord } from "../api/problem.ts";
import { vi } from "../texts/vi.ts";
import { atMinute } from "../ui/time.ts";

/** What an event of the story says beyond its name, and how it feels: done, trouble, or a milestone. */
export function historyLine(event: { readonly act: string; readonly details: unknown }): {
  text: string;
  tone: "plain" | "bad" | "gold";
} {
  const details = isRecord(event.details) ? event.details : {};
  const word = (table: Readonly<Record<string, string>>, key: unknown) =>
    typeof key === "string" ? (table[key] ?? key) : "";
  const reason = typeof details.reason === "string" && details.reason !== "" ? `«${details.reason}»` : "";
  switch (event.act) {
    case "item.submitted":
      return { text: typeof details.number === "number" ? `Phiên bản ${details.number}` : "", tone: "gold" };
    case "review.signed": {
      const what = [word(vi.words.lens, details.lens), word(vi.words.verdict, details.verdict)]
        .filter(Boolean)
        .join(": ");
      return {
        text: [what, reason].filter(Boolean).join(" "),
        tone: details.verdict === "return" ? "bad" : "plain",
      };
    }
    case "review.returned":
      return { text: reason, tone: "bad" };
    case "release.scheduled":
      return {
        text: typeof details.scheduledFor === "string" ? `Đăng lúc ${atMinute(details.scheduledFor)}` : "",
        tone: "gold",
      };
    case "notice.closed": {
      const { decisionNumber, decisionDate, closingReason } = details;
      const decision = [decisionNumber, decisionDate].filter((part) => typeof part === "string").join(", ");
      return {
        text: [word(vi.items.page.close.reasons, closingReason), decision].filter(Boolean).join(" · "),
        tone: "gold",
      };
    }
    case "release.made":
    case "page.published":
      return { text: "", tone: "gold" };
    case "release.missed":
    case "delivery.failed":
    case "delivery.unsettled":
      return { text: reason, tone: "bad" };
    default:
      return { text: reason, tone: "plain" };
  }
}
