const day = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Asia/Ho_Chi_Minh",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

/** The calendar day (YYYY-MM-DD) of a moment in Viet Nam, by which validity dates are judged. */
export function calendarDay(moment: Date): string {
  return day.format(moment);
}
