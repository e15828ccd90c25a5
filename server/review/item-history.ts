import { z } from "zod";
import { authorizeItem } from "../editorial/authorize-item.ts";
import type { Context } from "../foundation/context.ts";
import { done, type Outcome } from "../foundation/outcome.ts";
import type { Actor } from "../organization/actor.ts";

/** One step of an item's story, as the ledger tells it. */
export interface HistoryStep {
  readonly seq: number;
  readonly at: string;
  readonly act: string;
  readonly actorName: string;
  readonly details: Record<string, unknown>;
}

const longest = 2000;
const details = z.record(z.string(), z.unknown());

/** What happened to an item, oldest first, the newest steps when there are too many for one answer; read from the ledger. Steps of single channels stand on the board. */
export async function itemHistory(
  ctx: Context,
  input: { actor: Actor; itemId: string },
): Promise<Outcome<{ items: HistoryStep[]; hasOlder: boolean }>> {
  const item = await authorizeItem(ctx.db, { ...input, action: "item.read", now: ctx.clock.now() });
  if (!item.ok) return item;
  const rows = await ctx.db
    .selectFrom("ledger_entry")
    .select(["seq", "at", "act", "actor_name", "details"])
    .where("subject_type", "=", "item")
    .where("subject_id", "=", item.value.id)
    .orderBy("seq", "desc")
    .limit(longest + 1)
    .execute();
  const shown = rows.slice(0, longest).reverse();
  return done({
    hasOlder: rows.length > longest,
    items: shown.map((row) => ({
      seq: row.seq,
      at: row.at.toISOString(),
      act: row.act,
      actorName: row.actor_name,
      details: details.parse(row.details),
    })),
  });
}
