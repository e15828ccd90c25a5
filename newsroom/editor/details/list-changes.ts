/** The list with one part of one entry changed. */
export function changed<Entry>(list: readonly Entry[], at: number, part: Partial<Entry>): Entry[] {
  return list.map((entry, index) => (index === at ? { ...entry, ...part } : entry));
}

/** The list without one entry. */
export function without<Entry>(list: readonly Entry[], at: number): Entry[] {
  return list.filter((_entry, index) => index !== at);
}

/** The list with one entry a place further up (-1) or down (1); at the end of the list it stays where it is. */
export function moved<Entry>(list: readonly Entry[], at: number, by: -1 | 1): Entry[] {
  const entry = list[at];
  const other = list[at + by];
  if (entry === undefined || other === undefined) return [...list];
  return list.map((one, index) => (index === at ? other : index === at + by ? entry : one));
}
