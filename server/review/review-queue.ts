import { type RawBuilder, sql } from "kysely";
import { mayAct } from "../editorial/may-act.ts";
import { loadItems } from "../editorial/store.ts";
import type { Context } from "../foundation/context.ts";
import {
  exactMoment,
  type PageCursor,
  readPageCursor,
  writePageCursor,
} from "../foundation/database/page-cursor.ts";
import type { Actor } from "../organization/actor.ts";
import { unitsWhere } from "../organization/rights.ts";
import { type Lens, lenses } from "../organization/roles.ts";
import { lensesToGive } from "./judge-sign-off.ts";
import { plansById } from "./review-plan.ts";
import { reviewProgress } from "./review-progress.ts";
import { loadSignoffs } from "./store.ts";
import { underReview } from "./under-review.ts";

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
  const { keys, total } = await waitingFor(ctx, { actor, cursor, now });
  const shown = keys.slice(0, pageSize);
  const revisionIds = shown.map((key) => key.revisionId);
  const [items, revisions, signoffs] = await Promise.all([
    loadItems(
      ctx.db,
      shown.map((key) => key.itemId),
    ),
    loadShown(ctx, revisionIds),
    loadSignoffs(ctx.db, { revisionIds, at: now }),
  ]);
  const plans = await plansById(
    ctx.db,
    revisions.map((row) => row.plan_id),
  );
  const itemOf = new Map(items.map((item) => [item.id, item]));
  const revisionOf = new Map(revisions.map((row) => [row.id, row]));
  const lineOf = async (key: QueueKey): Promise<QueueLine[]> => {
    const item = itemOf.get(key.itemId);
    const row = revisionOf.get(key.revisionId);
    const plan = row === undefined ? undefined : plans.get(row.plan_id);
    if (item === undefined || row === undefined || plan === undefined) return [];
    const contentHash = row.content_hash.toString("hex");
    const verdicts = signoffs.filter((signoff) => signoff.revisionId === row.id);
    const progress = reviewProgress({ stages: plan.stages, verdicts, contentHash });
    const mine = lensesToGive({
      actor,
      item,
      // Whose hands the content names is among the item's contributors, which are never taken away.
      revision: { id: row.id, contentHash: row.content_hash, contributors: [] },
      plan,
      verdicts,
      now,
    });
    const gave = verdicts.some((one) => one.personId === actor.personId);
    const find = { complete: () => progress.complete, "stands-still": () => false };
    // Released, or, where a lost right came back and nothing is left to sign, sent back.
    const boardMay = async (act: "release" | "send-back") => mayAct({ actor, item, act, now, find });
    const awaitsRelease =
      progress.complete && !gave && ((await boardMay("release")) || (await boardMay("send-back")));
    // Somebody acted on it since the page was read.
    if (mine.length === 0 && !awaitsRelease) return [];
    return [
      {
        itemId: key.itemId,
        revisionId: key.revisionId,
        number: row.number,
        title: row.title,
        kind: item.kind,
        unitName: row.unit_name,
        urgent: key.urgent,
        waitingSince: key.openedAt.toISOString(),
        given: progress.given,
        lacking: progress.lacking,
        mine,
        awaitsRelease,
      },
    ];
  };
  const lines = (await Promise.all(shown.map(lineOf))).flat();
  const last = shown.at(-1);
  return {
    items: lines,
    total,
    nextCursor:
      keys.length > pageSize && last !== undefined
        ? writeQueueCursor({ urgent: last.urgent, at: last.exact, id: last.itemId })
        : null,
  };
}

/** Where one item stands in the queue. */
interface QueueKey {
  readonly itemId: string;
  readonly revisionId: string;
  readonly urgent: boolean;
  readonly openedAt: Date;
  readonly exact: string;
}

