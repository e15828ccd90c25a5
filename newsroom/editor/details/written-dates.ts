/** "12/04/1989" or "1989" for a day of birth as it is stored. */
export function birthText(stored: string): string {
  const [year = "", month, day] = stored.split("-");
  return month === undefined || day === undefined ? year : `${day}/${month}/${year}`;
}

/** A day of birth as an officer writes it (12/4/1989, 12-04-1989, 1989) in the form in which it is stored; null when it is none. */
export function birthFrom(written: string): string | null {
  const text = written.trim();
  if (text === "") return "";
  if (/^(19|20)\d\d$/.test(text)) return text;
  const [, day = "", month = "", year = ""] =
    /^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*((?:19|20)\d\d)$/.exec(text) ?? [];
  if (year === "") return null;
  const stored = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const date = new Date(`${stored}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(stored) ? stored : null;
}

/** "02/11/2026" for a calendar day; other texts as they are. */
export function dayText(stored: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(stored) ? birthText(stored) : stored;
}
