import { sql } from "kysely";
import type { Context } from "../foundation/context.ts";
import { retryOnce } from "../foundation/database/database.ts";
import { appendEntries } from "../ledger/append-entry.ts";
import { hasMadeCopy } from "../platforms/made-copy.ts";
import { overdue } from "./delivery-reasons.ts";
import type { DeliveryState } from "./delivery-state.ts";
import { endedBySystem } from "./ended-by-system.ts";

const mostAtOnce = 1000;
const never = new Date("9999-01-01T00:00:00Z");

/**
 * Ends what waits although its term is over, also where nobody may call at present: the board says that it is overdue
 * while the pause still lasts (law 9). What somebody works on, and what may stand already, is left to the pumps.
 */
export async function endOverdue(ctx: Context): Promise<void> {
  await retryOnce(() =>
    ctx.db.transaction().execute(async (tx) => {
      const at = ctx.clock.now();
      const rows = await tx
        .selectFrom("delivery")
        .innerJoin("item", "item.id", "delivery.item_id")
        .select([
          ...([
            "delivery.id",
            "delivery.release_id",
            "delivery.channel_id",
            "delivery.content_hash",
          ] as const),
          ...(["delivery.progress", "item.unit_code"] as const),
        ])
        .where("delivery.state", "=", "pending")
        .where("delivery.not_after", "<", at)
        .where((eb) => eb.or([eb("lease_until", "is", null), eb("lease_until", "<=", at)]))
        .orderBy("delivery.id")
        .limit(mostAtOnce)
        .forUpdate("delivery")
        .skipLocked()
        .execute();
      const ended = rows.filter(({ progress }) => !hasMadeCopy(progress));
      if (ended.length === 0) return;
      const state: DeliveryState = "overdue";
      await tx
        .updateTable("delivery")
        .set({
          state,
          next_at: never,
          updated_at: at,
          reason_code: sql<string>`case when reason_code = '' then ${overdue.reasonCode} else reason_code end`,
          reason: sql<string>`case when reason = '' then ${overdue.reason} else reason end`,
        })
        .where(
          "id",
          "in",
          ended.map(({ id }) => id),
        )
        .execute();
      await appendEntries(
        tx,
        ended.map((row) => endedBySystem(row, { state: "overdue", at })),
      );
    }),
  );
}
