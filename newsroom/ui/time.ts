const zone = "Asia/Ho_Chi_Minh";
const minute = 60_000;

const dateTime = new Intl.DateTimeFormat("vi-VN", {
  timeZone: zone,
  hour: "2-digit",
  minute: "2-digit",
  day: "2-digit",
  month: "2-digit",
  year: "numeric",
  hourCycle: "h23",
});
const clockTime = new Intl.DateTimeFormat("vi-VN", {
  timeZone: zone,
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
});
const parts = new Intl.DateTimeFormat("sv-SE", {
  timeZone: zone,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
});

function part(format: Intl.DateTimeFormat, date: Date, type: Intl.DateTimeFormatPartTypes): string {
  return format.formatToParts(date).find((entry) => entry.type === type)?.value ?? "";
}

/** "14:05, 24/11/2026" in the time of Việt Nam. */
export function atMinute(iso: string): string {
  const date = new Date(iso);
  const of = (type: Intl.DateTimeFormatPartTypes) => part(dateTime, date, type);
  return `${of("hour")}:${of("minute")}, ${of("day")}/${of("month")}/${of("year")}`;
}

/** "24/11/2026" of a day that is told without an hour ("2026-11-24"). */
export function onDay(day: string): string {
  return day.split("-").toReversed().join("/");
}

/** "14:05:09" in the time of Việt Nam. */
export function atSecond(date: Date): string {
  const of = (type: Intl.DateTimeFormatPartTypes) => part(clockTime, date, type);
  return `${of("hour")}:${of("minute")}:${of("second")}`;
}

/** How long ago, in the words that people use; older than a week gives the date. */
export function sinceThen({ iso, now }: { iso: string; now: Date }): string {
  const passed = now.getTime() - new Date(iso).getTime();
  if (passed < minute) return "vừa xong";
  if (passed < 60 * minute) return `${Math.floor(passed / minute)} phút trước`;
  if (passed < 24 * 60 * minute) return `${Math.floor(passed / (60 * minute))} giờ trước`;
  if (passed < 7 * 24 * 60 * minute) return `${Math.floor(passed / (24 * 60 * minute))} ngày trước`;
  return atMinute(iso);
}

/** A length of time for the board: "dưới 1 phút", "khoảng 12 phút", "khoảng 2 giờ 5 phút". */
export function aboutSeconds(seconds: number): string {
  if (seconds < 60) return "dưới 1 phút";
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `khoảng ${minutes} phút`;
  const rest = minutes % 60;
  return `khoảng ${Math.floor(minutes / 60)} giờ${rest === 0 ? "" : ` ${rest} phút`}`;
}

/** The value of a datetime-local field that shows this moment in the time of Việt Nam. */
export function toLocalField(date: Date): string {
  return parts.format(date).replace(" ", "T");
}

/** The moment that a datetime-local field names, read in the time of Việt Nam (UTC+7, no summer time); null when empty. */
export function fromLocalField(value: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value)) return null;
  const date = new Date(`${value.slice(0, 16)}:00+07:00`);
  return Number.isNaN(date.getTime()) ? null : date;
}
