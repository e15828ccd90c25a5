import { type RawBuilder, sql } from "kysely";
import type { Context } from "../foundation/context.ts";
import {
  exactMoment,
  type PageCursor,
  readPageCursor,
  writePageCursor,
} from "../foundation/database/page-cursor.ts";
import { decryptSecret } from "../foundation/keys/secrets.ts";
import type { Actor } from "../organization/actor.ts";
import { may, unitsWhere } from "../organization/rights.ts";

const pageSize = 30;
const mostRated = 100;

/** One list of the two: what waits, the most pressing first, or what is closed, the newest first; page by page. */
interface ListRequest {
  readonly actor: Actor;
  readonly open: boolean;
  readonly cursor?: string | undefined;
}

const noPage = { items: [], total: 0, nextCursor: null };

/** Reports of errors that this person may read: the open ones by their last day, or those that are closed. */
export async function listReports(ctx: Context, { actor, open, cursor }: ListRequest) {
  const where = unitsWhere({ actor, action: "report.read" });
  if (where !== "all" && where.length === 0) return noPage;
  const chosen = ctx.db
    .selectFrom("error_report")
    .innerJoin("unit", "unit.code", "error_report.unit_code")
    .where("result", open ? "is" : "is not", null)
    .$if(where !== "all", (query) => query.where("unit_code", "in", where === "all" ? [] : [...where]));
  const moment = open ? sql.ref<Date>("due_at") : sql.ref<Date>("handled_at");
  const after = readPageCursor(cursor);
  const [rows, { total }] = await Promise.all([
    chosen
      .selectAll("error_report")
      .select("unit.name as unitName")
      .select(exactMoment(moment).as("exact"))
      .$if(after !== undefined, (query) =>
        query.where(beyond({ moment, id: "error_report.id", open, after })),
      )
      .orderBy(moment, open ? "asc" : "desc")
      .orderBy("error_report.id", open ? "asc" : "desc")
      .limit(pageSize + 1)
      .execute(),
    chosen.select((eb) => eb.fn.countAll<number>().as("total")).executeTakeFirstOrThrow(),
  ]);
  const now = ctx.clock.now();
  const items = rows.slice(0, pageSize).map((row) => {
    const resource = { type: "citizen-message", unitCode: row.unit_code } as const;
    const mayHandle = may({ actor, action: "report.handle", resource, now });
    return {
      id: row.id,
      itemId: row.item_id,
      title: row.title,
      unitName: row.unitName,
      text: row.text,
      // Only who answers the citizen sees how to reach the citizen.
      contact: mayHandle && row.contact_encrypted !== null ? opened(ctx, row.id, row.contact_encrypted) : "",
      receivedAt: row.received_at.toISOString(),
      dueAt: row.due_at.toISOString(),
      result: row.result === "corrected" || row.result === "refused" ? row.result : null,
      note: row.note,
      mayHandle: mayHandle && row.result === null,
    };
  });
  return { items, total, nextCursor: cursorBehind(rows) };
}

/** That a line stands behind the last one of the page before. */
function beyond({
  moment,
  id,
  open,
  after,
}: {
  moment: RawBuilder<Date>;
  id: string;
  open: boolean;
  after: PageCursor | undefined;
}) {
  if (after === undefined) return sql<boolean>`true`;
  const place = sql`(${after.at}::timestamptz, ${after.id})`;
  const line = sql`(${moment}, ${sql.ref(id)})`;
  return open ? sql<boolean>`${line} > ${place}` : sql<boolean>`${line} < ${place}`;
}

function cursorBehind(rows: readonly { id: string; exact: string }[]): string | null {
  const last = rows[pageSize - 1];
  return rows.length > pageSize && last !== undefined
    ? writePageCursor({ at: last.exact, id: last.id })
    : null;
}

function opened(ctx: Context, id: string, ciphertext: Buffer): string {
  try {
    return decryptSecret({ key: ctx.masterKey, ciphertext, context: id });
  } catch (error) {
    ctx.log.error({ err: error, reportId: id }, "citizens: a stored contact cannot be opened");
    return "";
  }
}

/** Comments on drafts that this person may decide on: the waiting ones, oldest first, or those that are decided. */
export async function listDraftComments(ctx: Context, { actor, open, cursor }: ListRequest) {
  const where = unitsWhere({ actor, action: "comment.decide" });
  if (where !== "all" && where.length === 0) return noPage;
  const chosen = ctx.db
    .selectFrom("draft_comment")
    .where("state", open ? "=" : "!=", "received")
    .$if(where !== "all", (query) => query.where("unit_code", "in", where === "all" ? [] : [...where]));
  const moment = open ? sql.ref<Date>("received_at") : sql.ref<Date>("decided_at");
  const after = readPageCursor(cursor);
  const [rows, { total }] = await Promise.all([
    chosen
      .selectAll()
      .select(exactMoment(moment).as("exact"))
      .$if(after !== undefined, (query) =>
        query.where(beyond({ moment, id: "draft_comment.id", open, after })),
      )
      .orderBy(moment, open ? "asc" : "desc")
      .orderBy("id", open ? "asc" : "desc")
      .limit(pageSize + 1)
      .execute(),
    chosen.select((eb) => eb.fn.countAll<number>().as("total")).executeTakeFirstOrThrow(),
  ]);
  const items = rows.slice(0, pageSize).map((row) => ({
    id: row.id,
    itemId: row.item_id,
    title: row.title,
    author: row.author,
    text: row.text,
    receivedAt: row.received_at.toISOString(),
    state: row.state === "published" || row.state === "refused" ? row.state : ("received" as const),
    reason: row.reason,
  }));
  return { items, total, nextCursor: cursorBehind(rows) };
}

/** What readers thought of items in the last thirty days: votes and their mean, most votes first. */
export async function listRatings(ctx: Context, { actor }: { actor: Actor }) {
  const where = unitsWhere({ actor, action: "report.read" });
  if (where !== "all" && where.length === 0) return [];
  const from = new Date(ctx.clock.now().getTime() - 30 * 86_400_000).toISOString().slice(0, 10);
  const rows = await ctx.db
    .selectFrom("article_rating")
    .innerJoin("public_store.article as article", "article.id", "article_rating.item_id")
    .select(["article.id", "article.title"])
    .select((eb) => [
      eb.fn.sum<number>("votes").as("votes"),
      eb.fn.sum<number>(eb("votes", "*", eb.ref("value"))).as("points"),
    ])
    .where("day", ">=", from)
    .$if(where !== "all", (query) => query.where("unit_code", "in", where === "all" ? [] : [...where]))
    .groupBy(["article.id", "article.title"])
    .orderBy("votes", "desc")
    .orderBy("article.id")
    .limit(mostRated)
    .execute();
  return rows.map(({ id, title, votes, points }) => ({
    itemId: id,
    title,
    votes: Number(votes),
    mean: Math.round((10 * Number(points)) / Number(votes)) / 10,
  }));
}
