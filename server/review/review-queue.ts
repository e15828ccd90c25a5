import { type ExpressionBuilder, sql } from "kysely";
import { asResource, loadItem } from "../editorial/store.ts";
import type { Context } from "../foundation/context.ts";
import type { DB } from "../foundation/database-types.generated.ts";
import { exactMoment, type PageCursor, readPageCursor, writePageCursor } from "../foundation/page-cursor.ts";
import type { Actor } from "../organization/actor.ts";
import { lensHeld } from "../organization/lens-held.ts";
import { may, unitsWhere } from "../organization/rights.ts";
import { type Lens, lenses } from "../organization/roles.ts";
import { gaveTwo } from "./one-lens-a-person.ts";
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

/** A page of what waits, and how much waits in all. */
export interface QueuePage {
  readonly items: readonly QueueLine[];
  readonly total: number;
  readonly nextCursor: string | null;
}

const pageSize = 30;

/**
 * What waits for this person: to sign, or for a publisher to release. Urgent first, then whoever has waited longest.
 * Whose turn it is stands in the query itself, so that what waits for others never takes the place of a line.
 */
export async function reviewQueue(
  ctx: Context,
  { actor, cursor }: { actor: Actor; cursor?: string | undefined },
): Promise<QueuePage> {
  const now = ctx.clock.now();
  const waiting = ctx.db
    .selectFrom("item")
    .innerJoin("review", "review.revision_id", "item.current_revision_id")
    .innerJoin("review_plan", "review_plan.id", "review.plan_id")
    .innerJoin("draft", "draft.item_id", "item.id")
    .innerJoin("unit", "unit.code", "item.unit_code")
    .innerJoin("revision", "revision.id", "review.revision_id")
    .where("item.state", "in", ["in-review", "approved", "missed"])
    // Written out and not as parameters: an index is kept for these states alone.
    .where(sql<boolean>`review.state in ('open', 'complete')`)
    .where((where) =>
      where.or([
        ...lenses.map((lens) => awaitsLens(where, { actor, lens, now })),
        where.and([
          sql<boolean>`review.stage >= jsonb_array_length(review_plan.stages)`,
          mayRelease(actor),
          sql<boolean>`not exists (
            select from signoff
            where signoff.revision_id = review.revision_id and signoff.person_id = ${actor.personId})`,
        ]),
      ]),
    );
  let page = waiting
    .select([
      "item.id",
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
    .select((eb) => exactMoment(eb.ref("review.opened_at")).as("exact"))
    .orderBy("draft.urgent", "desc")
    .orderBy("review.opened_at")
    .orderBy("item.id")
    .limit(pageSize + 1);
  const after = readQueueCursor(cursor);
  if (after !== undefined) {
    page = page.where(
      sql<boolean>`(not draft.urgent, review.opened_at, item.id) > (${!after.urgent}, ${after.at}::timestamptz, ${after.id})`,
    );
  }
  const [rows, { total }] = await Promise.all([
    page.execute(),
    waiting.select((eb) => eb.fn.countAll<number>().as("total")).executeTakeFirstOrThrow(),
  ]);
  const shown = rows.slice(0, pageSize);
  const signoffs = await loadSignoffs(ctx.db, { revisionIds: shown.map((row) => row.revision_id), at: now });
  const lines = shown.map(async (row): Promise<QueueLine[]> => {
    const item = await loadItem(ctx.db, { itemId: row.id });
    if (item === undefined) return [];
    const { stages, givenTogether } = await planById(ctx.db, row.plan_id);
    const contentHash = row.content_hash.toString("hex");
    const verdicts = signoffs.filter((signoff) => signoff.revisionId === row.revision_id);
    const progress = reviewProgress({ stages, verdicts, contentHash });
    const resource = asResource(item);
    const given = verdicts.filter((one) => one.personId === actor.personId);
    const mine = lenses.filter(
      (lens) =>
        progress.open.includes(lens) &&
        !gaveTwo({ given: [...given, { lens, personId: actor.personId }], givenTogether }) &&
        may({ actor, action: "item.sign", resource: { ...resource, lens }, now }),
    );
    const awaitsRelease =
      progress.complete && given.length === 0 && may({ actor, action: "item.release", resource, now });
    // Somebody acted on it since the page was read.
    if (mine.length === 0 && !awaitsRelease) return [];
    return [
      {
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
      },
    ];
  });
  const last = shown.at(-1);
  return {
    items: (await Promise.all(lines)).flat(),
    total,
    nextCursor:
      rows.length > pageSize && last !== undefined
        ? writeQueueCursor({ urgent: last.urgent, at: last.exact, id: last.id })
        : null,
  };
}

type Waiting = ExpressionBuilder<
  Pick<DB, "item" | "review" | "review_plan" | "draft" | "unit" | "revision">,
  keyof Pick<DB, "item" | "review" | "review_plan" | "draft" | "unit" | "revision">
>;

/**
 * That an item waits for this lens, because it is its turn or because whoever gave it lost the right, and that this
 * person may give it: the role and clean hands. Whether another lens of his stands in the way is asked for each line.
 */
function awaitsLens(where: Waiting, { actor, lens, now }: { actor: Actor; lens: Lens; now: Date }) {
  const units = unitsWhere({ actor, action: "item.sign", lens });
  if (units !== "all" && units.length === 0) return sql<boolean>`false`;
  return where.and([
    units === "all" ? sql<boolean>`true` : where("item.unit_code", "in", [...units]),
    sql<boolean>`(jsonb_exists(review_plan.stages -> review.stage, ${lens}) or exists (
      select from signoff where signoff.revision_id = review.revision_id and signoff.lens = ${lens}))`,
    where("item.created_by", "!=", actor.personId),
    sql<boolean>`not exists (
      select from signoff where signoff.revision_id = review.revision_id and signoff.lens = ${lens}
        and signoff.verdict = 'approve' and signoff.content_hash = revision.content_hash
        and ${lensHeld({ who: sql`holder.id = signoff.person_id`, unit: "item.unit_code", lens: "signoff.lens", at: now })})`,
    sql<boolean>`not exists (
      select from contributor
      where contributor.item_id = item.id and contributor.person_id = ${actor.personId})`,
    sql<boolean>`(review_plan.given_together <> '[]'::jsonb or not exists (
      select from signoff
      where signoff.revision_id = review.revision_id and signoff.person_id = ${actor.personId}))`,
  ]);
}

function mayRelease(actor: Actor) {
  const units = unitsWhere({ actor, action: "item.release" });
  if (units === "all") return sql<boolean>`true`;
  return units.length === 0 ? sql<boolean>`false` : sql<boolean>`item.unit_code in (${sql.join(units)})`;
}

type QueueCursor = PageCursor & { readonly urgent: boolean };

function writeQueueCursor({ urgent, ...page }: QueueCursor): string {
  return `${urgent ? "u" : "n"}~${writePageCursor(page)}`;
}

function readQueueCursor(cursor: string | undefined): QueueCursor | undefined {
  const page = readPageCursor(cursor?.slice(2));
  if (page === undefined || !(cursor?.startsWith("u~") || cursor?.startsWith("n~"))) return undefined;
  return { urgent: cursor.startsWith("u~"), ...page };
}
