import type { EntryInput } from "../ledger/entry.ts";
import { overdue, replaced } from "./delivery-reasons.ts";

/** What of a delivery its entry tells. */
export interface EndedDelivery {
  readonly id: string;
  readonly release_id: string;
  readonly channel_id: string;
  readonly content_hash: Buffer;
  readonly unit_code: string;
}

/** The entry for a delivery that ended although nobody called or decided anything: its term, or a newer release, ended it. */
export function endedBySystem(
  row: EndedDelivery,
  { state, at }: { state: "overdue" | "replaced"; at: Date },
): EntryInput {
  return {
    at,
    act: `delivery.${state}`,
    actor: { id: null, name: "Hệ thống" },
    unitCode: row.unit_code,
    subject: { type: "delivery", id: row.id },
    details: {
      releaseId: row.release_id,
      channelId: row.channel_id,
      contentHash: row.content_hash.toString("hex"),
      reasonCode: (state === "overdue" ? overdue : replaced).reasonCode,
    },
  };
}
