import { type ItemState, itemAllows } from "../editorial/item-state.ts";
import type { Problem } from "../foundation/outcome.ts";
import type { Lens } from "../organization/roles.ts";
import { gaveTwo } from "./one-lens-a-person.ts";
import { reviewProgress, type Verdict } from "./review-progress.ts";

/** What a sign-off is judged by, all read under the item's lock. Hashes are hex. */
export interface SignOffFacts {
  readonly state: ItemState;
  readonly currentRevisionId: string | null;
  readonly revisionId: string;
  /** The hash that the reviewer says to have read, and the one that is stored. */
  readonly readHash: string;
  readonly storedHash: string;
  readonly lens: Lens;
  readonly personId: string;
  /** By the rule table: this person may give this lens here. */
  readonly mayGiveLens: boolean;
  readonly contributors: ReadonlySet<string>;
  readonly stages: readonly (readonly Lens[])[];
  /** Lenses that the plan lets one person give together. */
  readonly givenTogether: readonly (readonly Lens[])[];
  readonly verdicts: readonly Verdict[];
}

/** One condition of a sign-off; answers what speaks against it. */
export interface SignOffGuard {
  readonly name: string;
  objection(facts: SignOffFacts): Problem | undefined;
}

const conflict = (code: string, detail: string): Problem => ({
  code,
  status: 409,
  title: "Chưa ghi được ý kiến",
  detail,
});
const denied = (code: string, detail: string): Problem => ({
  code,
  status: 403,
  title: "Không được phép",
  detail,
});

/** The conditions of a valid sign-off (laws 1 and 2). Each stands alone; a test removes each in turn. */
export const signOffGuards: readonly SignOffGuard[] = [
  {
    name: "the revision is the one under review",
    objection: (facts) =>
      itemAllows(facts.state, "approve") && facts.currentRevisionId === facts.revisionId
        ? undefined
        : conflict(
            "revision-not-current",
            "Phiên bản này không còn chờ duyệt. Hãy mở lại tin, bài để xem phiên bản mới.",
          ),
  },
  {
    name: "the hash is the one that was read",
    objection: (facts) =>
      facts.readHash === facts.storedHash
        ? undefined
        : conflict(
            "content-hash-differs",
            "Nội dung đồng chí đã đọc không phải nội dung đang chờ duyệt. Hãy mở lại rồi đọc lại.",
          ),
  },
  {
    name: "the person may give this lens",
    objection: (facts) =>
      facts.mayGiveLens
        ? undefined
        : denied("lens-not-held", "Đồng chí không được phân quyền cho ý kiến ở nội dung duyệt này."),
  },
  {
    name: "the person has clean hands",
    objection: (facts) =>
      facts.contributors.has(facts.personId)
        ? denied(
            "contributor-cannot-sign",
            "Đồng chí đã tham gia viết, sửa hoặc tải ảnh cho tin, bài này nên không duyệt được.",
          )
        : undefined,
  },
  {
    name: "it is this lens's turn",
    objection: (facts) => {
      const progress = reviewProgress({
        stages: facts.stages,
        verdicts: facts.verdicts,
        contentHash: facts.storedHash,
      });
      const given = facts.verdicts.some((one) => one.lens === facts.lens && one.holds);
      return progress.open.includes(facts.lens) && !given
        ? undefined
        : conflict(
            "lens-not-open",
            "Nội dung duyệt này đã có ý kiến, hoặc chưa đến lượt. Hãy tải lại trang.",
          );
    },
  },
  {
    name: "nobody gives two lenses of a plan",
    objection: ({ lens, personId, verdicts, givenTogether }) =>
      gaveTwo({
        given: [...verdicts.filter((one) => one.personId === personId), { lens, personId }],
        givenTogether,
      })
        ? denied(
            "one-person-one-lens",
            "Đồng chí đã cho ý kiến ở một nội dung duyệt khác của tin, bài này; mỗi nội dung phải do một người khác nhau duyệt.",
          )
        : undefined,
  },
];

/** The first objection against a sign-off, in the order of the guards; undefined when there is none. */
export function objectionToSignOff(
  facts: SignOffFacts,
  guards: readonly SignOffGuard[] = signOffGuards,
): Problem | undefined {
  for (const guard of guards) {
    const objection = guard.objection(facts);
    if (objection !== undefined) return objection;
  }
  return undefined;
}
