import type { Context } from "../foundation/context.ts";
import type { Tx } from "../foundation/database/database.ts";
import { newId } from "../foundation/ids.ts";
import { appendEntry } from "./append-entry.ts";

const system = { id: null, name: "Hệ thống" } as const;

/** What an alarm concerns, and a sentence for the administrator. */
interface Alarm {
  readonly subject: string;
  readonly finding: string;
}

/** Raises an alarm about a subject, once until a person has dealt with it. */
export async function raiseAlarm(
  ctx: Pick<Context, "db" | "clock" | "log">,
  { subject, finding }: Alarm,
): Promise<void> {
  const at = ctx.clock.now();
  const isNew = await ctx.db.transaction().execute((tx) => raiseAlarmWithin(tx, { subject, finding, at }));
  if (isNew) ctx.log.error({ subject, finding }, "the watch found something that is not as it should be");
}

/** Raises an alarm in the transaction of what it is about, last in it; answers whether it was not open already. */
export async function raiseAlarmWithin(
  tx: Tx,
  { subject, finding, at }: Alarm & { readonly at: Date },
): Promise<boolean> {
  const id = newId();
  const raised = await tx
    .insertInto("watch_alarm")
    .values({ id, subject, finding, found_at: at })
    .onConflict((conflict) => conflict.column("subject").where("acknowledged_at", "is", null).doNothing())
    .returning("id")
    .executeTakeFirst();
  if (raised === undefined) return false;
  await appendEntry(tx, {
    at,
    act: "watch.alarm",
    actor: system,
    unitCode: null,
    subject: { type: "alarm", id },
    details: { subject, finding },
  });
  return true;
}
