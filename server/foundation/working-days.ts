const dayMs = 86_400_000;

/**
 * The calendar day (YYYY-MM-DD) that lies so many working days after another one, which itself does not count.
 * Saturdays, Sundays and the given holidays are no working days.
 */
export function addWorkingDays({
  from,
  days,
  holidays,
}: {
  from: string;
  days: number;
  holidays: ReadonlySet<string>;
}): string {
  let at = Date.parse(`${from}T00:00:00Z`);
  let left = days;
  while (left > 0) {
    at += dayMs;
    const weekday = new Date(at).getUTCDay();
    if (weekday !== 0 && weekday !== 6 && !holidays.has(new Date(at).toISOString().slice(0, 10))) left -= 1;
  }
  return new Date(at).toISOString().slice(0, 10);
}
