import { z } from "zod";
import { plainText } from "../../body/plain-text.ts";
import type { Context } from "../foundation/context.ts";
import { inTransaction, type Tx } from "../foundation/database.ts";
import { newId } from "../foundation/ids.ts";
import { done, type FieldProblem, invalid, type Outcome } from "../foundation/outcome.ts";
import { appendEntries } from "../ledger/append-entry.ts";
import type { EntryInput } from "../ledger/entry.ts";
import { countAdministrators, enoughAdministrators } from "./count-administrators.ts";
import { credentialDigest } from "./credential-digest.ts";
import { changedFields, type ImportedBy, type ImportReport } from "./import-units.ts";
import { openGrantProposal } from "./open-proposal.ts";
import { fault, readTable, repeated, type TableLine } from "./read-table.ts";
import { needsTwoPersons } from "./role-separation.ts";
import { roles as allRoles, type Role, unitOfImportedRole } from "./roles.ts";
import { detailsOf, storeGrant } from "./store-grant.ts";
import { encryptTotpSecret } from "./totp.ts";

const columns = ["username", "full_name", "rank", "unit", "title", "roles"] as const;

/** The shape of a name to sign in with. */
export const usernamePattern = /^[a-z0-9][a-z0-9._-]{1,63}$/;

const roleSchema = z.enum(allRoles);
const personRow = z.object({
  username: z
    .string()
    .regex(usernamePattern, "tên đăng nhập gồm 2 đến 64 chữ thường không dấu, số, dấu . _ -"),
  full_name: plainText({ max: 100, min: 1, tooShort: "thiếu họ tên.", tooLong: "họ tên quá dài." }),
  rank: plainText({ max: 50, tooLong: "cấp bậc quá dài." }),
  unit: z.string().min(1, "thiếu đơn vị."),
  title: plainText({ max: 100, tooLong: "chức vụ quá dài." }),
  roles: z.string().transform((text, context): readonly Role[] => {
    const names = text.split(/[\s;]+/).filter((name) => name !== "");
    const known: Role[] = [];
    for (const name of new Set(names)) {
      const role = roleSchema.safeParse(name);
      if (role.success) known.push(role.data);
      else context.addIssue({ code: "custom", message: `không có quyền «${name}».` });
    }
    return known;
  }),
});
type PersonRow = z.infer<typeof personRow>;

/** What people of the demonstration sign in with: one known password, and a second factor made from the name. */
export interface InitialCredentials {
  readonly passwordHash: string;
  totpSecretOf(username: string): string;
}

interface Stored {
  readonly id: string;
  readonly username: string;
  readonly full_name: string;
  readonly rank: string;
  readonly title: string;
  readonly unit_code: string;
}

/** What became of a person's grants: the line that is printed, and what the ledger is told. */
interface GrantChange {
  readonly line: string;
  readonly entries: readonly Pick<EntryInput, "act" | "details">[];
}

interface HeldGrant {
  readonly id: string;
  readonly role: string;
  readonly unit_code: string;
}

/**
 * Imports people from CSV text (columns of demonstration/data/people.csv; several roles separated by space or ";"):
 * creates, updates and never deletes. A role that is no longer in the file ends; grants that a person gave stay. While
 * there are fewer than two administrators every role is given at once, with the entries of a proposal and its
 * confirmation; from then on what signs, releases or administers is proposed.
 * Over which unit a role is held says `unitOfImportedRole`. New people cannot
 * sign in until `user reset`, unless `credentials` are given. Refuses the whole file, naming line and column.
 */
export async function importPeople(
  ctx: Pick<Context, "db" | "clock" | "masterKey">,
  { csv, by, credentials }: { csv: string; by: ImportedBy; credentials?: InitialCredentials },
): Promise<Outcome<ImportReport>> {
  const table = readTable({ text: csv, columns, schema: personRow });
  if (!table.ok) return table;
  return inTransaction(ctx.db, async (tx) => {
    const at = ctx.clock.now();
    const units = await tx.selectFrom("unit").select(["code", "parent_code"]).execute();
    const root = units.find((unit) => unit.parent_code === null)?.code;
    if (root === undefined) {
      const message = "chưa có đơn vị nào; hãy nhập tệp đơn vị trước.";
      return invalid([fault({ line: 1, column: "unit", message })]);
    }
    const faults = faultsOf(table.value, new Set(units.map((unit) => unit.code)));
    if (faults.length > 0) return invalid(faults);
    const stored = new Map(
      (await tx.selectFrom("person").selectAll().forUpdate().execute()).map((person) => [
        person.username,
        person,
      ]),
    );
    const held = await heldGrants(tx);
    // With two administrators a file proposes what signs, releases or administers; another person confirms it.
    const proposes = (await countAdministrators(tx, { at })) >= enoughAdministrators;
    const report = { lines: [] as string[], created: 0, updated: 0, unchanged: 0 };
    const entries: EntryInput[] = [];
    for (const { line, row } of table.value) {
      const before = stored.get(row.username);
      const personId = before?.id ?? newId();
      const changed = await storePerson(tx, { before, personId, row, at });
      const credential =
        before === undefined && credentials !== undefined
          ? await storeCredential(tx, ctx, { personId, username: row.username, credentials })
          : undefined;
      const grants = await storeGrants(tx, {
        personId,
        row,
        root,
        held: held.get(personId) ?? [],
        at,
        by,
        proposes,
      });
      if (!grants.ok) {
        return invalid([fault({ line, column: "roles", message: grants.problem.detail })]);
      }
      const what = [...changed, ...grants.value.map((change) => change.line)].join(", ");
      if (before === undefined) report.created += 1;
      else if (what === "") report.unchanged += 1;
      else report.updated += 1;
      const verb = before === undefined ? "thêm" : what === "" ? "giữ nguyên" : "cập nhật";
      report.lines.push(`${verb} ${row.username} ${row.full_name}${what === "" ? "" : ` (${what})`}`);
      const entry = { at, actor: by, unitCode: row.unit, subject: { type: "person", id: personId } };
      if (before === undefined || changed.length > 0) {
        const { roles: _roles, ...fields } = row;
        const details = credential === undefined ? fields : { ...fields, credential };
        entries.push({ ...entry, act: before === undefined ? "person.created" : "person.changed", details });
      }
      for (const told of grants.value.flatMap((change) => change.entries))
        entries.push({ ...entry, ...told });
    }
    await appendEntries(tx, entries);
    return done(report);
  });
}

