import type { Context } from "../../../server/foundation/context.ts";
import type { Outcome } from "../../../server/foundation/outcome.ts";
import { importPeople } from "../../../server/organization/import-people.ts";
import { importUnits } from "../../../server/organization/import-units.ts";
import { hashPassword } from "../../../server/organization/password.ts";
import type { Role } from "../../../server/organization/roles.ts";
import { demonstrationTotpSecret, totpCode } from "../../../server/organization/totp.ts";

/** The password of everybody whom `buildOrganization` makes. */
export const testPassword = "TrongDong@2026";

/** Who does what the tests need to be done. */
export const testOperator = { id: null, name: "Kiểm thử" };

const units = `code,parent,level,type,name,alt_name,slug,block,former_district
T38,,province,province,Công an tỉnh Thanh Hóa,,cong-an-tinh,,
PV01,T38,department,department,Phòng Tham mưu,,phong-tham-muu,staff,
X001,T38,commune,ward,Công an phường Hạc Thành,,cong-an-phuong-hac-thanh,,
X002,T38,commune,commune,Công an xã Các Sơn,,cong-an-xa-cac-son,,
`;

/** A person to be made: several roles are allowed; each is held as an import gives it. */
export interface TestPerson {
  readonly username: string;
  readonly unit: "T38" | "PV01" | "X001" | "X002";
  readonly roles: readonly Role[];
}

/**
 * Units (T38 over PV01, X001 and X002) and people who can sign in, made through the same acts as in production.
 * Answers the ids of the people by username.
 */
export async function buildOrganization(
  ctx: Pick<Context, "db" | "clock" | "masterKey">,
  { people }: { people: readonly TestPerson[] },
): Promise<ReadonlyMap<string, string>> {
  must(await importUnits(ctx, { csv: units, by: testOperator }));
  const lines = people.map(
    ({ username, unit, roles }) => `${username},Nguyễn Văn An,Thượng úy,${unit},Cán bộ,${roles.join(" ")}`,
  );
  sharedHash ??= hashPassword(testPassword);
  must(
    await importPeople(ctx, {
      csv: ["username,full_name,rank,unit,title,roles", ...lines].join("\n"),
      by: testOperator,
      credentials: { passwordHash: await sharedHash, totpSecretOf: demonstrationTotpSecret },
    }),
  );
  const rows = await ctx.db.selectFrom("person").select(["id", "username"]).execute();
  return new Map(rows.map((row) => [row.username, row.id]));
}

/** The present second factor of a person made by `buildOrganization`. */
export function testTotp(ctx: Pick<Context, "clock">, username: string): string {
  return totpCode({ secret: demonstrationTotpSecret(username), now: ctx.clock.now() });
}

let sharedHash: Promise<string> | undefined;

function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.problem.detail);
  return outcome.value;
}
