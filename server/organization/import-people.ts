import { z } from "zod";
import { plainText } from "../../body/plain-text.ts";
import type { Context } from "../foundation/context.ts";
import type { Tx } from "../foundation/database/database.ts";
import { newId } from "../foundation/ids.ts";
import { done, type FieldProblem, invalid, type Outcome } from "../foundation/outcome.ts";
import { appendEntries } from "../ledger/append-entry.ts";
import type { EntryInput } from "../ledger/entry.ts";
import { countAdministrators, enoughAdministrators } from "./count-administrators.ts";
import { credentialDigest } from "./credential-digest.ts";
import { openGrantProposal } from "./open-proposal.ts";
import { fault, readTable, repeated, type TableLine } from "./read-table.ts";
import { needsTwoPersons } from "./role-separation.ts";
import { roles as allRoles, type Role, unitOfImportedRole } from "./roles.ts";
import {
  changedFields,
  type ImportedBy,
  type ImportOrder,
  type ImportReport,
  runImport,
} from "./run-import.ts";
import { besideRoles, detailsOf } from "./store-grant.ts";
import {
  type HeldGrant,
  loadHeld,
  loadOpenProposals,
  type OpenProposal,
  type PersonPlan,
  type StoredPerson,
  storePeople,
} from "./store-people.ts";
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

/** So many people are written together, and told as one step of progress. */
const peopleAStep = 1000;

/**
 * Imports people from CSV text (columns of demonstration/data/people.csv; several roles separated by space or ";"):
 * creates, updates and never deletes. A role that is no longer in the file ends, and so does what a file proposed of it;
 * grants that a person gave stay. While
 * there are fewer than two administrators every role is given at once, with the entries of a proposal and its
 * confirmation; from then on what signs, releases or administers is proposed.
 * Over which unit a role is held says `unitOfImportedRole`. New people cannot
 * sign in until `user reset`, unless `credentials` are given. Refuses the whole file, naming line and column.
 */
