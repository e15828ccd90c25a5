import { sql } from "kysely";
import type { Tx } from "../foundation/database/database.ts";

/** The channel on which every web process hears which pages have changed. */
export const publicStoreChannel = "public_store_changed";

const removal = "removed";

/** Tells every web process, at commit, which pages to drop: keys such as "home", "article:…", "category:…", "all". */
export async function announceChange(tx: Tx, keys: readonly string[]): Promise<void> {
  await sql`select pg_notify(${publicStoreChannel}, ${keys.join(" ")})`.execute(tx);
}

/** The same for what the law or a correction takes away: no copy of these pages may be shown again, not even while a new one cannot be made. */
export async function announceRemoval(tx: Tx, keys: readonly string[]): Promise<void> {
  await announceChange(tx, [removal, ...keys, "all"]);
}

/** Reads an announcement: the keys, and whether old copies must be forgotten at once. */
export function readAnnouncement(payload: string): { removed: boolean; keys: string[] } {
  const [first = "", ...rest] = payload.split(" ");
  return first === removal ? { removed: true, keys: rest } : { removed: false, keys: [first, ...rest] };
}
