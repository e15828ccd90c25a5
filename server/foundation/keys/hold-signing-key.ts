import { createPublicKey, type KeyObject } from "node:crypto";
import type { Database } from "../database/database.ts";
import { type HeldKey, holdKey } from "./held-key.ts";
import { fingerprintOf, loadSigningKey } from "./signing-key.ts";

/** The Ed25519 key of this database in a file; see `holdKey`. `what` says in Vietnamese what it signs. */
export function holdSigningKey(
  db: Database,
  held: Pick<HeldKey<KeyObject>, "name" | "file" | "what" | "neededBy" | "beforeMaking">,
): Promise<KeyObject> {
  const { file, what } = held;
  return holdKey(db, {
    ...held,
    load: () => loadSigningKey({ file, what }),
    checkValue: (key) => fingerprintOf(createPublicKey(key)),
  });
}
