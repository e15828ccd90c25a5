import { createPublicKey, type KeyObject } from "node:crypto";
import type { Database } from "../foundation/database/database.ts";
import { type Checkpoint, exportKey, importKey, isGenuine } from "./checkpoint.ts";

/** So long apart are checkpoints that are published, in milliseconds; the first one at once. */
const apartMs = 60_000;
const pageSize = 500;

/** Publishes a checkpoint where the portal shows it, unless one was published within the last minute. */
export async function publishCheckpoint(
  db: Database,
  { checkpoint, privateKey }: { checkpoint: Checkpoint; privateKey: KeyObject },
): Promise<void> {
  const last = await lastPublished(db, { publicKey: createPublicKey(privateKey) });
  if (last !== undefined && new Date(checkpoint.at).getTime() - new Date(last.at).getTime() < apartMs) return;
  await db
    .insertInto("public_store.ledger_checkpoint")
    .values({ ...checkpoint, public_key: exportKey(createPublicKey(privateKey)) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * The newest published checkpoint that this key signed: what somebody else wrote into the table counts for nothing.
 * Where the key is not known here, the newest that bears its own signature.
 */
export async function lastPublished(
  db: Database,
  { publicKey }: { publicKey: KeyObject | undefined },
): Promise<Checkpoint | undefined> {
  let query = db
    .selectFrom("public_store.ledger_checkpoint")
    .select(["seq", "hash", "at", "signature", "public_key"])
    .orderBy("seq", "desc")
    .limit(pageSize);
  if (publicKey !== undefined) query = query.where("public_key", "=", exportKey(publicKey));
  const rows = await query.execute();
  return rows
    .map((row) => ({ checkpoint: checkpointOf(row), key: publicKey ?? importKey(row.public_key) }))
    .find(({ checkpoint, key }) => isGenuine({ checkpoint, publicKey: key }))?.checkpoint;
}

/** A published checkpoint beside the hash that its entry has now; undefined when the entry is gone. */
export interface Published {
  readonly checkpoint: Checkpoint;
  readonly publicKey: string;
  readonly hashNow: string | undefined;
}

/** Every published checkpoint, oldest first, page by page. */
export async function* readPublished(db: Database): AsyncGenerator<Published> {
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom("public_store.ledger_checkpoint as published")
      .leftJoin("ledger_entry as entry", "entry.seq", "published.seq")
      .select([
        "published.seq",
        "published.hash",
        "published.at",
        "signature",
        "public_key",
        "entry.hash as now",
      ])
      .where("published.seq", ">", after)
      .orderBy("published.seq")
      .limit(pageSize)
      .execute();
    for (const row of rows)
      yield { checkpoint: checkpointOf(row), publicKey: row.public_key, hashNow: row.now?.toString("hex") };
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageSize) return;
    after = last.seq;
  }
}

function checkpointOf(row: { seq: number; hash: string; at: Date; signature: string }): Checkpoint {
  return { seq: row.seq, hash: row.hash, at: row.at.toISOString(), signature: row.signature };
}
