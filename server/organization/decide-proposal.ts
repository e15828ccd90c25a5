import { randomInt } from "node:crypto";
import type { Context } from "../foundation/context.ts";
import { inTransaction, type Tx } from "../foundation/database/database.ts";
import { keyedHash, type MasterKey } from "../foundation/keys/secrets.ts";
import { done, forbidden, notFound, type Outcome, refused } from "../foundation/outcome.ts";
import { appendEntry } from "../ledger/append-entry.ts";
import { type Actor, ledgerActor } from "./actor.ts";
import { credentialDigest } from "./credential-digest.ts";
import { loadManaged, manages } from "./manage-person.ts";
import { openResetProposal } from "./open-proposal.ts";
import { hashPassword } from "./password.ts";
import { type Role, roles } from "./roles.ts";
import { stillWaits } from "./still-waits.ts";
import { endSessions } from "./store.ts";
import { storeGrant } from "./store-grant.ts";
import { storeInvitation } from "./store-invitation.ts";

type DecideContext = Pick<Context, "db" | "clock" | "masterKey">;

/** Letters of a code that nobody mistakes for each other when it is read out. */
const codeLetters = "ABCDEFGHJKMNPQRSTVWXYZ23456789";
const codeLength = 10;

/** A half of an invitation's code, to be handed over by one of two administrators. */
export function newCode(): string {
  return Array.from({ length: codeLength }, () => codeLetters[randomInt(codeLetters.length)]).join("");
}

/**
 * As a half of a code is stored: under the master key and for this person alone, so that whoever has the database can
 * neither find it by trying nor write one that he knows.
 */
export function hashCode({
  key,
  personId,
  code,
}: {
  key: MasterKey;
  personId: string;
  code: string;
}): Buffer {
  return keyedHash({ key, purpose: "invitation code", text: `${personId} ${code}` });
}

/**
 * Proposes a new password and second factor for a person. The proposer is shown one half of the code with which the
 * person makes them; whoever confirms is shown the other, so that neither can do it alone.
 */
export async function proposeReset(
  ctx: DecideContext,
  { actor, personId, reason }: { actor: Actor; personId: string; reason: string },
): Promise<Outcome<{ proposalId: string; code: string }>> {
  return inTransaction(ctx.db, async (tx) => {
    const at = ctx.clock.now();
    const person = await loadManaged(tx, { actor, personId, now: at });
    if (!person.ok) return person;
    const code = newCode();
    const proposed = await openResetProposal(tx, {
      personId,
      codeHash: hashCode({ key: ctx.masterKey, personId, code }),
      at,
      actor: ledgerActor(actor),
      personUnit: person.value.unitCode,
      proposedBy: actor.personId,
      reason,
    });
    return proposed.ok ? done({ ...proposed.value, code }) : proposed;
  });
}

/** Confirms what another administrator proposed. Of a reset the answer holds the other half of the code. */
export async function confirmProposal(
  ctx: DecideContext,
  { actor, proposalId }: { actor: Actor; proposalId: string },
): Promise<Outcome<{ grantId: string | null; code: string | null }>> {
  // Nobody knows this password: until the person makes a new one, nobody signs in.
  const unusable = await hashPassword(newCode() + newCode());
  return inTransaction<{ grantId: string | null; code: string | null }>(ctx.db, async (tx) => {
    const at = ctx.clock.now();
    const found = await loadOpen(tx, { actor, proposalId, at });
    if (!found.ok) return found;
    const { proposal, personUnit } = found.value;
    if (proposal.proposed_by === actor.personId) {
      return forbidden("Đồng chí đã đề nghị việc này; một quản trị khác phải xác nhận.");
    }
    await tx
      .updateTable("proposal")
      .set({ state: "confirmed", decided_by: actor.personId, decided_at: at })
      .where("id", "=", proposalId)
      .execute();
    const entry = {
      at,
      actor: ledgerActor(actor),
      unitCode: personUnit,
      subject: { type: "person", id: proposal.person_id },
    };
    const pair = { proposalId, proposedBy: proposal.proposed_by };
    if (proposal.kind === "grant") {
      const stored = await storeGrant(tx, {
        personId: proposal.person_id,
        role: roleOf(proposal.role),
        unitCode: proposal.unit_code ?? "",
        validFrom: proposal.valid_from === null || proposal.valid_from < at ? at : proposal.valid_from,
        validTo: proposal.valid_to,
        grantedBy: proposal.proposed_by,
        confirmedBy: actor.personId,
      });
      if (!stored.ok) return stored;
      await appendEntry(tx, { ...entry, act: "grant.given", details: { ...stored.value.details, ...pair } });
      return done({ grantId: stored.value.grantId, code: null });
    }
    if (proposal.code_hash === null)
      throw new Error(`the reset ${proposalId} waits without a half of its code`);
    const code = newCode();
    const personId = proposal.person_id;
    const halves = [proposal.code_hash, hashCode({ key: ctx.masterKey, personId, code })] as const;
    const { sessions, invitation } = await makeInvitation(tx, {
      personId,
      halves,
      unusable,
      by: `${actor.rank} ${actor.fullName}`.trim(),
      at,
    });
    const credential = credentialDigest({ passwordHash: unusable, totpSecretEncrypted: null });
    await appendEntry(tx, {
      ...entry,
      act: "person.credential-reset",
      details: { ...pair, sessions, credential, invitation },
    });
    return done({ grantId: null, code });
  });
}

