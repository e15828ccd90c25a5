import { asResource, type Item, type Revision } from "../editorial/store.ts";
import type { Actor } from "../organization/actor.ts";
import { may } from "../organization/rights.ts";
import { type Lens, lenses } from "../organization/roles.ts";
import type { ReviewPlan } from "./review-plan.ts";
import type { Verdict } from "./review-progress.ts";
import { objectionToSignOff, type SignOffFacts } from "./sign-off-guards.ts";

/** Who asks to sign what: all that the act and the screen have both loaded. */
interface SignOffRequest {
  readonly actor: Actor;
  readonly item: Item;
  readonly revision: Pick<Revision, "id" | "contentHash"> & { readonly contributors: readonly string[] };
  readonly plan: Pick<ReviewPlan, "stages" | "givenTogether">;
  /** All verdicts on the revision. */
  readonly verdicts: readonly Verdict[];
  readonly now: Date;
}

/** What the guards look at. `readHash`: the content that the reviewer has read, hex. */
export function signOffFacts({
  actor,
  item,
  revision,
  plan,
  verdicts,
  now,
  lens,
  readHash,
}: SignOffRequest & { readonly lens: Lens; readonly readHash: string }): SignOffFacts {
  return {
    state: item.state,
    currentRevisionId: item.currentRevisionId,
    revisionId: revision.id,
    readHash,
    storedHash: revision.contentHash.toString("hex"),
    lens,
    personId: actor.personId,
    // Clean hands are a guard of their own; the rule table is asked about the role alone.
    mayGiveLens: may({
      actor,
      action: "item.sign",
      resource: { ...asResource(item), lens, createdBy: "", contributors: [] },
      now,
    }),
    contributors: new Set([item.createdBy, ...item.contributors, ...revision.contributors]),
    stages: plan.stages,
    givenTogether: plan.givenTogether,
    verdicts,
  };
}

/** The lenses that this person may give now, by the same guards as the sign-off itself. */
export function lensesToGive(request: SignOffRequest): Lens[] {
  const readHash = request.revision.contentHash.toString("hex");
  return lenses.filter(
    (lens) => objectionToSignOff(signOffFacts({ ...request, lens, readHash })) === undefined,
  );
}
