import type { Lens } from "../organization/roles.ts";

/**
 * Whether one person may give both lenses of a plan: only where the plan itself says so, and the unit's leader never
 * (a plan cannot allow that).
 */
export function mayGiveBoth({
  one,
  other,
  givenTogether,
}: {
  one: Lens;
  other: Lens;
  givenTogether: readonly (readonly Lens[])[];
}): boolean {
  if (one === "unit" || other === "unit") return false;
  return givenTogether.some((lenses) => lenses.includes(one) && lenses.includes(other));
}

/** Whether somebody gave two lenses that the plan wants from different people. */
export function gaveTwo({
  given,
  givenTogether,
}: {
  given: readonly { readonly lens: Lens; readonly personId: string }[];
  givenTogether: readonly (readonly Lens[])[];
}): boolean {
  return given.some(({ lens, personId }, at) =>
    given
      .slice(at + 1)
      .some(
        (later) =>
          later.personId === personId && !mayGiveBoth({ one: lens, other: later.lens, givenTogether }),
      ),
  );
}
