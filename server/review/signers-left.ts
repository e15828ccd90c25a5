import { type Item, loadRevision } from "../editorial/store.ts";
import type { Database, Tx } from "../foundation/database/database.ts";
import { type PossibleSigner, possibleSigners } from "../organization/lens-held.ts";
import type { Lens } from "../organization/roles.ts";
import { gaveTwo } from "./one-lens-a-person.ts";
import { type Step, stepsWithoutPeople } from "./people-left.ts";
import { planById, type ReviewPlan } from "./review-plan.ts";
import { reviewProgress, type Verdict } from "./review-progress.ts";
import { loadSignoffs } from "./store.ts";

/** A step of an item's way that nobody is left for, with those who hold the right and had a hand in the item. */
export interface VacantStep {
  readonly step: Step;
  readonly barred: readonly string[];
}

/** A lens that a person gives up by the first change, with the names of whoever else may give it. */
export interface LostLens {
  readonly lens: Lens;
  readonly others: readonly string[];
}

/** Who may still sign and release an item, as things stand at this moment. */
export interface SignersLeft {
  readonly vacant: readonly VacantStep[];
  /** What this person gives up by changing the item. */
  lostBy(personId: string): readonly LostLens[];
}

/**
 * Whether somebody is left for each lens of the plan that is still wanted and for the release: active, with the right
 * at this moment, no contributor, and another person for each. `verdicts` are those on the present revision.
 */
export async function signersLeft(
  db: Database | Tx,
  {
    item,
    plan,
    verdicts,
    at,
  }: {
    item: Pick<Item, "unitCode" | "contributors" | "createdBy">;
    plan: ReviewPlan;
    verdicts: readonly Verdict[];
    at: Date;
  },
): Promise<SignersLeft> {
  const people = await possibleSigners(db, { unitCode: item.unitCode, at });
  const { givenTogether } = plan;
  const given = new Set(
    verdicts.filter((one) => one.holds && one.verdict === "approve").map(({ lens }) => lens),
  );
  const wanted: readonly Step[] = [...plan.stages.flat().filter((lens) => !given.has(lens)), "release"];
  const hands = new Set([...item.contributors, item.createdBy]);
  const stepsOf = (person: PossibleSigner): ReadonlySet<Step> => {
    const own = verdicts.filter((one) => one.personId === person.personId);
    const lenses: readonly Step[] = person.lenses.filter(
      (lens) => !gaveTwo({ given: [...own, { lens, personId: person.personId }], givenTogether }),
    );
    return new Set(person.releases && own.length === 0 ? [...lenses, "release"] : lenses);
  };
  const candidates = people
    .filter(({ personId }) => !hands.has(personId))
    .map((person) => ({ ...person, steps: stepsOf(person) }));
  const holds = (person: PossibleSigner, step: Step) =>
    step === "release" ? person.releases : person.lenses.includes(step);
  return {
    vacant: stepsWithoutPeople({ steps: wanted, candidates, givenTogether }).map((step) => ({
      step,
      barred: people.filter((one) => hands.has(one.personId) && holds(one, step)).map(({ name }) => name),
    })),
    lostBy(personId) {
      const own = candidates.find((one) => one.personId === personId);
      return plan.stages
        .flat()
        .filter((lens) => own?.steps.has(lens))
        .map((lens) => ({
          lens,
          others: candidates
            .filter((one) => one.personId !== personId && one.steps.has(lens))
            .map(({ name }) => name),
        }));
    },
  };
}

/** Whether an item under review waits for a lens that nobody is left for. */
export async function standsStill(
  db: Database | Tx,
  { item, at }: { item: Item; at: Date },
): Promise<boolean> {
  const left = await signersLeftUnderReview(db, { item, at });
  return left?.vacant.some(({ step }) => step !== "release") ?? false;
}

/** Whether every lens of an item under review is given, by those who may still give it. */
export async function isReviewed(
  db: Database | Tx,
  { item, at }: { item: Item; at: Date },
): Promise<boolean> {
  const { currentRevisionId: revisionId } = item;
  const revision = revisionId === null ? undefined : await loadRevision(db, { revisionId });
  if (revision === undefined) return false;
  const verdicts = await loadSignoffs(db, { revisionIds: [revision.id], at });
  const { stages } = await planById(db, revision.planId);
  return reviewProgress({ stages, verdicts, contentHash: revision.contentHash.toString("hex") }).complete;
}

/** `signersLeft` for what is under review; undefined when nothing is. */
export async function signersLeftUnderReview(
  db: Database | Tx,
  { item, at }: { item: Item; at: Date },
): Promise<SignersLeft | undefined> {
  const { currentRevisionId: revisionId } = item;
  const revision = revisionId === null ? undefined : await loadRevision(db, { revisionId });
  if (revision === undefined) return undefined;
  const verdicts = await loadSignoffs(db, { revisionIds: [revision.id], at });
  return signersLeft(db, { item, plan: await planById(db, revision.planId), verdicts, at });
}
