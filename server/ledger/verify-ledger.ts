import type { Context } from "../foundation/context.ts";
import type { Checkpoint } from "./checkpoint.ts";
import { loadPublicKey, readCheckpoints } from "./checkpoint-file.ts";
import { missingCheckpoints, wrongPublished } from "./checkpoint-gaps.ts";
import { readEntryPages } from "./store.ts";
import type { SubjectCheck } from "./subject-check.ts";
import { verifyChain } from "./verify-chain.ts";

/** One thing that does not agree, for the inspector: in the chain (no subject), or between the chain and a row. */
export interface LedgerProblem {
  readonly kind: string;
  readonly seq: number | null;
  readonly subjectType: string | null;
  readonly subjectId: string | null;
  /** A Vietnamese sentence that names the thing and says what differs. */
  readonly sentence: string;
}

/** The verdict on the whole ledger. `problems` holds the first ones found, `problemCount` counts them all. */
export interface LedgerVerdict {
  readonly agrees: boolean;
  readonly entries: number;
  readonly head: { readonly seq: number; readonly hash: string } | null;
  /** The newest signed checkpoint that agrees; null when none was found beside the database. */
  readonly checkpoint: Checkpoint | null;
  readonly problemCount: number;
  readonly problems: readonly LedgerProblem[];
}

const problemsKept = 200;

/**
 * Verifies the chain, the checkpoints kept outside the database, and each room's sealed rows against the entries, all
 * in one read-only snapshot. Streams; `onProblem` hears every problem as it is found.
 */
export async function verifyLedger(
  ctx: Pick<Context, "config" | "db">,
  {
    checks,
    onProblem = () => undefined,
  }: { checks: readonly SubjectCheck[]; onProblem?: (problem: LedgerProblem) => void },
): Promise<LedgerVerdict> {
  const problems: LedgerProblem[] = [];
  let problemCount = 0;
  const report = (problem: LedgerProblem) => {
    problemCount += 1;
    if (problems.length < problemsKept) problems.push(problem);
    onProblem(problem);
  };
  const publicKey = await loadPublicKey(ctx.config);
  return ctx.db
    .transaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute(async (tx) => {
      const chain = verifyChain({
        pages: readEntryPages(tx),
        checkpoints: { signed: readCheckpoints(ctx.config), publicKey },
      });
      let step = await chain.next();
      for (; !step.done; step = await chain.next()) {
        report({ ...step.value, subjectType: null, subjectId: null });
      }
      if (step.value.entries > 0) {
        const gap = await missingCheckpoints(tx, { places: ctx.config, publicKey });
        if (gap !== undefined && problemCount === 0) report({ ...gap, subjectType: null, subjectId: null });
      }
      // Where the chain is broken by itself, what was published says no more.
      if (problemCount === 0)
        for await (const gap of wrongPublished(tx, { publicKey }))
          report({ ...gap, subjectType: null, subjectId: null });
      for (const { check } of checks) for await (const disagreement of check(tx)) report(disagreement);
      return { ...step.value, agrees: problemCount === 0, problemCount, problems };
    });
}