/** The next page of what waits, and one more where there is one, with how much waits in all: found once for both. */
async function waitingFor(
  ctx: Context,
  { actor, cursor, now }: { actor: Actor; cursor: string | undefined; now: Date },
): Promise<{ keys: readonly QueueKey[]; total: number }> {
  const after = readQueueCursor(cursor);
  const behind =
    after === undefined
      ? sql`true`
      : sql`(not urgent, opened_at, id) > (${!after.urgent}, ${after.at}::timestamptz, ${after.id})`;
  const { rows } = await sql<{ total: number; line: null } | ({ total: number; line: true } & QueueKey)>`
    with ${underReview({ within: within(reachOf(actor)), at: now })},
    turn as materialized (
      select way.plan_id, way.given, (
        select array_agg(lens) from (
          select wanted.lens, stages.place, min(stages.place) over () as first
          from jsonb_array_elements(review_plan.stages) with ordinality as stages(together, place)
          cross join lateral jsonb_array_elements_text(stages.together) as wanted(lens)
          where wanted.lens <> all (way.given)
        ) as lacking where place = first
      ) as open, review_plan.given_together
      from (select distinct plan_id, given from under_review) as way
      join review_plan on review_plan.id = way.plan_id
    ),
    waiting as materialized (
      select item.id, item.revision_id, item.opened_at, draft.urgent
      from under_review as item
      join turn on turn.plan_id = item.plan_id and turn.given = item.given
      join draft on draft.item_id = item.id
      where ${waitsFor(actor)}
    )
    select counted.total, line.*
    from (select count(*) as total from waiting) as counted
    left join lateral (
      select true as line, id as "itemId", revision_id as "revisionId", urgent, opened_at as "openedAt",
        ${exactMoment(sql.ref("opened_at"))} as exact
      from waiting where ${behind}
      order by urgent desc, opened_at, id limit ${pageSize + 1}
    ) as line on true`.execute(ctx.db);
  return { keys: rows.flatMap((row) => (row.line === null ? [] : [row])), total: rows[0]?.total ?? 0 };
}

/** What the page shows of these revisions. */
function loadShown(ctx: Context, revisionIds: readonly string[]) {
  return ctx.db
    .selectFrom("revision")
    .innerJoin("item", "item.id", "revision.item_id")
    .innerJoin("draft", "draft.item_id", "item.id")
    .innerJoin("unit", "unit.code", "item.unit_code")
    .select([
      "revision.id",
      "revision.number",
      "revision.content_hash",
      "revision.plan_id",
      "draft.title",
      "unit.name as unit_name",
    ])
    .where("revision.id", "in", [...revisionIds, ""])
    .execute();
}

/**
 * That an item waits for this person: with clean hands, for one of the lenses whose turn it is, or for release when none
 * is open. Whether another lens of his stands in the way, where a plan lets one give several, is asked for each line.
 */
function waitsFor(actor: Actor): RawBuilder<boolean> {
  const hasGiven = sql`exists (
    select from signoff where signoff.revision_id = item.revision_id and signoff.person_id = ${actor.personId})`;
  const signs = lenses.map((lens) => {
    const units = unitsWhere({ actor, action: "item.sign", lens });
    return sql`(${lens} = any (turn.open) and ${within(units)})`;
  });
  return sql<boolean>`item.created_by <> ${actor.personId}
    and not exists (
      select from contributor where contributor.item_id = item.id and contributor.person_id = ${actor.personId})
    and (
      (turn.open is null and ${within(unitsWhere({ actor, action: "item.release" }))} and not ${hasGiven})
      or ((${sql.join(signs, sql` or `)}) and (turn.given_together <> '[]'::jsonb or not ${hasGiven})))`;
}

/** All units of which anything may wait for this person. */
function reachOf(actor: Actor): Units {
  const reaches = [
    unitsWhere({ actor, action: "item.release" }),
    ...lenses.map((lens) => unitsWhere({ actor, action: "item.sign", lens })),
  ];
  return reaches.includes("all") ? "all" : [...new Set(reaches.flat())];
}

type Units = ReturnType<typeof unitsWhere>;

function within(units: Units): RawBuilder<boolean> {
  if (units === "all") return sql<boolean>`true`;
  return units.length === 0 ? sql<boolean>`false` : sql<boolean>`item.unit_code in (${sql.join([...units])})`;
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
