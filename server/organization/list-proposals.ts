import type { Context } from "../foundation/context.ts";
import type { Actor } from "./actor.ts";
import { may, unitsWhere } from "./rights.ts";
import { stillWaits } from "./still-waits.ts";

/** A proposal as administrators and inspectors see it. */
export interface ListedProposal {
  readonly proposalId: string;
  readonly kind: "grant" | "credential-reset";
  readonly personId: string;
  readonly personName: string;
  readonly username: string;
  readonly personUnitName: string;
  readonly role: string | null;
  readonly unitName: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly reason: string;
  readonly proposedBy: string;
  readonly proposedAt: string;
  readonly lapsesAt: string;
  readonly state: "open" | "confirmed" | "withdrawn" | "lapsed";
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly may: { readonly confirm: boolean; readonly withdraw: boolean };
}

const mostShown = 100;

/** The newest proposals about people whom this person may see, and what may be done about each. */
export async function listProposals(
  ctx: Pick<Context, "db" | "clock">,
  { actor }: { actor: Actor },
): Promise<ListedProposal[]> {
  const units = unitsWhere({ actor, action: "person.read" });
  const now = ctx.clock.now();
  let query = ctx.db
    .selectFrom("proposal")
    .innerJoin("person", "person.id", "proposal.person_id")
    .innerJoin("unit as home", "home.code", "person.unit_code")
    .leftJoin("unit", "unit.code", "proposal.unit_code")
    .leftJoin("person as proposer", "proposer.id", "proposal.proposed_by")
    .leftJoin("person as decider", "decider.id", "proposal.decided_by")
    .selectAll("proposal")
    .select(stillWaits({ at: now }).as("waits"))
    .select([
      "person.username",
      "person.full_name",
      "person.rank",
      "person.unit_code as home_code",
      "home.name as home_name",
      "unit.name as unit_name",
      "proposer.full_name as proposer_name",
      "proposer.rank as proposer_rank",
      "decider.full_name as decider_name",
      "decider.rank as decider_rank",
    ])
    .orderBy("proposal.proposed_at", "desc")
    .limit(mostShown);
  if (units !== "all") query = query.where("person.unit_code", "in", [...units, ""]);
  const rows = await query.execute();
  const manages = (unitCode: string) =>
    may({ actor, action: "person.manage", resource: { type: "person", unitCode }, now });
  return rows.map((row) => {
    const open = Boolean(row.waits);
    const decides =
      open &&
      row.person_id !== actor.personId &&
      manages(row.home_code) &&
      (row.unit_code === null || manages(row.unit_code));
    return {
      proposalId: row.id,
      kind: row.kind === "grant" ? "grant" : "credential-reset",
      personId: row.person_id,
      personName: nameOf(row.rank, row.full_name) ?? "",
      username: row.username,
      personUnitName: row.home_name,
      role: row.role,
      unitName: row.unit_name,
      validFrom: row.valid_from?.toISOString() ?? null,
      validTo: row.valid_to?.toISOString() ?? null,
      reason: row.reason,
      proposedBy: nameOf(row.proposer_rank, row.proposer_name) ?? "Dòng lệnh của quản trị",
      proposedAt: row.proposed_at.toISOString(),
      lapsesAt: row.lapses_at.toISOString(),
      state: row.state === "confirmed" || row.state === "withdrawn" ? row.state : open ? "open" : "lapsed",
      decidedBy: nameOf(row.decider_rank, row.decider_name),
      decidedAt: row.decided_at?.toISOString() ?? null,
      may: { confirm: decides && row.proposed_by !== actor.personId, withdraw: decides },
    };
  });
}

function nameOf(rank: string | null, fullName: string | null): string | null {
  return fullName === null ? null : `${rank ?? ""} ${fullName}`.trim();
}