export async function importPeople(
  ctx: Pick<Context, "db" | "clock" | "masterKey">,
  { csv, by, dryRun, onProgress, credentials }: ImportOrder & { credentials?: InitialCredentials },
): Promise<Outcome<ImportReport>> {
  const table = readTable({ text: csv, columns, schema: personRow });
  if (!table.ok) return table;
  return runImport(ctx, { dryRun }, async (tx) => {
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
    const held = await loadHeld(tx, { at });
    const waiting = await loadOpenProposals(tx, { at });
    // With two administrators a file proposes what signs, releases or administers; another person confirms it.
    const proposes = (await countAdministrators(tx, { at })) >= enoughAdministrators;
    const plans = table.value.map(({ line, row }) => {
      const before = stored.get(row.username);
      const known = before?.id ?? "";
      const plan = planPerson({
        ...{ line, row, root, before, proposes },
        held: held.get(known) ?? [],
        waiting: waiting.get(known) ?? [],
      });
      if (before !== undefined || credentials === undefined) return plan;
      return { ...plan, credential: credentialOf(ctx, plan, credentials) };
    });
    const clashes = plans.flatMap((plan) => clashesOf(plan, held.get(plan.personId) ?? []));
    if (clashes.length > 0) return invalid(clashes);
    for (let from = 0; from < plans.length; from += peopleAStep) {
      const step = plans.slice(from, from + peopleAStep);
      await storePeople(tx, step, { at });
      onProgress?.({ done: from + step.length, total: plans.length });
    }
    const report = { lines: [] as string[], created: 0, updated: 0, unchanged: 0 };
    for (const plan of plans) {
      const proposed = await propose(tx, plan, { at, by });
      if (!proposed.ok) {
        return invalid([fault({ line: plan.line, column: "roles", message: proposed.problem.detail })]);
      }
      const what = [...linesOf(plan), ...proposed.value].join(", ");
      if (plan.before === undefined) report.created += 1;
      else if (what === "") report.unchanged += 1;
      else report.updated += 1;
      const verb = plan.before === undefined ? "thêm" : what === "" ? "giữ nguyên" : "cập nhật";
      const { username, full_name } = plan.row;
      report.lines.push(`${verb} ${username} ${full_name}${what === "" ? "" : ` (${what})`}`);
    }
    await appendEntries(
      tx,
      plans.flatMap((plan) => entriesOf(plan, { at, by })),
    );
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

/** What a line of the file changes of its person. */
function planPerson({
  line,
  row,
  root,
  before,
  held,
  waiting,
  proposes,
}: {
  line: number;
  row: PersonRow;
  root: string;
  before: StoredPerson | undefined;
  held: readonly HeldGrant[];
  waiting: readonly OpenProposal[];
  proposes: boolean;
}): PersonPlan {
  const { roles, ...fields } = row;
  const imported = held.filter((grant) => grant.isImported);
  const wanted = roles.map((role) => ({ role, unit: unitOfImportedRole({ role, unit: row.unit, root }) }));
  const lacking = wanted.filter(
    ({ role, unit }) => !imported.some((grant) => grant.role === role && grant.unitCode === unit),
  );
  const isWanted = (one: { role: string; unitCode: string }) =>
    wanted.some(({ role, unit }) => one.role === role && one.unitCode === unit);
  const isProposed = ({ role }: { role: Role }) => proposes && needsTwoPersons(role);
  const { full_name, rank, title, unit: unit_code } = fields;
  return {
    line,
    row: fields,
    personId: before?.id ?? newId(),
    before,
    changed: before === undefined ? [] : changedFields({ ...before }, { full_name, rank, title, unit_code }),
    ended: imported.filter((grant) => !isWanted(grant)),
    withdrawn: waiting.filter((proposal) => !isWanted(proposal)),
    given: lacking.filter((one) => !isProposed(one)).map((one) => ({ ...one, grantId: newId() })),
    proposed: lacking.filter(isProposed),
  };
}

/** What the file gives and what the person must not hold beside it; what ends meanwhile does not count. */
function clashesOf({ line, ended, given }: PersonPlan, held: readonly HeldGrant[]): FieldProblem[] {
  const beside = held.filter((grant) => !ended.includes(grant)).map((grant) => grant.role);
  const faults: FieldProblem[] = [];
  for (const { role } of given) {
    const fits = besideRoles({ role, held: beside });
    if (!fits.ok) faults.push(fault({ line, column: "roles", message: fits.problem.detail }));
    beside.push(role);
  }
  return faults.slice(0, 1);
}

/** Password and second factor of somebody new, and their digest for the ledger. */
function credentialOf(
  ctx: Pick<Context, "masterKey">,
  { personId, row }: PersonPlan,
  { passwordHash, totpSecretOf }: InitialCredentials,
): PersonPlan["credential"] {
  const secret = totpSecretOf(row.username);
  const totpSecretEncrypted = encryptTotpSecret({ key: ctx.masterKey, personId, secret });
  const digest = credentialDigest({ passwordHash, totpSecretEncrypted });
  return { passwordHash, totpSecretEncrypted, digest };
}

/** Puts before a second administrator what the file does not give by itself; answers its lines. */
async function propose(
  tx: Tx,
  { personId, row, proposed }: PersonPlan,
  { at, by }: { at: Date; by: ImportedBy },
): Promise<Outcome<readonly string[]>> {
  const lines: string[] = [];
  for (const { role, unit } of proposed) {
    const opened = await openGrantProposal(tx, {
      terms: { personId, role, unitCode: unit, validFrom: at, validTo: null },
      at,
      actor: by,
      personUnit: row.unit,
      proposedBy: null,
      reason: "Nạp từ tệp cán bộ",
    });
    if (opened.ok) {
      lines.push(`đề nghị quyền ${role} tại ${unit}, chờ quản trị xác nhận trên màn hình Cán bộ`);
    } else if (opened.problem.code !== "already-proposed") return opened;
  }
  return done(lines);
}

function linesOf({ changed, ended, withdrawn, given }: PersonPlan): readonly string[] {
  return [
    ...changed,
    ...ended.map(({ role, unitCode }) => `thôi quyền ${role} tại ${unitCode}`),
    ...withdrawn.map(({ role, unitCode }) => `rút đề nghị quyền ${role} tại ${unitCode}`),
    ...given.map(({ role, unit }) => `giao quyền ${role} tại ${unit}`),
  ];
}

function entriesOf(
  { personId, row, before, changed, credential, ended, withdrawn, given }: PersonPlan,
  { at, by }: { at: Date; by: ImportedBy },
): readonly EntryInput[] {
  const entry = { at, actor: by, unitCode: row.unit, subject: { type: "person", id: personId } };
  const entries: EntryInput[] = [];
  if (before === undefined || changed.length > 0) {
    const details = credential === undefined ? row : { ...row, credential: credential.digest };
    entries.push({ ...entry, act: before === undefined ? "person.created" : "person.changed", details });
  }
  for (const { id, role, unitCode } of ended) {
    entries.push({ ...entry, act: "grant.ended", details: { grantId: id, role, unitCode } });
  }
  for (const { proposalId, role } of withdrawn) {
    entries.push({ ...entry, act: "proposal.withdrawn", details: { proposalId, kind: "grant", role } });
  }
  for (const { grantId, role, unit } of given) {
    const details = detailsOf({ role, unitCode: unit, validFrom: at, validTo: null });
    if (needsTwoPersons(role)) entries.push({ ...entry, act: "grant.proposed", details });
    entries.push({ ...entry, act: "grant.given", details: { grantId, ...details } });
  }
  return entries;
}
