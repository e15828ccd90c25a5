import type { Tx } from "../foundation/database/database.ts";
import type { Role } from "./roles.ts";
import { stillWaits } from "./still-waits.ts";
import { insertGrants } from "./store-grant.ts";

/** A person as stored, as far as an import changes him. */
export interface StoredPerson {
  readonly id: string;
  readonly created_at: Date;
  readonly full_name: string;
  readonly rank: string;
  readonly title: string;
  readonly unit_code: string;
}

/** A role that somebody holds now or will hold. */
export interface HeldGrant {
  readonly id: string;
  readonly role: string;
  readonly unitCode: string;
  /** It came from a file without an end, so that a file ends it; what a person gave stays. */
  readonly isImported: boolean;
}

/** A role that a file has proposed and nobody has decided yet. */
export interface OpenProposal {
  readonly proposalId: string;
  readonly personId: string;
  readonly role: string;
  readonly unitCode: string;
}

/** What one line of a file of people does. */
export interface PersonPlan {
  readonly line: number;
  readonly row: {
    readonly username: string;
    readonly full_name: string;
    readonly rank: string;
    readonly unit: string;
    readonly title: string;
  };
  readonly personId: string;
  /** Undefined for somebody new. */
  readonly before: StoredPerson | undefined;
  readonly changed: readonly string[];
  readonly credential?:
    | { readonly passwordHash: string; readonly totpSecretEncrypted: Buffer; readonly digest: string }
    | undefined;
  readonly ended: readonly HeldGrant[];
  readonly given: readonly { readonly grantId: string; readonly role: Role; readonly unit: string }[];
  /** Proposals of an earlier file for roles that this one does not give. */
  readonly withdrawn: readonly OpenProposal[];
  /** Roles that a second administrator must confirm. */
  readonly proposed: readonly { readonly role: Role; readonly unit: string }[];
}

/** The roles that everybody holds at a moment or later, by person. */
export async function loadHeld(
  tx: Tx,
  { at }: { at: Date },
): Promise<ReadonlyMap<string, readonly HeldGrant[]>> {
  const rows = await tx
    .selectFrom("role_grant")
    .select(["id", "person_id", "role", "unit_code", "valid_to", "granted_by"])
    .where((on) => on.or([on("valid_to", "is", null), on("valid_to", ">", at)]))
    .execute();
  const held = Map.groupBy(rows, (row) => row.person_id);
  return new Map(
    [...held].map(([personId, grants]) => [
      personId,
      grants.map((grant) => ({
        id: grant.id,
        role: grant.role,
        unitCode: grant.unit_code,
        isImported: grant.valid_to === null && grant.granted_by === null,
      })),
    ]),
  );
}

/** The roles that files have proposed and that still wait, by person; they are held. */
export async function loadOpenProposals(
  tx: Tx,
  { at }: { at: Date },
): Promise<ReadonlyMap<string, readonly OpenProposal[]>> {
  const rows = await tx
    .selectFrom("proposal")
    .select(["id", "person_id", "role", "unit_code"])
    .where("kind", "=", "grant")
    .where("proposed_by", "is", null)
    .where(stillWaits({ at }))
    .orderBy("id")
    .forUpdate()
    .execute();
  return Map.groupBy(
    rows.map((row) => ({
      proposalId: row.id,
      personId: row.person_id,
      role: row.role ?? "",
      unitCode: row.unit_code ?? "",
    })),
    ({ personId }) => personId,
  );
}

/** Writes what the lines change, a statement a table: a province's force comes in one file. */
export async function storePeople(tx: Tx, plans: readonly PersonPlan[], { at }: { at: Date }): Promise<void> {
  const people = plans
    .filter(({ before, changed }) => before === undefined || changed.length > 0)
    .map(({ personId, before, row: { unit, ...row } }) => ({
      id: personId,
      ...row,
      unit_code: unit,
      created_at: before?.created_at ?? at,
    }));
  if (people.length > 0) {
    await tx
      .insertInto("person")
      .values(people)
      .onConflict((conflict) =>
        conflict.column("id").doUpdateSet((set) => ({
          full_name: set.ref("excluded.full_name"),
          rank: set.ref("excluded.rank"),
          title: set.ref("excluded.title"),
          unit_code: set.ref("excluded.unit_code"),
        })),
      )
      .execute();
  }
  const credentials = plans.flatMap(({ personId, credential }) =>
    credential === undefined
      ? []
      : [
          {
            person_id: personId,
            password_hash: credential.passwordHash,
            totp_secret_encrypted: credential.totpSecretEncrypted,
          },
        ],
  );
  if (credentials.length > 0) await tx.insertInto("credential").values(credentials).execute();
  // First what ends: it may be what a new role excludes.
  const ended = plans.flatMap((plan) => plan.ended.map(({ id }) => id));
  if (ended.length > 0) {
    await tx.updateTable("role_grant").set({ valid_to: at }).where("id", "in", ended).execute();
  }
  const withdrawn = plans.flatMap((plan) => plan.withdrawn.map(({ proposalId }) => proposalId));
  if (withdrawn.length > 0) {
    await tx
      .updateTable("proposal")
      .set({ state: "withdrawn", decided_at: at })
      .where("id", "in", withdrawn)
      .execute();
  }
  await insertGrants(
    tx,
    plans.flatMap(({ personId, given }) =>
      given.map(({ grantId, role, unit }) => ({
        grantId,
        personId,
        role,
        unitCode: unit,
        validFrom: at,
        validTo: null,
        grantedBy: null,
        confirmedBy: null,
      })),
    ),
  );
}
