import { join } from "node:path";
import { projectRoot } from "../foundation/project-root.ts";
import { appendEntry } from "../ledger/append-entry.ts";
import type { DocumentScreening } from "../media/make-document-ready.ts";

/** Law 10 for attached documents: the thread that reads them and looks for marks of state secrecy, and the one entry that stays of such a document. */
export const documentScreening: DocumentScreening = {
  reader: join(projectRoot(), "server/editorial/read-document-worker.ts"),
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
};
