import type { Context } from "../foundation/context.ts";
import { inTransaction, type Tx } from "../foundation/database/database.ts";
import { done, forbidden, invalid, notFound, type Outcome, refused } from "../foundation/outcome.ts";
import { appendEntry } from "../ledger/append-entry.ts";
import { type Actor, ledgerActor } from "./actor.ts";
import { openGrantProposal } from "./open-proposal.ts";
import { may, requireStepUp } from "./rights.ts";
import { needsTwoPersons } from "./role-separation.ts";
import type { Role } from "./roles.ts";
import { endSessions } from "./store.ts";
import { storeGrant } from "./store-grant.ts";

type ManageContext = Pick<Context, "db" | "clock">;

/** Takes a person's access away: no sign-in any more, and every session ends at once. Grants stay, but lie still. */
export async function deactivatePerson(
  ctx: ManageContext,
  { actor, personId }: { actor: Actor; personId: string },
): Promise<Outcome<null>> {
  return setActive(ctx, { actor, personId, active: false });
}

/** Gives a person's access back, with the grants that are still valid. */
export async function activatePerson(
  ctx: ManageContext,
  { actor, personId }: { actor: Actor; personId: string },
): Promise<Outcome<null>> {
  return setActive(ctx, { actor, personId, active: true });
}

/**
 * Gives a person a role over a unit and all under it, from now or a later moment, for good or until an end (deputy). A
 * role that signs, releases or administers is only proposed: another administrator confirms it.
 */
export async function giveGrant(
  ctx: ManageContext,
  input: {
    actor: Actor;
    personId: string;
    role: Role;
    unitCode: string;
    validFrom: Date | null;
    validTo: Date | null;
    reason: string;
  },
): Promise<Outcome<{ grantId: string | null; proposalId: string | null }>> {
  const { actor, personId, role, unitCode, validTo, reason } = input;
  return inTransaction<{ grantId: string | null; proposalId: string | null }>(ctx.db, async (tx) => {
    const at = ctx.clock.now();
    const person = await loadManaged(tx, { actor, personId, now: at });
    if (!person.ok) return person;
    const validFrom = input.validFrom ?? at;
    if (validFrom < at) {
      return invalid([{ path: "validFrom", message: "Quyền không thể bắt đầu trong quá khứ." }]);
    }
    if (validTo !== null && validTo <= validFrom) {
      return invalid([{ path: "validTo", message: "Ngày hết quyền phải sau ngày bắt đầu." }]);
    }
    const unit = await tx.selectFrom("unit").select("code").where("code", "=", unitCode).executeTakeFirst();
    if (unit === undefined || !manages({ actor, unitCode, now: at })) {
      return invalid([{ path: "unitCode", message: "Không có đơn vị này trong phạm vi quản trị." }]);
    }
    const terms = { personId, role, unitCode, validFrom, validTo };
    const entry = { at, actor: ledgerActor(actor), personUnit: person.value.unitCode };
    if (needsTwoPersons(role)) {
      const proposed = await openGrantProposal(tx, {
        terms: { ...terms, validFrom: input.validFrom },
        proposedBy: actor.personId,
        reason,
        ...entry,
      });
      return proposed.ok ? done({ grantId: null, proposalId: proposed.value.proposalId }) : proposed;
    }
    const stored = await storeGrant(tx, { ...terms, grantedBy: actor.personId, confirmedBy: null });
    if (!stored.ok) return stored;
    await appendEntry(tx, {
      at,
      act: "grant.given",
      actor: entry.actor,
      unitCode: person.value.unitCode,
      subject: { type: "person", id: personId },
      details: stored.value.details,
    });
    return done({ grantId: stored.value.grantId, proposalId: null });
  });
}

/** Ends a grant now; it stays on record. A grant that has ended already is refused. */
export async function endGrant(
  ctx: ManageContext,
  { actor, personId, grantId }: { actor: Actor; personId: string; grantId: string },
): Promise<Outcome<null>> {
  return inTransaction(ctx.db, async (tx) => {
    const at = ctx.clock.now();
    const person = await loadManaged(tx, { actor, personId, now: at });
    if (!person.ok) return person;
    const grant = await tx
      .selectFrom("role_grant")
      .selectAll()
      .where("id", "=", grantId)
      .where("person_id", "=", personId)
      .forUpdate()
      .executeTakeFirst();
    if (grant === undefined) return notFound();
    if (grant.valid_to !== null && grant.valid_to <= at) {
      return refused({
        code: "grant-ended",
        status: 409,
        title: "Quyền đã hết hiệu lực",
        detail: "Quyền này đã hết hiệu lực từ trước, không cần thu hồi nữa.",
      });
    }
    await tx.updateTable("role_grant").set({ valid_to: at }).where("id", "=", grantId).execute();
    await appendEntry(tx, {
      at,
      act: "grant.ended",
      actor: ledgerActor(actor),
      unitCode: person.value.unitCode,
      subject: { type: "person", id: personId },
      details: { grantId, role: grant.role, unitCode: grant.unit_code },
    });
    return done(null);
  });
}

async function setActive(
  ctx: ManageContext,
  { actor, personId, active }: { actor: Actor; personId: string; active: boolean },
): Promise<Outcome<null>> {
  return inTransaction(ctx.db, async (tx) => {
    const at = ctx.clock.now();
    const person = await loadManaged(tx, { actor, personId, now: at });
    if (!person.ok) return person;
    if (person.value.active === active) return done(null);
    await tx.updateTable("person").set({ active }).where("id", "=", personId).execute();
    const sessions = active ? 0 : await endSessions(tx, { personId, at });
    await appendEntry(tx, {
      at,
      act: active ? "person.activated" : "person.deactivated",
      actor: ledgerActor(actor),
      unitCode: person.value.unitCode,
      subject: { type: "person", id: personId },
      details: { sessions },
    });
    return done(null);
  });
}

/** A person whom this administrator may change at this moment: within reach, not himself, freshly proved. Locks the row. */
export async function loadManaged(
  tx: Tx,
  { actor, personId, now }: { actor: Actor; personId: string; now: Date },
): Promise<Outcome<{ unitCode: string; active: boolean }>> {
  const person = await tx
    .selectFrom("person")
    .select(["unit_code as unitCode", "active"])
    .where("id", "=", personId)
    .forUpdate()
    .executeTakeFirst();
  if (person === undefined) return notFound();
  const resource = { type: "person", unitCode: person.unitCode } as const;
  if (!may({ actor, action: "person.read", resource, now })) return notFound();
  if (!manages({ actor, unitCode: person.unitCode, now })) {
    return forbidden("Chỉ quản trị hệ thống được sửa cán bộ và phân quyền.");
  }
  if (personId === actor.personId) {
    return forbidden("Đồng chí không được tự phân quyền hoặc tự khóa mình; hãy nhờ quản trị khác.");
  }
  const steppedUp = requireStepUp({ actor, now });
  return steppedUp.ok ? done(person) : steppedUp;
}

/** Whether this person administers a unit. */
export function manages({ actor, unitCode, now }: { actor: Actor; unitCode: string; now: Date }): boolean {
  return may({ actor, action: "person.manage", resource: { type: "person", unitCode }, now });
}
