import type { Tx } from "../foundation/database/database.ts";
import { invitationDigest } from "./credential-digest.ts";
import { proposalLasts } from "./open-proposal.ts";

/** The one way in which an invitation comes to be, in place of an earlier one. Answers what the ledger keeps of it. */
export async function storeInvitation(
  tx: Tx,
  { personId, halves, at }: { personId: string; halves: readonly [Buffer, Buffer]; at: Date },
): Promise<string> {
  const made = {
    proposer_code_hash: halves[0],
    confirmer_code_hash: halves[1],
    made_at: at,
    expires_at: new Date(at.getTime() + proposalLasts),
  };
  await tx
    .insertInto("invitation")
    .values({ person_id: personId, ...made })
    .onConflict((conflict) => conflict.column("person_id").doUpdateSet(made))
    .execute();
  return invitationDigest(made);
}