function faultsOf(lines: readonly TableLine<PersonRow>[], units: ReadonlySet<string>): FieldProblem[] {
  const faults = repeated(lines, "username", (row) => row.username);
  for (const { line, row } of lines) {
    if (!units.has(row.unit)) {
      faults.push(fault({ line, column: "unit", message: `không có đơn vị «${row.unit}».` }));
    }
  }
  return faults;
}

async function heldGrants(tx: Tx): Promise<ReadonlyMap<string, readonly HeldGrant[]>> {
  const rows = await tx
    .selectFrom("role_grant")
    .select(["id", "person_id", "role", "unit_code"])
    .where("valid_to", "is", null)
    .where("granted_by", "is", null)
    .execute();
  return Map.groupBy(rows, (row) => row.person_id);
}

async function storePerson(
  tx: Tx,
  { before, personId, row, at }: { before: Stored | undefined; personId: string; row: PersonRow; at: Date },
): Promise<readonly string[]> {
  const values = { full_name: row.full_name, rank: row.rank, title: row.title, unit_code: row.unit };
  if (before === undefined) {
    await tx
      .insertInto("person")
      .values({ id: personId, username: row.username, created_at: at, ...values })
      .execute();
    return [];
  }
  const changed = changedFields({ ...before }, values);
  if (changed.length > 0) await tx.updateTable("person").set(values).where("id", "=", personId).execute();
  return changed;
}

/** Stores it and answers its digest, for the ledger. */
async function storeCredential(
  tx: Tx,
  ctx: Pick<Context, "masterKey">,
  {
    personId,
    username,
    credentials,
  }: { personId: string; username: string; credentials: InitialCredentials },
): Promise<string> {
  const secret = credentials.totpSecretOf(username);
  const { passwordHash } = credentials;
  const totpSecretEncrypted = encryptTotpSecret({ key: ctx.masterKey, personId, secret });
  await tx
    .insertInto("credential")
    .values({
      person_id: personId,
      password_hash: passwordHash,
      totp_secret_encrypted: totpSecretEncrypted,
    })
    .execute();
  return credentialDigest({ passwordHash, totpSecretEncrypted });
}

async function storeGrants(
  tx: Tx,
  {
    personId,
    row,
    root,
    held,
    at,
    by,
    proposes,
  }: {
    personId: string;
    row: PersonRow;
    root: string;
    held: readonly HeldGrant[];
    at: Date;
    by: ImportedBy;
    proposes: boolean;
  },
): Promise<Outcome<readonly GrantChange[]>> {
  const wanted = row.roles.map((role) => ({
    role,
    unit: unitOfImportedRole({ role, unit: row.unit, root }),
  }));
  const given = wanted.filter(
    ({ role, unit }) => !held.some((grant) => grant.role === role && grant.unit_code === unit),
  );
  const ended = held.filter(
    (grant) => !wanted.some(({ role, unit }) => grant.role === role && grant.unit_code === unit),
  );
  const changes: GrantChange[] = [];
  // First what ends: it may be what a new role excludes.
  for (const grant of ended) {
    await tx.updateTable("role_grant").set({ valid_to: at }).where("id", "=", grant.id).execute();
    const details = { grantId: grant.id, role: grant.role, unitCode: grant.unit_code };
    changes.push({
      line: `thôi quyền ${grant.role} tại ${grant.unit_code}`,
      entries: [{ act: "grant.ended", details }],
    });
  }
  for (const { role, unit } of given) {
    const terms = { personId, role, unitCode: unit, validFrom: at, validTo: null };
    if (proposes && needsTwoPersons(role)) {
      const opened = await openGrantProposal(tx, {
        terms,
        at,
        actor: by,
        personUnit: row.unit,
        proposedBy: null,
        reason: "Nạp từ tệp cán bộ",
      });
      if (!opened.ok && opened.problem.code !== "already-proposed") return opened;
      const line = `đề nghị quyền ${role} tại ${unit}, chờ quản trị xác nhận trên màn hình Cán bộ`;
      if (opened.ok) changes.push({ line, entries: [] });
      continue;
    }
    const stored = await storeGrant(tx, { ...terms, grantedBy: null, confirmedBy: null });
    if (!stored.ok) return stored;
    const gave = { act: "grant.given", details: stored.value.details };
    const pair = { act: "grant.proposed", details: detailsOf(terms) };
    changes.push({
      line: `giao quyền ${role} tại ${unit}`,
      entries: needsTwoPersons(role) ? [pair, gave] : [gave],
    });
  }
  return done(changes);
}
