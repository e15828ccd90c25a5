import { sql } from "kysely";
import { z } from "zod";
import type { Database, Tx } from "../foundation/database/database.ts";
import { lensHolders } from "../organization/lens-held.ts";
import { lenses } from "../organization/roles.ts";
import type { Verdict } from "./review-progress.ts";
import { signerHoldsLens } from "./under-review.ts";

/** A sign-off with who gave it, as screens show it. */
export interface StoredSignoff extends Verdict {
  readonly id: string;
  readonly revisionId: string;
  readonly personName: string;
  readonly reason: string;
  readonly at: Date;
}

const lens = z.enum(lenses);
const verdict = z.enum(["approve", "return"]);

/** All verdicts on these revisions, oldest first, and whether each holds at this moment. */
export async function loadSignoffs(
  db: Database | Tx,
  { revisionIds, at }: { revisionIds: readonly string[]; at: Date },
): Promise<StoredSignoff[]> {
  if (revisionIds.length === 0) return [];
  const units = sql`
    select item.unit_code from item join revision on revision.item_id = item.id
    where revision.id in (${sql.join([...revisionIds])})`;
  const rows = await db
    .with("lens_holder", () => lensHolders({ units, at }))
    .selectFrom("signoff")
    .innerJoin("person", "person.id", "signoff.person_id")
    .selectAll("signoff")
    .innerJoin("item", "item.id", "signoff.item_id")
    .select(["person.full_name", "person.rank"])
    .select(signerHoldsLens.as("holds"))
    .where("revision_id", "in", [...revisionIds])
    .orderBy("signoff.at")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    revisionId: row.revision_id,
    lens: lens.parse(row.lens),
    personId: row.person_id,
    personName: `${row.rank} ${row.full_name}`.trim(),
    verdict: verdict.parse(row.verdict),
    contentHash: row.content_hash.toString("hex"),
    holds: row.holds,
    reason: row.reason,
    at: row.at,
  }));
}
