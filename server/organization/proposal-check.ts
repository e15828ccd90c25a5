import type { Json } from "../foundation/canonical-json.ts";
import {
  membersOf,
  type Telling,
  textOf,
  type Witness,
  type WitnessedTable,
} from "../ledger/witnessed-rows.ts";
import { halfDigest, invitationDigest } from "./credential-digest.ts";

/** What one administrator proposes and another confirms: each row follows from its opening and its end. */
export const proposals: WitnessedTable = {
  subjectType: "proposal",
  witnessedBy: ["person"],
  says(entry) {
    const id = textOf(entry.details.proposalId);
    return id === undefined ? [] : witnessOfProposal(id, entry);
  },
  // One that nobody decided is taken away when it is long past its time.
  mayBeGone: ({ state }) => state === "open",
  async rows(db) {
    const rows = await db.selectFrom("proposal").selectAll().execute();
    return rows.map((row) => ({
      id: row.id,
      name: `Đề nghị ${row.kind === "grant" ? `giao quyền «${row.role}»` : "cấp lại mật khẩu"} (${row.id})`,
      members: {
        person_id: row.person_id,
        kind: row.kind,
        role: row.role,
        unit_code: row.unit_code,
        valid_from: row.kind === "grant" ? (row.valid_from ?? row.proposed_at).toISOString() : null,
        valid_to: row.valid_to?.toISOString() ?? null,
        reason: row.reason,
        proposed_by: row.proposed_by,
        proposed_at: row.proposed_at.toISOString(),
        lapses_at: row.lapses_at.toISOString(),
        state: row.state,
        decided_by: row.decided_by,
        decided_at: row.decided_at?.toISOString() ?? null,
        half: row.code_hash === null ? null : halfDigest(row.code_hash),
      },
    }));
  },
};

function witnessOfProposal(
  id: string,
  { act, at, actorId, subjectId, details }: Telling,
): readonly Witness[] {
  const opened = (kind: string, more: Readonly<Record<string, Json>>): readonly Witness[] => [
    {
      id,
      members: {
        ...more,
        ...membersOf({ reason: details.reason, lapses_at: details.lapsesAt }, ["reason", "lapses_at"]),
        kind,
        person_id: subjectId,
        proposed_by: actorId,
        proposed_at: at.toISOString(),
        state: "open",
        decided_by: null,
        decided_at: null,
      },
    },
  ];
  const ended = (state: string): readonly Witness[] => [
    { id, members: { state, decided_by: actorId, decided_at: at.toISOString() } },
  ];
  switch (act) {
    case "grant.proposed": {
      const { role, unitCode: unit_code, validFrom: valid_from, validTo: valid_to } = details;
      const terms = { role, unit_code, valid_from, valid_to };
      return opened("grant", { ...membersOf(terms, Object.keys(terms)), half: null });
    }
    case "person.credential-reset-proposed": {
      // Of a code from before it was bound to the person nothing is left.
      const half = textOf(details.half) ?? null;
      return opened("credential-reset", {
        role: null,
        unit_code: null,
        valid_from: null,
        valid_to: null,
        half,
      });
    }
    case "grant.given":
    case "person.credential-reset":
      return ended("confirmed");
    case "proposal.withdrawn":
      return ended("withdrawn");
    default:
      return [];
  }
}

/** With what a person makes a new password and second factor: by the digest of both halves and of their time. */
export const invitations: WitnessedTable = {
  subjectType: "invitation",
  witnessedBy: ["person"],
  says({ act, subjectId, details }) {
    const digest = textOf(details.invitation);
    if (act === "person.credential-made") return [{ id: subjectId, members: {}, gone: true }];
    return digest === undefined ? [] : [{ id: subjectId, members: { digest } }];
  },
  // One that nobody used is taken away when it is past its time; without it nobody gains anything.
  mayBeGone: () => true,
  async rows(db) {
    const rows = await db
      .selectFrom("invitation")
      .innerJoin("person", "person.id", "invitation.person_id")
      .selectAll("invitation")
      .select("person.username")
      .execute();
    return rows.map((row) => ({
      id: row.person_id,
      name: `Mã mời tạo mật khẩu của ${row.username}`,
      members: { digest: invitationDigest(row) },
    }));
  },
};
