import type { Lens } from "../organization/roles.ts";
import { mayGiveBoth } from "./one-lens-a-person.ts";

/** What an item waits for from a person: a lens of its plan, or its release. */
export type Step = Lens | "release";

/** Somebody with the steps that may be taken by this hand: right and clean hands were asked before. */
export interface Candidate {
  readonly personId: string;
  readonly steps: ReadonlySet<Step>;
}

/**
 * The steps that nobody is left for, when each wants another person (but for lenses that the plan lets one give
 * together). Empty when they can all be taken. Where there are people for each step but too few for all, every step
 * without which the others could be taken is named.
 */
export function stepsWithoutPeople({
  steps,
  candidates,
  givenTogether,
}: {
  steps: readonly Step[];
  candidates: readonly Candidate[];
  givenTogether: readonly (readonly Lens[])[];
}): readonly Step[] {
  const vacant = steps.filter((step) => !candidates.some((one) => one.steps.has(step)));
  if (vacant.length > 0) return vacant;
  const fills = (wanted: readonly Step[]) => canFill({ steps: wanted, candidates, givenTogether });
  if (fills(steps)) return [];
  const critical = steps.filter((step) => fills(steps.filter((other) => other !== step)));
  return critical.length > 0 ? critical : steps;
}

function canFill({
  steps,
  candidates,
  givenTogether,
}: {
  steps: readonly Step[];
  candidates: readonly Candidate[];
  givenTogether: readonly (readonly Lens[])[];
}): boolean {
  const who = (step: Step) => candidates.filter((one) => one.steps.has(step));
  // A step with as many people as there are steps always finds one: what is left to try stays small.
  const scarce = steps.filter((step) => who(step).length < steps.length);
  const taken = new Map<string, readonly Step[]>();
  const fits = (personId: string, step: Step) =>
    (taken.get(personId) ?? []).every(
      (other) =>
        other !== "release" && step !== "release" && mayGiveBoth({ one: other, other: step, givenTogether }),
    );
  const place = (at: number): boolean => {
    const step = scarce[at];
    if (step === undefined) return true;
    return who(step).some(({ personId }) => {
      if (!fits(personId, step)) return false;
      const before = taken.get(personId) ?? [];
      taken.set(personId, [...before, step]);
      if (place(at + 1)) return true;
      taken.set(personId, before);
      return false;
    });
  };
  return place(0);
}
