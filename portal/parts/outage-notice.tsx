/** @jsxImportSource preact */
import type { JSX } from "preact";
import type { Language } from "../words.ts";

/** A time for which the portal will not answer. */
export interface PlannedOutage {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly reason: string;
}

const moments = {
  vi: new Intl.DateTimeFormat("vi-VN", {
    timeZone: "Asia/Ho_Chi_Minh",
    dateStyle: "full",
    timeStyle: "short",
  }),
  en: new Intl.DateTimeFormat("en-GB", {
    timeZone: "Asia/Ho_Chi_Minh",
    dateStyle: "full",
    timeStyle: "short",
  }),
} as const;

/** The notice of the next planned outage, on every page from its announcement to its end (NET-09). */
export function OutageNotice({
  outages,
  language,
}: {
  outages: readonly PlannedOutage[];
  language: Language;
}): JSX.Element | null {
  const next = outages[0];
  if (next === undefined) return null;
  const moment = moments[language];
  const [start, end] = [moment.format(next.startsAt), moment.format(next.endsAt)];
  return (
    <p class="outage-notice" role="status">
      {language === "vi"
        ? `Cổng tạm dừng để bảo trì từ ${start}, hoạt động trở lại ${end}. Lý do: ${next.reason}. Trong thời gian đó, gọi 113, 114 hoặc 115 khi có việc khẩn cấp.`
        : `This site will be down for maintenance from ${start} until ${end}. In an emergency call 113, 114 or 115.`}
    </p>
  );
}
