/** A day as a notice writes it: "7/9/2026"; a year alone stays as it is, nothing stays nothing. */
export function writtenDay(day: string): string {
  const [, year = "", month = "", date = ""] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  return year === "" ? day : `${Number(date)}/${Number(month)}/${year}`;
}

/** A text with its first letter small, to stand within a sentence. */
export function within(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** One of several, chosen by a number, always the same one. */
export function turn<Choice>(choices: readonly [Choice, ...Choice[]], number: number): Choice {
  return choices[number % choices.length] ?? choices[0];
}
