import type { WarningDetails } from "./warning.ts";

/** What a warning is about; the same words for who writes it, who signs it and who reads it. */
export const warningTopics: Readonly<Record<WarningDetails["topic"], string>> = {
  scam: "Lừa đảo",
  weather: "Thiên tai, thời tiết",
  fire: "Cháy, nổ",
  traffic: "Giao thông",
  security: "An ninh, trật tự",
};

/** How grave a warning is (CAP 1.2, severity), in the words that the public reads; nothing is said where nobody chose. */
export const warningSeverities: Readonly<Record<Exclude<WarningDetails["severity"], "Unknown">, string>> = {
  Extreme: "Đặc biệt nghiêm trọng",
  Severe: "Nghiêm trọng",
  Moderate: "Đáng lưu ý",
  Minor: "Cần biết",
};

/** Where a warning holds, in the words that the public reads. */
export function areaInWords({
  codes,
  units,
}: {
  codes: readonly string[];
  units: readonly { readonly code: string; readonly name: string }[];
}): string {
  const names = units
    .filter(({ code }) => codes.includes(code))
    .map(({ name }) => name.replace(/^Công an /, ""));
  return names.length === 0 ? "Toàn tỉnh" : names.join(", ");
}
