import type { Context } from "../foundation/context.ts";
import { decryptSecret } from "../foundation/secrets.ts";
import type { Actor } from "../organization/actor.ts";
import { may, unitsWhere } from "../organization/rights.ts";

const atMost = 100;

/** Reports of errors that this person may read: the open ones by their last day, or the newest that are closed. */
export async function listReports(ctx: Context, { actor, open }: { actor: Actor; open: boolean }) {
  const where = unitsWhere({ actor, action: "report.read" });
  if (where !== "all" && where.length === 0) return [];
  const rows = await ctx.db
    .selectFrom("error_report")
    .innerJoin("unit", "unit.code", "error_report.unit_code")
    .selectAll("error_report")
    .select("unit.name as unitName")
    .where("result", open ? "is" : "is not", null)
    .$if(where !== "all", (query) => query.where("unit_code", "in", where === "all" ? [] : [...where]))
    .orderBy((eb) => (open ? eb.ref("due_at") : eb.ref("handled_at")), open ? "asc" : "desc")
    .limit(atMost)
    .execute();
  const now = ctx.clock.now();
  return rows.map((row) => {
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
}

function opened(ctx: Context, id: string, ciphertext: Buffer): string {
  try {
    return decryptSecret({ key: ctx.masterKey, ciphertext, context: id });
  } catch (error) {
    ctx.log.error({ err: error, reportId: id }, "citizens: a stored contact cannot be opened");
    return "";
  }
}

/** Comments on drafts that this person may decide on: the waiting ones, oldest first, or the newest that are decided. */
export async function listDraftComments(ctx: Context, { actor, open }: { actor: Actor; open: boolean }) {
  const where = unitsWhere({ actor, action: "comment.decide" });
  if (where !== "all" && where.length === 0) return [];
  const rows = await ctx.db
    .selectFrom("draft_comment")
    .selectAll()
    .where("state", open ? "=" : "!=", "received")
    .$if(where !== "all", (query) => query.where("unit_code", "in", where === "all" ? [] : [...where]))
    .orderBy((eb) => (open ? eb.ref("received_at") : eb.ref("decided_at")), open ? "asc" : "desc")
    .limit(atMost)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    itemId: row.item_id,
    title: row.title,
    author: row.author,
    text: row.text,
    receivedAt: row.received_at.toISOString(),
    state: row.state === "published" || row.state === "refused" ? row.state : ("received" as const),
    reason: row.reason,
  }));
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
    .limit(atMost)
    .execute();
  return rows.map(({ id, title, votes, points }) => ({
    itemId: id,
    title,
    votes: Number(votes),
    mean: Math.round((10 * Number(points)) / Number(votes)) / 10,
  }));
}
