import { channelCheck } from "../channels/ledger-check.ts";
import { outageCheck } from "../continuity/ledger-check.ts";
import { categoryCheck, contributorCheck, revisionCheck } from "../editorial/ledger-check.ts";
import type { Database } from "../foundation/database/database.ts";
import type { SubjectCheck } from "../ledger/subject-check.ts";
import { organizationChecks } from "../organization/ledger-check.ts";
import { directoryChecks, signedListChecks } from "../public-store/directory-check.ts";
import { publicPageCheck } from "../public-store/ledger-check.ts";
import { releaseCheck } from "../release/ledger-check.ts";
import { signoffCheck } from "../review/ledger-check.ts";
import { lawCheck } from "./law-check.ts";
import { baselineCheck } from "./ledger-baseline.ts";

/** What `ledger verify` compares with the entries, room by room. */
export const ledgerChecks: readonly SubjectCheck[] = [
  baselineCheck,
  lawCheck,
  ...organizationChecks,
  channelCheck,
  categoryCheck,
  revisionCheck,
  contributorCheck,
  signoffCheck,
  releaseCheck,
  publicPageCheck,
  ...directoryChecks,
  outageCheck,
];

/** What decides rights and reviews, and the public directory, for the watch: small tables, in which nothing may differ for long. */
export const watchedChecks: readonly SubjectCheck[] = [
  baselineCheck,
  lawCheck,
  ...organizationChecks,
  channelCheck,
  categoryCheck,
  outageCheck,
  ...directoryChecks,
];

/** Whether the public list of channels, and what it is made from, is what the ledger says: only then is it signed. */
export async function channelListAgrees(db: Database): Promise<boolean> {
  return db
    .transaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute(async (tx) => {
      for (const { check } of [channelCheck, ...signedListChecks])
        for await (const _disagreement of check(tx)) return false;
      return true;
    });
}
