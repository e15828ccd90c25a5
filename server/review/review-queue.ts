import { asResource, loadItem } from "../editorial/store.ts";
import type { Context } from "../foundation/context.ts";
import type { Actor } from "../organization/actor.ts";
import { may, unitsWhere } from "../organization/rights.ts";
import { type Lens, lenses } from "../organization/roles.ts";
import { planById } from "./review-plan.ts";
import { reviewProgress } from "./review-progress.ts";
import { loadSignoffs } from "./store.ts";

/** One item that waits, with what lacks and what this person may do about it. */
export interface QueueLine {
  readonly itemId: string;
  readonly revisionId: string;
  readonly number: number;
  readonly title: string;
  readonly kind: string;
  readonly unitName: string;
  readonly urgent: boolean;
  readonly waitingSince: string;
  readonly given: readonly Lens[];
  readonly lacking: readonly Lens[];
  /** The lenses that this person may sign now; empty when the item only waits for release. */
  readonly mine: readonly Lens[];
  readonly awaitsRelease: boolean;
}

/** What waits for this person: to sign, or for a publisher to release. Urgent first, then whoever has waited longest. */
export async function reviewQueue(ctx: Context, { actor }: { actor: Actor }): Promise<QueueLine[]> {
  const units = unitsWhere({ actor, action: "item.read" });
  let query = ctx.db
    .selectFrom("item")
    .innerJoin("review", "review.revision_id", "item.current_revision_id")
    .innerJoin("draft", "draft.item_id", "item.id")
    .innerJoin("unit", "unit.code", "item.unit_code")
    .innerJoin("revision", "revision.id", "review.revision_id")
    .select([
      "item.id",
      "item.state",
      "review.revision_id",
      "review.plan_id",
      "review.opened_at",
      "revision.number",
      "revision.content_hash",
      "draft.title",
      "draft.kind",
      "draft.urgent",
      "unit.name as unit_name",
    ])
    .where("item.state", "in", ["in-review", "approved", "missed"])
    .orderBy("draft.urgent", "desc")
    .orderBy("review.opened_at")
    .limit(500);
  if (units !== "all") query = query.where("item.unit_code", "in", [...units, ""]);
  const rows = await query.execute();
  const signoffs = await loadSignoffs(
    ctx.db,
    rows.map((row) => row.revision_id),
  );
  const now = ctx.clock.now();
  const lines: QueueLine[] = [];
  for (const row of rows) {
    const item = await loadItem(ctx.db, { itemId: row.id });
    if (item === undefined) continue;
    const plan = await planById(ctx.db, row.plan_id);
    const verdicts = signoffs.filter((signoff) => signoff.revisionId === row.revision_id);
    const progress = reviewProgress({
      stages: plan.stages,
      verdicts,
      contentHash: row.content_hash.toString("hex"),
    });
    const resource = asResource(item);
    const inStage = new Set(plan.stages[progress.stage] ?? []);
    const signedInStage = verdicts.some(
      (verdict) => verdict.personId === actor.personId && inStage.has(verdict.lens),
    );
    const mine = lenses.filter(
      (lens) =>
        progress.open.includes(lens) &&
        !signedInStage &&
        may({ actor, action: "item.sign", resource: { ...resource, lens }, now }),
    );
    const awaitsRelease = progress.complete && may({ actor, action: "item.release", resource, now });
    if (mine.length === 0 && !awaitsRelease) continue;
    lines.push({
      itemId: row.id,
      revisionId: row.revision_id,
      number: row.number,
      title: row.title,
      kind: row.kind,
      unitName: row.unit_name,
      urgent: row.urgent,
      waitingSince: row.opened_at.toISOString(),
      given: progress.given,
      lacking: progress.lacking,
      mine,
      awaitsRelease,
    });
  }
  return lines;
}
