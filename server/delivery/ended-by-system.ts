import type { EntryInput } from "../ledger/entry.ts";
import { nothingPublished, overdue, replaced } from "./delivery-reasons.ts";

/** What of a delivery its entry tells. */
export interface EndedDelivery {
  readonly id: string;
  readonly release_id: string;
  readonly channel_id: string;
  readonly content_hash: Buffer;
  readonly unit_code: string;
}

/** How a delivery may end although nobody called or decided anything, and why. */
export const endings = { overdue, replaced, failed: nothingPublished } as const;
export type Ending = keyof typeof endings;

/**
 * The entry for a delivery that ended although nobody called or decided anything: its term, a newer release, or a stored
 * content that is no longer the sealed one ended it.
 */
export function endedBySystem(row: EndedDelivery, { state, at }: { state: Ending; at: Date }): EntryInput {
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
      reasonCode: endings[state].reasonCode,
    },
  };
}
