import { authorizeItem } from "../editorial/authorize-item.ts";
import { itemAllows } from "../editorial/item-state.ts";
import { mayAct } from "../editorial/may-act.ts";
import type { Context } from "../foundation/context.ts";
import { done, type Outcome } from "../foundation/outcome.ts";
import type { Actor } from "../organization/actor.ts";
import { planFor } from "./review-plan.ts";
import { type LostLens, signersLeft, signersLeftUnderReview, type VacantStep } from "./signers-left.ts";

/**
 * Who is left to sign and release an item: what this person would give up by changing it, which they see before they
 * do, and the steps that nobody is left for.
 */
export async function readSigners(
  ctx: Pick<Context, "db" | "clock">,
  input: { actor: Actor; itemId: string },
): Promise<Outcome<{ lost: LostLens[]; vacant: VacantStep[] }>> {
  const now = ctx.clock.now();
  const { actor } = input;
  const found = await authorizeItem(ctx.db, { ...input, action: "item.read", now });
  if (!found.ok) return found;
  const item = found.value;
  const edits = await mayAct({ actor, item, act: "edit", now });
  const left = edits
    ? await signersLeft(ctx.db, {
        item,
        plan: await planFor(ctx.db, { kind: item.kind, at: now }),
        verdicts: [],
        at: now,
      })
    : await signersLeftUnderReview(ctx.db, { item, at: now });
  const wanted = itemAllows(item.state, "edit") || itemAllows(item.state, "approve");
  return done({
    lost: edits ? [...(left?.lostBy(actor.personId) ?? [])] : [],
    vacant: wanted ? [...(left?.vacant ?? [])] : [],
  });
}