/** Takes back what one proposed oneself, or turns down what another proposed. */
export async function withdrawProposal(
  ctx: DecideContext,
  { actor, proposalId }: { actor: Actor; proposalId: string },
): Promise<Outcome<null>> {
  return inTransaction(ctx.db, async (tx) => {
    const at = ctx.clock.now();
    const found = await loadOpen(tx, { actor, proposalId, at });
    if (!found.ok) return found;
    const { proposal, personUnit } = found.value;
    await tx
      .updateTable("proposal")
      .set({ state: "withdrawn", decided_by: actor.personId, decided_at: at })
      .where("id", "=", proposalId)
      .execute();
    await appendEntry(tx, {
      at,
      act: "proposal.withdrawn",
      actor: ledgerActor(actor),
      unitCode: personUnit,
      subject: { type: "person", id: proposal.person_id },
      details: { proposalId, kind: proposal.kind, role: proposal.role },
    });
    return done(null);
  });
}

/** An open proposal about a person whom this administrator may change; its row and the person's are held. */
async function loadOpen(tx: Tx, { actor, proposalId, at }: { actor: Actor; proposalId: string; at: Date }) {
  const about = await tx
    .selectFrom("proposal")
    .select("person_id")
    .where("id", "=", proposalId)
    .executeTakeFirst();
  if (about === undefined) return notFound();
  // The person first, as every other act on people holds it; then the proposal, which another may have decided.
  const person = await loadManaged(tx, { actor, personId: about.person_id, now: at });
  if (!person.ok) return person;
  const proposal = await tx
    .selectFrom("proposal")
    .selectAll()
    .select(stillWaits({ at }).as("waits"))
    .where("id", "=", proposalId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (proposal.unit_code !== null && !manages({ actor, unitCode: proposal.unit_code, now: at })) {
    return forbidden("Quyền này thuộc đơn vị ngoài phạm vi quản trị của đồng chí.");
  }
  if (!proposal.waits) return closed;
  return done({ proposal, personUnit: person.value.unitCode });
}

const closed = refused({
  code: "proposal-closed",
  status: 409,
  title: "Đề nghị không còn hiệu lực",
  detail:
    "Đề nghị này đã được xử lý, đã rút hoặc đã hết hiệu lực. Hãy tải lại trang; nếu vẫn cần, hãy đề nghị lại.",
});

/** Makes an invitation and takes password, second factor and sessions away. Answers also what the ledger keeps of it. */
async function makeInvitation(
  tx: Tx,
  {
    personId,
    halves,
    unusable,
    by,
    at,
  }: {
    personId: string;
    halves: readonly [Buffer, Buffer];
    unusable: string;
    by: string;
    at: Date;
  },
): Promise<{ sessions: number; invitation: string }> {
  const invitation = await storeInvitation(tx, { personId, halves, at });
  const credential = {
    password_hash: unusable,
    totp_secret_encrypted: null,
    devices_since: at,
    reset_at: at,
    reset_by: by,
  };
  await tx
    .insertInto("credential")
    .values({ person_id: personId, ...credential })
    .onConflict((conflict) => conflict.column("person_id").doUpdateSet(credential))
    .execute();
  return { sessions: await endSessions(tx, { personId, at }), invitation };
}

function roleOf(stored: string | null): Role {
  const role = roles.find((one) => one === stored);
  if (role === undefined) throw new Error(`no such role: ${stored}`);
  return role;
}
