const zone = "Asia/Ho_Chi_Minh";
const parts = new Intl.DateTimeFormat("en-GB", {
  timeZone: zone,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hour12: false,
});
const weekday = new Intl.DateTimeFormat("vi-VN", { timeZone: zone, weekday: "long" });
const count = new Intl.NumberFormat("vi-VN");
const englishCount = new Intl.NumberFormat("en-GB");

function read(moment: Date): Record<string, string> {
  return Object.fromEntries(parts.formatToParts(moment).map(({ type, value }) => [type, value]));
}

/** "24/11/2026", in Viet Nam. */
export function shortDate(moment: Date): string {
  const { day, month, year } = read(moment);
  return `${day}/${month}/${year}`;
}

/** "09:05", in Viet Nam. */
export function hour(moment: Date): string {
  const { hour: hours, minute } = read(moment);
  return `${hours}:${minute}`;
}

/** "24/11", in Viet Nam. */
export function dayAndMonth(moment: Date): string {
  const { day, month } = read(moment);
  return `${day}/${month}`;
}

/** "2026-11-24", in Viet Nam; texts of this form can be compared. */
export function dayOf(moment: Date): string {
  const { day, month, year } = read(moment);
  return `${year}-${month}-${day}`;
}

/** A calendar day or a year as it is stored, as it is written: "1989-04-12" is "12/04/1989", "1978" stays. */
export function writtenDay(day: string): string {
  const [year = "", month, date] = day.split("-");
  return month === undefined || date === undefined ? year : `${date}/${month}/${year}`;
}

/** A file's size as it is written: "1,2 MB". */
export function fileSize(bytes: number): string {
  if (bytes < 1024 * 1024) return `${count.format(Math.max(1, Math.round(bytes / 1024)))} kB`;
  return `${count.format(Math.round((bytes / 1024 / 1024) * 10) / 10)} MB`;
}

/** "09:05, 24/11/2026", in Viet Nam. */
export function dateAndTime(moment: Date): string {
  const { hour, minute } = read(moment);
  return `${hour}:${minute}, ${shortDate(moment)}`;
}

const english = new Intl.DateTimeFormat("en-GB", { timeZone: zone, dateStyle: "medium", timeStyle: "short" });

/** "24 Nov 2026, 09:05", in Viet Nam, for English pages. */
export function englishTime(moment: Date): string {
  return english.format(moment);
}

/** "Thứ Ba, 24/11/2026, 09:05", in Viet Nam. */
export function fullDate(moment: Date): string {
  const { hour, minute } = read(moment);
  return `${weekday.format(moment)}, ${shortDate(moment)}, ${hour}:${minute}`;
}

/** A number as it is written in Vietnamese: 1.234. */
export function vietnameseNumber(value: number): string {
  return count.format(value);
}

/** A number as it is written in English: 1,234. */
export function englishNumber(value: number): string {
  return englishCount.format(value);
}
