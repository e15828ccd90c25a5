import type { EntryInput } from "../../../server/ledger/entry.ts";

/** An entry for tests: a commune officer submits an item. */
export function buildEntry(changes: Partial<EntryInput> = {}): EntryInput {
  return {
    at: new Date("2026-11-24T02:00:00.123Z"),
    act: "item.submitted",
    actor: { id: "person0000000001", name: "Thượng úy Hoàng Quang Trang" },
    unitCode: "T38-001",
    subject: { type: "item", id: "item000000000001" },
    details: { number: 1, contentHash: "ab".repeat(32), note: "Cảnh báo lừa đảo" },
    ...changes,
  };
}
