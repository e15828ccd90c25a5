import type { Database } from "../foundation/database/database.ts";
import type { Disagreement, SubjectCheck } from "../ledger/subject-check.ts";
import { entriesAbout, type Telling, textOf } from "../ledger/witnessed-rows.ts";
import { proposalLasts } from "./open-proposal.ts";
import { needsTwoPersons } from "./role-separation.ts";
import { type Role, roles } from "./roles.ts";

/** What was proposed and not used yet. */
interface Proposed {
  readonly role: string | undefined;
  readonly unitCode: string | undefined;
  readonly by: string | null;
  readonly personId: string;
  readonly at: Date;
}

/**
 * Whether the entries themselves keep the rule of two persons: a role that needs two was proposed by somebody else before,
 * and nobody made a credential who was not invited before, neither more than 72 hours ago. Who writes rows and entries
 * alike into the database, chain and all, must make a whole story of it. What came before is told by the place in the
 * chain: the times are of several machines, whose clocks differ. Looked at from the baseline on: older versions let one
 * administrator give everything.
 */
export const twoPersonsCheck: SubjectCheck = { name: "việc cần hai quản trị", check: brokenRules };

async function* brokenRules(db: Database): AsyncGenerator<Disagreement> {
  const since = await firstSeq(db);
  const proposed = new Map<string, Proposed>();
  const invited = new Map<string, Date>();
  for await (const entry of entriesAbout(db, { subjectType: "grant", witnessedBy: ["person"] })) {
    const { act, at, seq, subjectId, details } = entry;
    const id = idOf(entry);
    if (act === "grant.proposed" || act === "person.credential-reset-proposed")
      proposed.set(id, {
        role: textOf(details.role),
        unitCode: textOf(details.unitCode),
        by: entry.actorId,
        personId: subjectId,
        at,
      });
    if (act === "grant.given" && isOfTwo(details.role)) {
      const fits = followsFrom(proposed.get(id), entry);
      if (!fits && seq > since)
        yield found(entry, `giao quyền «${String(details.role)}» mà không có đề nghị của một quản trị khác`);
    }
    if (act === "person.credential-reset" && textOf(details.proposalId) !== undefined) {
      if (!followsFrom(proposed.get(id), entry) && seq > since)
        yield found(entry, "cấp lại mật khẩu mà không có đề nghị của một quản trị khác");
    }
    if (act === "person.invited" || textOf(details.invitation) !== undefined || isOldReset(entry))
      invited.set(subjectId, at);
    if (act === "person.credential-made") {
      const from = invited.get(subjectId);
      if ((from === undefined || !isInTime(from, at)) && seq > since)
        yield found(entry, "tạo mật khẩu mới mà không ai được mời");
    }
    // What was used or ended is used and ended once.
    if (act === "grant.given" || act === "person.credential-reset" || act === "proposal.withdrawn")
      proposed.delete(id);
    if (act === "person.credential-made") invited.delete(subjectId);
  }
}

/** A proposal by its id; without one, as the command line gives roles at once, by what was proposed for whom. */
function idOf({ subjectId, details }: Telling): string {
  return textOf(details.proposalId) ?? `${subjectId} ${String(details.role)} ${String(details.unitCode)}`;
}

function followsFrom(proposal: Proposed | undefined, { at, actorId, subjectId, details }: Telling): boolean {
  if (proposal === undefined || !isInTime(proposal.at, at) || proposal.personId !== subjectId) return false;
  if (proposal.role !== textOf(details.role) || proposal.unitCode !== textOf(details.unitCode)) return false;
  // The command line alone does both, and is nobody.
  const two = textOf(details.proposalId) !== undefined;
  return two ? actorId !== null && actorId !== proposal.by : actorId === null && proposal.by === null;
}

/** By the same times as the acts themselves ask for: the end of a proposal or an invitation is reckoned from its own. */
function isInTime(from: Date, at: Date): boolean {
  return at.getTime() - from.getTime() <= proposalLasts;
}

function isOfTwo(role: unknown): boolean {
  const known = roles.find((one): one is Role => one === role);
  // One that this version does not know is not waved through.
  return known === undefined || needsTwoPersons(known);
}

/** A reset by two from before entries told of the invitation that it ends in. */
function isOldReset({ act, details }: Telling): boolean {
  return act === "person.credential-reset" && textOf(details.proposalId) !== undefined;
}

/** The baseline's entry, or 0: the entry after which two persons are asked for. */
async function firstSeq(db: Database): Promise<number> {
  const baseline = await db
    .selectFrom("ledger_entry")
    .select((eb) => eb.fn.min("seq").as("seq"))
    .where("act", "=", "ledger.baseline")
    .executeTakeFirst();
  return baseline?.seq ?? 0;
}

function found({ seq, subjectId, at }: Telling, what: string): Disagreement {
  const sentence = `Mục ${seq} của sổ cái (${at.toISOString()}) ghi ${what}: có người ghi thẳng vào cơ sở dữ liệu.`;
  return { kind: "extra", subjectType: "person", subjectId, seq, sentence, lasts: true };
}
