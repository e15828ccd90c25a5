import { newestCheckpoint } from "../../server/public-store/published-checkpoint.ts";
import type { Page } from "../http/answer.ts";
import type { Site } from "../site.ts";
import { plain } from "./plain.ts";

/** Where anybody may note the head of the ledger, at most a minute old, so that it cannot be rewritten later. */
const checkpointPath = "/.well-known/ledger-checkpoint.json";

/** The newest signed head of the ledger and the key that signed it; `checkpoint` is null before the first one. */
export async function ledgerCheckpointPage(site: Site): Promise<Page> {
  const found = await newestCheckpoint(site.db);
  const { publicKey, ...checkpoint } = found ?? { publicKey: null };
  const answer = { checkpoint: found === undefined ? null : checkpoint, publicKey };
  return plain(checkpointPath, "application/json; charset=utf-8", `${JSON.stringify(answer)}\n`, []);
}
