import { join } from "node:path";
import { projectRoot } from "../foundation/project-root.ts";
import { appendEntry } from "../ledger/append-entry.ts";
import { raiseAlarmWithin } from "../ledger/raise-alarm.ts";
import type { DocumentScreening, Stands } from "../media/refuse-secret-document.ts";
import { findSecrecyMarks } from "../screening/secrecy-marks.ts";

/**
 * Law 10 for attached documents: the thread that reads them and looks for marks of state secrecy, the one entry that stays
 * of such a document, and the alarm about one that older rules let in where it can only be taken down by persons.
 */
export const documentScreening: DocumentScreening = {
  reader: join(projectRoot(), "server/editorial/read-document-worker.ts"),
  isMarked: (filename) => findSecrecyMarks(filename).length > 0,
  async recordRefusal(tx, { itemId, personId, rules, digest, at }) {
    const { unit_code } = await tx
      .selectFrom("item")
      .select("unit_code")
      .where("id", "=", itemId)
      .executeTakeFirstOrThrow();
    const person = await tx
      .selectFrom("person")
      .select(["rank", "full_name"])
      .where("id", "=", personId)
      .executeTakeFirstOrThrow();
    await appendEntry(tx, {
      at,
      act: "draft.refused-secret",
      actor: { id: personId, name: `${person.rank} ${person.full_name}`.trim() },
      unitCode: unit_code,
      subject: { type: "item", id: itemId },
      details: { rules: [...rules], contentHash: digest },
    });
  },
  async recordStatus(tx, { stands, digest, at }) {
    await raiseAlarmWithin(tx, { subject: `secret:${digest}`, finding: sentenceOf(stands), at });
  },
};

/** So many items are named; the rest are counted. */
const namedAtMost = 10;

function sentenceOf({ where, itemIds }: Stands): string {
  const rest = itemIds.length - namedAtMost;
  // What the portal shows without an item that shows it is still shown.
  if (itemIds.length === 0) return sentenceOf({ where, itemIds: ["không rõ"] });
  const items = `${itemIds.slice(0, namedAtMost).join(", ")}${rest > 0 ? ` và ${rest} tin khác` : ""}`;
  return where === "public"
    ? `Tệp PDF có dấu chỉ độ mật đang công khai trên Cổng, mã tin: ${items}. Hãy phát hành ngay bản đính chính không có tệp này và báo cán bộ bảo mật; tệp trên máy chủ chưa bị xóa.`
    : `Tệp PDF có dấu chỉ độ mật nằm trong phiên bản đã gửi duyệt, mã tin: ${items}. Tệp không dùng được nữa nhưng chưa bị xóa khỏi máy chủ; tin đã hẹn giờ sẽ không tự phát hành. Hãy báo cán bộ bảo mật.`;
}
