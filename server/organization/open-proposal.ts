import type { Tx } from "../foundation/database/database.ts";
import { newId } from "../foundation/ids.ts";
import { done, type Outcome, refused } from "../foundation/outcome.ts";
import { appendEntry } from "../ledger/append-entry.ts";
import type { EntryInput } from "../ledger/entry.ts";
import { halfDigest } from "./credential-digest.ts";
import { stillWaits } from "./still-waits.ts";
import { besideOthers, detailsOf, type GrantTerms } from "./store-grant.ts";

/** How long a proposal waits for a second administrator, in milliseconds: 72 hours. */
export const proposalLasts = 72 * 60 * 60_000;

interface Opening {
  readonly at: Date;
  readonly actor: EntryInput["actor"];
  /** The unit of the person whom it is about. */
  readonly personUnit: string;
  /** Null for the command line. */
  readonly proposedBy: string | null;
  readonly reason: string;
}

/**
 * Puts a grant before a second administrator, in a transaction that holds the person's row. Refuses what could not be
 * given anyway, and what is proposed already. A grant without `validFrom` begins when it is confirmed.
 */
export async function openGrantProposal(
  tx: Tx,
  {
    terms,
    ...opening
  }: Opening & { terms: Omit<GrantTerms, "validFrom"> & { readonly validFrom: Date | null } },
): Promise<Outcome<{ proposalId: string }>> {
  const { personId, role, unitCode, validFrom, validTo } = terms;
  const begins = validFrom ?? opening.at;
  const fits = await besideOthers(tx, { ...terms, validFrom: begins });
  if (!fits.ok) return fits;
  const same = await tx
    .selectFrom("proposal")
    .select("id")
    .where("person_id", "=", personId)
    .where("kind", "=", "grant")
    .where("role", "=", role)
    .where("unit_code", "=", unitCode)
    .where(stillWaits({ at: opening.at }))
    .executeTakeFirst();
  if (same !== undefined) return alreadyProposed;
  return store(tx, {
    opening,
    personId,
    row: { kind: "grant", role, unit_code: unitCode, valid_from: validFrom, valid_to: validTo },
    act: "grant.proposed",
    details: detailsOf({ role, unitCode, validFrom: begins, validTo }),
  });
}

/** Puts a new credential for a person before a second administrator; `codeHash` is of the proposer's half of the code. */
export async function openResetProposal(
  tx: Tx,
  { personId, codeHash, ...opening }: Opening & { personId: string; codeHash: Buffer },
): Promise<Outcome<{ proposalId: string }>> {
  const same = await tx
    .selectFrom("proposal")
    .select("id")
    .where("person_id", "=", personId)
    .where("kind", "=", "credential-reset")
    .where(stillWaits({ at: opening.at }))
    .executeTakeFirst();
  if (same !== undefined) return alreadyProposed;
  return store(tx, {
    opening,
    personId,
    row: { kind: "credential-reset", code_hash: codeHash },
    act: "person.credential-reset-proposed",
    details: { half: halfDigest(codeHash) },
  });
}

async function store(
  tx: Tx,
  {
    opening,
    personId,
    row,
    act,
    details,
  }: {
    opening: Opening;
    personId: string;
    row:
      | { kind: "grant"; role: string; unit_code: string; valid_from: Date | null; valid_to: Date | null }
      | { kind: "credential-reset"; code_hash: Buffer };
    act: string;
    details: Readonly<Record<string, string | null>>;
  },
): Promise<Outcome<{ proposalId: string }>> {
  const { at, actor, personUnit, proposedBy, reason } = opening;
  const proposalId = newId();
  const lapsesAt = new Date(at.getTime() + proposalLasts);
  await tx
    .insertInto("proposal")
    .values({
      id: proposalId,
      person_id: personId,
      reason,
      proposed_by: proposedBy,
      proposed_at: at,
      lapses_at: lapsesAt,
      state: "open",
      ...row,
    })
    .execute();
  await appendEntry(tx, {
    at,
    act,
    actor,
    unitCode: personUnit,
    subject: { type: "person", id: personId },
    details: { proposalId, ...details, reason, lapsesAt: lapsesAt.toISOString() },
  });
  return done({ proposalId });
}

const alreadyProposed = refused({
  code: "already-proposed",
  status: 409,
  title: "Đã có đề nghị",
  detail: "Việc này đã được đề nghị và đang chờ quản trị khác xác nhận.",
});
