import type { Selectable } from "kysely";
import { z } from "zod";
import { plainText } from "../../body/plain-text.ts";
import type { Context } from "../foundation/context.ts";
import type { Tx } from "../foundation/database/database.ts";
import type { UnitProfile } from "../foundation/database/database-types.generated.ts";
import { done, type FieldProblem, invalid, type Outcome } from "../foundation/outcome.ts";
import { appendEntries } from "../ledger/append-entry.ts";
import type { EntryInput } from "../ledger/entry.ts";
import { fault, readTable, repeated, type TableLine } from "./read-table.ts";
import { changedFields, type ImportOrder, type ImportReport, runImport } from "./run-import.ts";

const columns = [
  "code",
  "parent",
  "level",
  "type",
  "name",
  "alt_name",
  "slug",
  "block",
  "former_district",
] as const;

/** What a unit tells the public of itself; a file may leave these columns out, and then nothing of it changes. */
export const profileColumns = [
  "address",
  "phone",
  "duty_phone",
  "email",
  "reception",
  "leader",
  "leader_title",
  "latitude",
  "longitude",
] as const;

const line = (max: number) => plainText({ max }).optional();
const phone = z
  .string()
  .regex(/^(\+?\d[\d .]{1,18}\d)?$/, "số điện thoại chỉ gồm chữ số, dấu cách, dấu chấm.")
  .optional();
const degrees = (most: number) =>
  z
    .string()
    .regex(/^(-?\d{1,3}(\.\d{1,8})?)?$/, { error: "tọa độ là số thập phân, ví dụ 19.8067.", abort: true })
    .refine((text) => Math.abs(Number(text)) <= most, `tọa độ nằm ngoài khoảng -${most} đến ${most}.`)
    .transform((text) => (text === "" ? null : Number(text)))
    .optional();

const unitRow = z.object({
  code: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/, "mã đơn vị chỉ gồm chữ không dấu, số, dấu . _ -"),
  parent: z.string(),
  level: z.enum(["province", "department", "commune"], "cấp phải là province, department hoặc commune."),
  type: z.string().min(1, "thiếu loại đơn vị."),
  name: plainText({ max: 200, min: 1, tooShort: "thiếu tên đơn vị.", tooLong: "tên quá dài." }),
  alt_name: plainText({ max: 200, tooLong: "tên quá dài." }),
  slug: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "đường dẫn chỉ gồm chữ thường không dấu, số và dấu gạch nối."),
  block: z.string(),
  former_district: z.string(),
  address: line(200),
  phone,
  duty_phone: phone,
  email: z.union([z.literal(""), z.email("địa chỉ thư điện tử không đúng dạng.")]).optional(),
  reception: line(300),
  leader: line(120),
  leader_title: line(120),
  latitude: degrees(90),
  longitude: degrees(180),
});
type UnitRow = z.infer<typeof unitRow>;

/**
 * Imports units from CSV text (columns of demonstration/data/units.csv; those of the public profile may lack): creates,
 * updates and never deletes. Refuses the whole file, naming line and column, when one line is wrong or the units would
 * not form one tree.
 */
export async function importUnits(
  ctx: Pick<Context, "db" | "clock">,
  { csv, by, dryRun }: ImportOrder,
): Promise<Outcome<ImportReport>> {
  const table = readTable({ text: csv, columns, optionalColumns: profileColumns, schema: unitRow });
  if (!table.ok) return table;
  return runImport(ctx, { dryRun }, async (tx) => {
    const at = ctx.clock.now();
    const stored = await tx.selectFrom("unit").selectAll().forUpdate().execute();
    const profiles = await tx.selectFrom("unit_profile").selectAll().execute();
    const faults = [...faultsOfTree(table.value, stored), ...faultsOfPlaces(table.value)];
    if (faults.length > 0) return invalid(faults);
    const known = new Map(stored.map((unit) => [unit.code, unit]));
    const knownProfiles = new Map(profiles.map((profile) => [profile.unit_code, profile]));
    const report = { lines: [] as string[], created: 0, updated: 0, unchanged: 0 };
    const entries: EntryInput[] = [];
    for (const { row } of parentsFirst(table.value)) {
      const values = {
        parent_code: row.parent === "" ? null : row.parent,
        level: row.level,
        type: row.type,
        name: row.name,
        alt_name: row.alt_name,
        slug: row.slug,
        block: row.block,
        former_district: row.former_district,
      };
      const before = known.get(row.code);
      const storedProfile = knownProfiles.get(row.code) ?? emptyProfile;
      const profile = profileOf(row, storedProfile);
      const changedProfile = changedFields({ ...storedProfile }, { ...profile });
      const changed = [...changedFields(before, values), ...changedProfile];
      if (before !== undefined && changed.length === 0) {
        report.unchanged += 1;
        report.lines.push(`giữ nguyên đơn vị ${row.code} ${row.name}`);
        continue;
      }
      if (before === undefined) {
        await tx
          .insertInto("unit")
          .values({ code: row.code, ...values })
          .execute();
        report.created += 1;
        report.lines.push(`thêm đơn vị ${row.code} ${row.name}`);
      } else {
        await tx.updateTable("unit").set(values).where("code", "=", row.code).execute();
        report.updated += 1;
        report.lines.push(`cập nhật đơn vị ${row.code} ${row.name} (${changed.join(", ")})`);
      }
      if (changedProfile.length > 0) await writeProfile(tx, row.code, profile);
      entries.push({
        at,
        act: before === undefined ? "unit.created" : "unit.changed",
        actor: by,
        unitCode: row.code,
        subject: { type: "unit", id: row.code },
        details: { ...values, ...profile },
      });
    }
    await appendEntries(tx, entries);
    return done(report);
  });
}

