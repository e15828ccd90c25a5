import { channelCheck } from "./channels/ledger-check.ts";
import { outageCheck } from "./continuity/ledger-check.ts";
import { categoryCheck, contributorCheck, revisionCheck } from "./editorial/ledger-check.ts";
import { lawCheck } from "./law-check.ts";
import type { SubjectCheck } from "./ledger/subject-check.ts";
import { baselineCheck } from "./ledger-baseline.ts";
import { organizationChecks } from "./organization/ledger-check.ts";
import { directoryChecks } from "./public-store/directory-check.ts";
import { publicPageCheck } from "./public-store/ledger-check.ts";
import { releaseCheck } from "./release/ledger-check.ts";
import { signoffCheck } from "./review/ledger-check.ts";

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
