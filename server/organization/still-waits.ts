import { type ExpressionWrapper, expressionBuilder, type SqlBool } from "kysely";
import type { DB } from "../foundation/database/database-types.generated.ts";

/**
 * Whether a proposal still waits for a second administrator: whether it can be confirmed, is shown as waiting and keeps
 * the same from being proposed again is this one question. What nobody can confirm any more stands in nobody's way.
 */
export function stillWaits({ at }: { at: Date }): ExpressionWrapper<DB, "proposal", SqlBool> {
  const eb = expressionBuilder<DB, "proposal">();
  return eb.and([
    eb("proposal.state", "=", "open"),
    eb("proposal.lapses_at", ">", at),
    // What it would give is over.
    eb.or([eb("proposal.valid_to", "is", null), eb("proposal.valid_to", ">", at)]),
    // A half from before it was bound to the person and the master key opens nothing any more (migration 0104).
    eb.or([eb("proposal.kind", "!=", "credential-reset"), eb("proposal.code_hash", "is not", null)]),
  ]);
}
