import type { Context } from "../foundation/context.ts";
import { newId } from "../foundation/ids.ts";
import { appendEntry } from "../ledger/append-entry.ts";
import type { Finding } from "./finding.ts";

const system = { id: null, name: "Hệ thống" } as const;

/** Raises an alarm about a subject, once until a person has dealt with it. */
export async function raiseAlarm(
  ctx: Pick<Context, "db" | "clock" | "log">,
  { subject, finding }: Finding,
): Promise<void> {
  const at = ctx.clock.now();
  await ctx.db.transaction().execute(async (tx) => {
    const id = newId();
    const raised = await tx
      .insertInto("watch_alarm")
      .values({ id, subject, finding, found_at: at })
      .onConflict((conflict) => conflict.column("subject").where("acknowledged_at", "is", null).doNothing())
      .returning("id")
      .executeTakeFirst();
    if (raised === undefined) return;
    await appendEntry(tx, {
      at,
      act: "watch.alarm",
      actor: system,
      unitCode: null,
      subject: { type: "alarm", id },
      details: { subject, finding },
    });
    ctx.log.error({ subject, finding }, "the watch found something that is not as it should be");
  });
}
