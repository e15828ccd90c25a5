import { z } from "zod";
import type { Database, Tx } from "../foundation/database/database.ts";
import { calendarDay } from "../foundation/vietnam-time.ts";
import { type Lens, lenses } from "../organization/roles.ts";

/** Which lenses a kind of item needs: stages one after the other, the lenses of a stage in parallel. */
export interface ReviewPlan {
  readonly id: string;
  readonly kind: string;
  readonly stages: readonly (readonly Lens[])[];
  /** Lists of lenses that one person may give together; empty where each wants its own. */
  readonly givenTogether: readonly (readonly Lens[])[];
  readonly citation: string;
}

const stages = z.array(z.array(z.enum(lenses)).min(1)).min(1);
const givenTogether = z.array(z.array(z.enum(lenses)));

/** The plan of a kind that is valid at a moment. Throws when the law has a gap: a migration must fill it. */
export async function planFor(
  db: Database | Tx,
  { kind, at }: { kind: string; at: Date },
): Promise<ReviewPlan> {
  const day = calendarDay(at);
  const row = await db
    .selectFrom("review_plan")
    .selectAll()
    .where("kind", "=", kind)
    .where("valid_from", "<=", day)
    .where((where) => where.or([where("valid_to", "is", null), where("valid_to", ">=", day)]))
    .orderBy("valid_from", "desc")
    .executeTakeFirst();
  if (row === undefined) throw new Error(`no review plan for ${kind} on ${day}`);
  return planOf(row);
}

/** The plan that a revision was sealed with. */
export async function planById(db: Database | Tx, planId: string): Promise<ReviewPlan> {
  const plan = (await plansById(db, [planId])).get(planId);
  if (plan === undefined) throw new Error(`no review plan ${planId}`);
  return plan;
}

/** The plans of these ids, by their ids. */
export async function plansById(
  db: Database | Tx,
  planIds: readonly string[],
): Promise<ReadonlyMap<string, ReviewPlan>> {
  if (planIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("review_plan")
    .selectAll()
    .where("id", "in", [...new Set(planIds)])
    .execute();
  return new Map(rows.map((row) => [row.id, planOf(row)]));
}

function planOf(row: {
  id: string;
  kind: string;
  stages: unknown;
  given_together: unknown;
  citation: string;
}): ReviewPlan {
  return {
    id: row.id,
    kind: row.kind,
    stages: stages.parse(row.stages),
    givenTogether: givenTogether.parse(row.given_together),
    citation: row.citation,
  };
}
