import { type ItemState, itemAllows } from "../editorial/item-state.ts";
import type { Problem } from "../foundation/outcome.ts";
import type { Lens } from "../organization/roles.ts";
import { gaveTwo } from "../review/one-lens-a-person.ts";
import { reviewProgress, type Verdict } from "../review/review-progress.ts";

/** What a release is judged by, all read under the item's lock. Hashes are hex. */
export interface ReleaseFacts {
  readonly state: ItemState;
  readonly currentRevisionId: string | null;
  readonly revisionId: string;
  /** The hash the publisher decided on, the stored one, and the one computed anew from the stored content. */
  readonly decidedHash: string;
  readonly storedHash: string;
  readonly recomputedHash: string;
  readonly publisherId: string;
  readonly contributors: ReadonlySet<string>;
  readonly stages: readonly (readonly Lens[])[];
  /** Lenses that the plan lets one person give together. */
  readonly givenTogether: readonly (readonly Lens[])[];
  /** Every verdict ever stored on this revision. */
  readonly verdicts: readonly Verdict[];
}

/** One condition of a release; answers what speaks against it. */
export interface ReleaseGuard {
  readonly name: string;
  objection(facts: ReleaseFacts): Problem | undefined;
}

const conflict = (code: string, detail: string): Problem => ({
  code,
  status: 409,
  title: "Chưa phát hành được",
  detail,
});
const denied = (code: string, detail: string): Problem => ({
  code,
  status: 403,
  title: "Không được phép",
  detail,
});

/** The conditions of a release (laws 1 and 2). Each stands alone; a test removes each in turn. */
export const releaseGuards: readonly ReleaseGuard[] = [
  {
    name: "the revision is the item's present one",
    objection: (facts) =>
      itemAllows(facts.state, "release") && facts.currentRevisionId === facts.revisionId
        ? undefined
        : conflict(
            "revision-not-releasable",
            "Phiên bản này chưa duyệt xong hoặc không còn hiệu lực. Hãy mở lại tin, bài.",
          ),
  },
  {
    name: "the hash is the one decided on",
    objection: (facts) =>
      facts.decidedHash === facts.storedHash
        ? undefined
        : conflict(
            "content-hash-differs",
            "Nội dung đồng chí đã xem không phải nội dung được duyệt. Hãy mở lại rồi xem lại.",
          ),
  },
  {
    name: "the stored content still bears its hash",
    objection: (facts) =>
      facts.recomputedHash === facts.storedHash
        ? undefined
        : conflict(
            "content-changed",
            "Nội dung lưu trong cơ sở dữ liệu không khớp mã niêm phong. Đã dừng phát hành; hãy báo thanh tra.",
          ),
  },
  {
    name: "every lens of the plan approved this very hash",
    objection: (facts) => {
      const progress = reviewProgress({
        stages: facts.stages,
        // Whether each still holds is a guard of its own, which says what is wrong.
        verdicts: facts.verdicts.map((one) => ({ ...one, holds: true })),
        contentHash: facts.storedHash,
      });
      return progress.complete ? undefined : conflict("signoffs-lacking", "Tin, bài còn thiếu ý kiến duyệt.");
    },
  },
  {
    name: "nobody returned it",
    objection: (facts) =>
      facts.verdicts.some((one) => one.verdict === "return")
        ? conflict("returned", "Tin, bài đã bị trả lại nên không phát hành được.")
        : undefined,
  },
  {
    name: "no contributor signed it",
    objection: (facts) =>
      facts.verdicts.some((one) => facts.contributors.has(one.personId))
        ? conflict(
            "signed-by-contributor",
            "Có ý kiến duyệt của người đã tham gia viết tin, bài; ý kiến đó không có giá trị.",
          )
        : undefined,
  },
  {
    name: "every signer still holds the right",
    objection: (facts) =>
      facts.stages.flat().every((lens) => {
        const approvals = facts.verdicts.filter((one) => one.lens === lens && one.verdict === "approve");
        return approvals.length === 0 || approvals.some((one) => one.holds);
      })
        ? undefined
        : conflict(
            "signer-lost-right",
            "Có ý kiến duyệt không còn giá trị: người duyệt đã bị khóa tài khoản hoặc hết quyền. Nội dung đó phải được người khác duyệt lại.",
          ),
  },
  {
    name: "nobody gave two lenses of the plan",
    objection: (facts) =>
      gaveTwo({ given: facts.verdicts, givenTogether: facts.givenTogether })
        ? conflict("one-person-one-lens", "Một người đã cho ý kiến ở hai nội dung duyệt của tin, bài này.")
        : undefined,
  },
  {
    name: "the publisher is none of the signers",
    objection: (facts) =>
      facts.verdicts.some((one) => one.personId === facts.publisherId)
        ? denied(
            "signer-cannot-release",
            "Đồng chí đã cho ý kiến duyệt tin, bài này nên không phát hành được; việc này cần một người thứ hai của Ban biên tập.",
          )
        : undefined,
  },
  {
    name: "the publisher has clean hands",
    objection: (facts) =>
      facts.contributors.has(facts.publisherId)
        ? denied(
            "contributor-cannot-release",
            "Đồng chí đã tham gia viết, sửa tin, bài này nên không phát hành được.",
          )
        : undefined,
  },
];

/** The first objection against a release, in the order of the guards; undefined when there is none. */
export function objectionToRelease(
  facts: ReleaseFacts,
  guards: readonly ReleaseGuard[] = releaseGuards,
): Problem | undefined {
  for (const guard of guards) {
    const objection = guard.objection(facts);
    if (objection !== undefined) return objection;
  }
  return undefined;
}
