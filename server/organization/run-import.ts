import { sql } from "kysely";
import { type Database, inTransaction, rehearse, type Tx } from "../foundation/database/database.ts";
import type { Outcome } from "../foundation/outcome.ts";

/** What an import did: one Vietnamese line for each thing in the file, and the counts. */
export interface ImportReport {
  readonly lines: readonly string[];
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
}

/** By whom an import is done, as the ledger names him. */
export interface ImportedBy {
  readonly id: string | null;
  readonly name: string;
}

/** What every import is given. */
export interface ImportOrder {
  readonly csv: string;
  readonly by: ImportedBy;
  /** Does everything, answers what it did, and takes it back. */
  readonly dryRun?: boolean | undefined;
  /** Told after each part of a long file; nothing is kept before the whole of it is done. */
  readonly onProgress?: ((progress: { readonly done: number; readonly total: number }) => void) | undefined;
}

/** The transaction-level advisory lock that an import holds: two at once would both make what neither saw. */
const importLock = 5_414_481;

/**
 * Runs an import in one transaction, so that one that was killed in the middle leaves nothing; a dry run is the same act,
 * taken back at its end.
 */
export function runImport(
  ctx: { readonly db: Database },
  { dryRun = false }: Pick<ImportOrder, "dryRun">,
  act: (tx: Tx) => Promise<Outcome<ImportReport>>,
): Promise<Outcome<ImportReport>> {
  const run = dryRun ? rehearse : inTransaction;
  return run(ctx.db, async (tx) => {
    await sql`select pg_advisory_xact_lock(${importLock})`.execute(tx);
    return act(tx);
  });
}

/** The names of the values that differ from the stored row. */
export function changedFields(
  before: Readonly<Record<string, unknown>> | undefined,
  values: Readonly<Record<string, unknown>>,
): readonly string[] {
  return Object.keys(values).filter((key) => before?.[key] !== values[key]);
}
