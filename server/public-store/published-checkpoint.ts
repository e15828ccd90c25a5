import type { Database } from "../foundation/database/database.ts";

/** The newest signed head of the ledger, as the public may take it away, with the key that signed it (SPKI, base64). */
export interface PublicCheckpoint {
  readonly seq: number;
  readonly hash: string;
  readonly at: string;
  readonly signature: string;
  readonly publicKey: string;
}

/** Reads it; undefined before the first one. */
export async function newestCheckpoint(db: Database): Promise<PublicCheckpoint | undefined> {
  const row = await db
    .selectFrom("public_store.ledger_checkpoint")
    .selectAll()
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { seq, hash, at, signature, public_key: publicKey } = row;
  return { seq, hash, at: at.toISOString(), signature, publicKey };
}
