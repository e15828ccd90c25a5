import { revisionCheck } from "./editorial/ledger-check.ts";
import type { SubjectCheck } from "./ledger/subject-check.ts";
import { publicPageCheck } from "./public-store/ledger-check.ts";
import { releaseCheck } from "./release/ledger-check.ts";
import { signoffCheck } from "./review/ledger-check.ts";

/** What `ledger verify` compares with the entries, room by room. */
export const ledgerChecks: readonly SubjectCheck[] = [
  revisionCheck,
  signoffCheck,
  releaseCheck,
  publicPageCheck,
];
