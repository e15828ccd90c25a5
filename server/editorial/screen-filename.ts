import { hashCanonical } from "../foundation/canonical-json.ts";
import type { Context } from "../foundation/context.ts";
import { done, type Outcome } from "../foundation/outcome.ts";
import type { Actor } from "../organization/actor.ts";
import { findSecrecyMarks } from "../screening/secrecy-marks.ts";
import { refuseSecret } from "./refuse-secret.ts";

/** Law 10 for the name of a file (SS-02), before its first byte is taken in. */
export async function screenFilename(
  ctx: Context,
  { actor, itemId, filename }: { actor: Actor; itemId: string; filename: string },
): Promise<Outcome<null>> {
  const marks = findSecrecyMarks(filename).map(({ rule }) => ({ path: "filename", rule }));
  if (marks.length === 0) return done(null);
  return refuseSecret(ctx, { actor, itemId, contentHash: hashCanonical(filename), marks });
}
