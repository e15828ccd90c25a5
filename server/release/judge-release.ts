import type { Problem } from "../foundation/outcome.ts";
import type { ReleaseRequest } from "../review/open-review.ts";
import { objectionToRelease, type ReleaseFacts } from "./release-guards.ts";

/** What the guards look at, from what the act and the screen have both loaded. */
export function releaseFacts({
  item,
  revision,
  plan,
  verdicts,
  publisherId,
  decidedHash,
}: ReleaseRequest): ReleaseFacts {
  return {
    state: item.state,
    currentRevisionId: item.currentRevisionId,
    revisionId: revision.id,
    decidedHash,
    storedHash: revision.contentHash.toString("hex"),
    recomputedHash: revision.recomputedHash.toString("hex"),
    publisherId,
    contributors: new Set([...item.contributors, ...revision.content.contributors]),
    stages: plan.stages,
    givenTogether: plan.givenTogether,
    verdicts,
  };
}

/** What speaks against this person releasing this revision on this hash; undefined when nothing does. */
export function judgeRelease(request: ReleaseRequest): Problem | undefined {
  return objectionToRelease(releaseFacts(request));
}