const emptyProfile: Profile = {
  address: "",
  phone: "",
  duty_phone: "",
  email: "",
  reception: "",
  leader: "",
  leader_title: "",
  latitude: null,
  longitude: null,
};

type Profile = Omit<Selectable<UnitProfile>, "unit_code">;

/** A unit's profile after the import: what the file says, and what is stored where the file has no such column. */
function profileOf(row: UnitRow, stored: Profile): Profile {
  return {
    address: row.address ?? stored.address,
    phone: row.phone ?? stored.phone,
    duty_phone: row.duty_phone ?? stored.duty_phone,
    email: row.email ?? stored.email,
    reception: row.reception ?? stored.reception,
    leader: row.leader ?? stored.leader,
    leader_title: row.leader_title ?? stored.leader_title,
    latitude: row.latitude === undefined ? stored.latitude : row.latitude,
    longitude: row.longitude === undefined ? stored.longitude : row.longitude,
  };
}

async function writeProfile(tx: Tx, code: string, profile: Profile): Promise<void> {
  await tx
    .insertInto("unit_profile")
    .values({ unit_code: code, ...profile })
    .onConflict((conflict) => conflict.column("unit_code").doUpdateSet(profile))
    .execute();
}

/** A place on the map has both degrees or none. */
function faultsOfPlaces(lines: readonly TableLine<UnitRow>[]): FieldProblem[] {
  return lines.flatMap(({ line: number, row }) => {
    const { latitude = null, longitude = null } = row;
    if ((latitude === null) === (longitude === null)) return [];
    const column = latitude === null ? "latitude" : "longitude";
    return [
      fault({ line: number, column, message: "vĩ độ và kinh độ phải có cả hai hoặc để trống cả hai." }),
    ];
  });
}

function faultsOfTree(
  lines: readonly TableLine<UnitRow>[],
  stored: readonly { code: string; parent_code: string | null; slug: string }[],
): FieldProblem[] {
  const faults = [
    ...repeated(lines, "code", (row) => row.code),
    ...repeated(lines, "slug", (row) => row.slug),
  ];
  const parentOf = new Map(stored.map((unit) => [unit.code, unit.parent_code ?? ""]));
  const slugOf = new Map(stored.map((unit) => [unit.slug, unit.code]));
  for (const { row } of lines) parentOf.set(row.code, row.parent);
  const root = [...parentOf].find(([, parent]) => parent === "")?.[0];
  const replaced = new Set(lines.map(({ row }) => row.code));
  for (const { line, row } of lines) {
    const holder = slugOf.get(row.slug);
    if (holder !== undefined && holder !== row.code && !replaced.has(holder)) {
      faults.push(fault({ line, column: "slug", message: `đường dẫn này đã là của đơn vị ${holder}.` }));
    }
    if (row.parent === "") {
      if (row.code !== root) {
        faults.push(
          fault({ line, column: "parent", message: `chỉ một đơn vị không có cấp trên (đã có ${root}).` }),
        );
      }
    } else if (!parentOf.has(row.parent)) {
      faults.push(fault({ line, column: "parent", message: `không có đơn vị cấp trên «${row.parent}».` }));
    } else if (inCircle(row.code, parentOf)) {
      faults.push(fault({ line, column: "parent", message: "đơn vị nằm dưới chính nó." }));
    }
  }
  return faults;
}

function inCircle(code: string, parentOf: ReadonlyMap<string, string>): boolean {
  const seen = new Set<string>();
  for (let at = code; at !== ""; at = parentOf.get(at) ?? "") {
    if (seen.has(at)) return true;
    seen.add(at);
  }
  return false;
}

function parentsFirst(lines: readonly TableLine<UnitRow>[]): readonly TableLine<UnitRow>[] {
  const byCode = new Map(lines.map((line) => [line.row.code, line]));
  const ordered = new Set<TableLine<UnitRow>>();
  const place = (line: TableLine<UnitRow>) => {
    const parent = byCode.get(line.row.parent);
    if (parent !== undefined && !ordered.has(parent)) place(parent);
    ordered.add(line);
  };
  for (const line of lines) place(line);
  return [...ordered];
}
