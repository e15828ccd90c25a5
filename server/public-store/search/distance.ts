/**
 * How many letters must be added, dropped, changed or swapped with their neighbour to make one text the other (optimal
 * string alignment); `most` + 1 stands for anything above `most`.
 */
export function distance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      let least = Math.min(
        (above[column] ?? 0) + 1,
        (line[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (swapped && row > 1 && column > 1) least = Math.min(least, (before[column - 2] ?? 0) + 1);
      line.push(least);
    }
    before = above;
    above = line;
  }
  return Math.min(above[other.length] ?? 0, most + 1);
}

/** Initials and finals that many speakers do not tell apart, as one: tr and ch, s and x, gi, r and d, ng and n. */
export function soundOf(folded: string): string {
  return folded
    .split(" ")
    .map((syllable) =>
      syllable
        .replace(/^tr/, "ch")
        .replace(/^s/, "x")
        .replace(/^(?:gi|r)(?=[aeiouy])/, "d")
        .replace(/ng$/, "n"),
    )
    .join(" ");
}
