import type { Lens } from "../organization/roles.ts";

/** A verdict as the rules see it. */
export interface Verdict {
  readonly lens: Lens;
  readonly personId: string;
  readonly verdict: "approve" | "return";
  /** Hex SHA-256 of the content that was judged. */
  readonly contentHash: string;
  /** Whether the signer may still give this lens: active, and with the right to it. Otherwise it counts no more. */
  readonly holds: boolean;
}

/** How far the review of one revision has come. */
export interface ReviewProgress {
  /** Index of the stage whose lenses may be signed now; the number of stages when all are signed. */
  readonly stage: number;
  readonly given: readonly Lens[];
  /** What may be signed now. */
  readonly open: readonly Lens[];
  /** What still lacks, this stage and later ones. */
  readonly lacking: readonly Lens[];
  readonly complete: boolean;
}

/** The progress of a review by its plan's stages and the approvals that hold, given on this very hash. Pure. */
export function reviewProgress({
  stages,
  verdicts,
  contentHash,
}: {
  stages: readonly (readonly Lens[])[];
  verdicts: readonly Verdict[];
  contentHash: string;
}): ReviewProgress {
  const given = new Set(
    verdicts
      .filter((one) => one.holds && one.verdict === "approve" && one.contentHash === contentHash)
      .map((one) => one.lens),
  );
  const stage = stages.findIndex((lenses) => lenses.some((lens) => !given.has(lens)));
  const current = stage === -1 ? stages.length : stage;
  return {
    stage: current,
    given: stages.flat().filter((lens) => given.has(lens)),
    open: (stages[current] ?? []).filter((lens) => !given.has(lens)),
    lacking: stages.flat().filter((lens) => !given.has(lens)),
    complete: stage === -1,
  };
}
