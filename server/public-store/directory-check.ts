import { hashCanonical, type Json, toJson } from "../foundation/canonical-json.ts";
import type { Database, Tx } from "../foundation/database/database.ts";
import { appendEntry } from "../ledger/append-entry.ts";
import type { SubjectCheck } from "../ledger/subject-check.ts";
import {
  type PresentRow,
  type WitnessedTable,
  witnessedCheck,
  witnessedRows,
} from "../ledger/witnessed-rows.ts";

const act = "directory.published";

/** A part of the directory that the public sees: a table of the public store, whose rows the ledger knows by digest. */
function part(name: string, rows: (db: Database) => Promise<readonly (Named & { row: object })[]>): Part {
  return {
    name,
    subjectType: `public-${name}`,
    witnessedBy: ["directory"],
    says({ act: done, details }) {
      const witnessed = details[name];
      if (done !== act || typeof witnessed !== "object" || witnessed === null) return [];
      return Object.entries(witnessed).map(([id, digest]) =>
        typeof digest === "string" ? { id, members: { digest } } : { id, members: {}, gone: true },
      );
    },
    rows: async (db) =>
      (await rows(db)).map(
        ({ id, name: called, row }): PresentRow => ({
          id,
          name: called,
          members: { digest: hashCanonical(toJson({ ...row })).toString("hex") },
        }),
      ),
  };
}

interface Named {
  readonly id: string;
  readonly name: string;
}

interface Part extends WitnessedTable {
  readonly name: string;
}

/** All parts of the directory, as the ledger witnesses them. */
export const directoryParts: readonly Part[] = [
  part("category", async (db) =>
    (await db.selectFrom("public_store.category").selectAll().execute()).map((row) => ({
      id: row.slug,
      name: `Mục «${row.name}» trên Cổng`,
      row,
    })),
  ),
  part("unit", async (db) =>
    (await db.selectFrom("public_store.unit").selectAll().execute()).map((row) => ({
      id: row.code,
      name: `Đơn vị «${row.name}» (${row.code}) trên Cổng`,
      row,
    })),
  ),
  part("channel", async (db) =>
    (await db.selectFrom("public_store.channel").selectAll().execute()).map((row) => ({
      id: row.id,
      name: `Kênh «${row.name}» (${row.id}) mà Cổng công bố`,
      row,
    })),
  ),
  part("former_place", async (db) =>
    (await db.selectFrom("public_store.former_place").selectAll().execute()).map((row) => ({
      id: `${row.name} – ${row.unit_code}`,
      name: `Tên cũ «${row.name}» trên Cổng`,
      row,
    })),
  ),
];

const names: Readonly<Record<string, string>> = {
  category: "các mục mà Cổng hiện",
  unit: "đơn vị mà Cổng hiện",
  channel: "danh sách kênh mà Cổng công bố",
  former_place: "tên cũ mà Cổng tìm được",
};

/** Whether menu, units and channels that the public sees are those that were published. */
export const directoryChecks: readonly SubjectCheck[] = directoryParts.map((table) =>
  witnessedCheck(names[table.name] ?? table.name, table),
);

/** What the signed list of channels is made from: the channels, and the names of their units. */
export const signedListChecks: readonly SubjectCheck[] = directoryChecks.filter((_check, index) =>
  ["channel", "unit"].includes(directoryParts[index]?.name ?? ""),
);

/**
 * Tells the ledger of the directory that was written in this transaction: of each row that is new, changed or gone, its
 * digest. Nothing when the ledger knows all of it. Call it last, like every entry.
 */
export async function witnessDirectory(tx: Tx, { at }: { at: Date }): Promise<void> {
  const details: Record<string, Json> = {};
  for (const table of directoryParts) {
    const witnessed = await witnessedRows(tx, table);
    const changes: Record<string, string | null> = {};
    for (const { id, members } of await table.rows(tx)) {
      if (witnessed.get(id)?.members.digest !== members.digest && typeof members.digest === "string")
        changes[id] = members.digest;
      witnessed.delete(id);
    }
    for (const id of witnessed.keys()) changes[id] = null;
    if (Object.keys(changes).length > 0) details[table.name] = changes;
  }
  if (Object.keys(details).length === 0) return;
  await appendEntry(tx, {
    at,
    act,
    actor: { id: null, name: "Hệ thống" },
    unitCode: null,
    subject: { type: "directory", id: "directory" },
    details,
  });
}
