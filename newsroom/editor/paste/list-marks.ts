/** Where a paragraph of Word stands in a list: its level from 1, whether it is numbered, and its number. */
export interface ListMark {
  readonly level: number;
  readonly ordered: boolean;
  readonly number: number;
}

const deepest = 9;

/** What Word says of a paragraph in a list, from its style and the sign that it wrote before the words; null for others. */
export function wordListMark(styles: ReadonlyMap<string, string>, sign: string): ListMark | null {
  const style = styles.get("mso-list");
  if (style === undefined || style === "none" || style === "ignore" || style === "skip") return null;
  const level = Number(/level(\d{1,2})/.exec(style)?.[1] ?? 1);
  const number = numberOf(sign.trim());
  return { level: Math.min(Math.max(level, 1), deepest), ordered: number !== null, number: number ?? 1 };
}

/** The number that a sign such as "3.", "(2)", "b)" or "iv." stands for; null when it counts nothing. */
function numberOf(sign: string): number | null {
  const digits = /^\(?(?:\d{1,5}\.)*(\d{1,5})[.)]?$/.exec(sign)?.[1];
  if (digits !== undefined) return Number(digits);
  const letters = /^\(?([a-z]{1,6})[.)]$/i.exec(sign)?.[1]?.toLowerCase();
  if (letters === undefined) return null;
  return letters.length === 1 && letters !== "i" ? letters.charCodeAt(0) - 96 : romanNumber(letters);
}

const roman: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };

function romanNumber(letters: string): number | null {
  let sum = 0;
  for (const [index, letter] of [...letters].entries()) {
    const value = roman[letter];
    if (value === undefined) return null;
    sum += value < (roman[letters[index + 1] ?? ""] ?? 0) ? -value : value;
  }
  return sum;
}
