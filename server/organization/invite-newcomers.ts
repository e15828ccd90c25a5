import type { Context } from "../foundation/context.ts";
import { inTransaction } from "../foundation/database/database.ts";
import { done, type Outcome } from "../foundation/outcome.ts";
import { appendEntries } from "../ledger/append-entry.ts";
import { hashCode, newCode } from "./decide-proposal.ts";
import type { ImportedBy } from "./run-import.ts";
import { storeInvitation } from "./store-invitation.ts";

/** Somebody who may make a first password and second factor, and the two halves of the code for it. */
export interface Invited {
  readonly username: string;
  readonly fullName: string;
  readonly unitCode: string;
  readonly codes: readonly [string, string];
}

/**
 * Invites everybody who is active and has never had a password to make one with the second factor, within 72 hours. For
 * the command line, after an import; done again it makes new codes for those who have not come, and voids their old ones.
 * `keep` puts the codes where they can be given out from: what it throws ends the act, and the old codes stay as they are.
 * It may be called once more with other codes, which alone count then.
 */
export async function inviteNewcomers(
  ctx: Pick<Context, "db" | "clock" | "masterKey">,
  { by, keep }: { by: ImportedBy; keep?: (invited: readonly Invited[]) => Promise<void> },
): Promise<Outcome<readonly Invited[]>> {
  return inTransaction(ctx.db, async (tx) => {
    const at = ctx.clock.now();
    const people = await tx
      .selectFrom("person")
      .leftJoin("credential", "credential.person_id", "person.id")
      .select(["person.id", "person.username", "person.full_name", "person.unit_code"])
      .where("credential.person_id", "is", null)
      .where("person.active", "=", true)
      .orderBy("person.username")
      .execute();
    const invited: Invited[] = [];
    const digests = new Map<string, string>();
    for (const { id, username, full_name: fullName, unit_code: unitCode } of people) {
      const codes = [newCode(), newCode()] as const;
      const halfOf = (code: string) => hashCode({ key: ctx.masterKey, personId: id, code });
      const halves = [halfOf(codes[0]), halfOf(codes[1])] as const;
      digests.set(id, await storeInvitation(tx, { personId: id, halves, at }));
      invited.push({ username, fullName, unitCode, codes });
    }
    // Before the commit: a code that nobody can read any more must not take the place of one that was given out.
    await keep?.(invited);
    await appendEntries(
      tx,
      people.map(({ id, unit_code: unitCode }) => ({
        at,
        act: "person.invited",
        actor: by,
        unitCode,
        subject: { type: "person", id },
        details: { invitation: digests.get(id) ?? "" },
      })),
    );
    return done(invited);
  });
}
