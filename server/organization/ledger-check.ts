import type { Json } from "../foundation/canonical-json.ts";
import type { SubjectCheck } from "../ledger/subject-check.ts";
import { membersOf, textOf, type WitnessedTable, witnessedCheck } from "../ledger/witnessed-rows.ts";
import { credentialDigest } from "./credential-digest.ts";
import { profileColumns } from "./import-units.ts";
import { invitations, proposals } from "./proposal-check.ts";
import { twoPersonsCheck } from "./two-persons-check.ts";

const unitMembers = ["parent_code", "level", "type", "name", "alt_name", "slug", "block", "former_district"];
const units: WitnessedTable = {
  subjectType: "unit",
  witnessedBy: ["unit"],
  says({ act, subjectId, details }) {
    if (!act.startsWith("unit.")) return [];
    // No act ends a unit: one that ended was ended behind the application.
    const members = { ...membersOf(details, [...unitMembers, ...profileColumns]), valid_to: null };
    return [{ id: subjectId, members }];
  },
  async rows(db) {
    const rows = await db
      .selectFrom("unit")
      .leftJoin("unit_profile", "unit_profile.unit_code", "unit.code")
      .selectAll()
      .select("unit.code as id")
      .execute();
    return rows.map((row) => {
      // What has no row yet is empty.
      const { latitude, longitude } = row;
      const profile = Object.fromEntries(
        profileColumns.map((name) => [name, textOf(Reflect.get(row, name)) ?? ""]),
      );
      return {
        id: row.id,
        name: `Đơn vị «${row.name}» (${row.id})`,
        members: {
          ...membersOf({ ...row }, unitMembers),
          ...profile,
          latitude: latitude ?? null,
          longitude: longitude ?? null,
          valid_to: row.valid_to,
        },
      };
    });
  },
};

const people: WitnessedTable = {
  subjectType: "person",
  witnessedBy: ["person"],
  says({ act, subjectId, details }) {
    const witnessed: Record<string, Json> = membersOf(details, ["username", "full_name", "rank", "title"]);
    const unit = textOf(details.unit);
    if (unit !== undefined) witnessed.unit_code = unit;
    if (act === "person.created" || act === "person.activated") witnessed.active = true;
    if (act === "person.deactivated") witnessed.active = false;
    return act.startsWith("person.") && Object.keys(witnessed).length > 0
      ? [{ id: subjectId, members: witnessed }]
      : [];
  },
  async rows(db) {
    const rows = await db.selectFrom("person").selectAll().execute();
    return rows.map(({ id, created_at: _createdAt, ...members }) => ({
      id,
      name: `Cán bộ «${members.full_name}» (${members.username})`,
      members,
    }));
  },
};

const grants: WitnessedTable = {
  subjectType: "grant",
  witnessedBy: ["person"],
  says({ act, at, actorId, subjectId, details }) {
    const id = textOf(details.grantId);
    if (id === undefined) return [];
    if (act === "grant.ended") return [{ id, members: { valid_to: at.toISOString() } }];
    if (act !== "grant.given") return [];
    const { role, unitCode, validFrom, validTo } = membersOf(details, [
      "role",
      "unitCode",
      "validFrom",
      "validTo",
    ]);
    const members = { role, unit_code: unitCode, valid_from: validFrom, valid_to: validTo };
    // Of a role that two gave: who proposed it, and who confirmed it.
    const two = textOf(details.proposalId) !== undefined;
    const by = {
      granted_by: two ? (textOf(details.proposedBy) ?? null) : actorId,
      confirmed_by: two ? actorId : null,
    };
    return [{ id, members: { ...membersOf(members, Object.keys(members)), ...by, person_id: subjectId } }];
  },
  async rows(db) {
    const rows = await db
      .selectFrom("role_grant")
      .leftJoin("person", "person.id", "role_grant.person_id")
      .selectAll("role_grant")
      .select("person.username")
      .execute();
    return rows.map((row) => ({
      id: row.id,
      name: `Quyền «${row.role}» tại ${row.unit_code} của ${row.username ?? row.person_id} (${row.id})`,
      members: {
        person_id: row.person_id,
        role: row.role,
        unit_code: row.unit_code,
        valid_from: row.valid_from.toISOString(),
        valid_to: row.valid_to?.toISOString() ?? null,
        granted_by: row.granted_by,
        confirmed_by: row.confirmed_by,
      },
    }));
  },
};

/** What of a credential an entry says: the digest of what was stored. */
export const credentials: WitnessedTable = {
  subjectType: "credential",
  witnessedBy: ["person"],
  says({ subjectId, details }) {
    const digest = textOf(details.credential);
    return digest === undefined ? [] : [{ id: subjectId, members: { digest } }];
  },
  async rows(db) {
    const rows = await db
      .selectFrom("credential")
      .innerJoin("person", "person.id", "credential.person_id")
      .select(["person.id", "person.username", "password_hash", "totp_secret_encrypted"])
      .execute();
    return rows.map((row) => ({
      id: row.id,
      name: `Mật khẩu hoặc mã xác thực của ${row.username}`,
      members: {
        digest: credentialDigest({
          passwordHash: row.password_hash,
          totpSecretEncrypted: row.totp_secret_encrypted,
        }),
      },
    }));
  },
};

const formerPlaces: WitnessedTable = {
  subjectType: "former-place",
  witnessedBy: ["unit"],
  says({ act, subjectId, details }) {
    const name = textOf(details.name);
    if (!act.startsWith("place.") || name === undefined) return [];
    return [{ id: `${name} – ${subjectId}`, members: membersOf(details, ["until", "citation"]) }];
  },
  async rows(db) {
    const rows = await db.selectFrom("former_place").selectAll().execute();
    return rows.map(({ name, unit_code, until, citation }) => ({
      id: `${name} – ${unit_code}`,
      name: `Tên cũ «${name}» của đơn vị ${unit_code}`,
      members: { until, citation },
    }));
  },
};

/** Who there is, with which rights, and in which units: by the entries of imports, administrators and commands. */
export const organizationChecks: readonly SubjectCheck[] = [
  witnessedCheck("đơn vị", units),
  witnessedCheck("tên cũ của địa bàn", formerPlaces),
  witnessedCheck("cán bộ", people),
  witnessedCheck("phân quyền", grants),
  witnessedCheck("mật khẩu và mã xác thực", credentials),
  witnessedCheck("đề nghị phân quyền, cấp lại", proposals),
  witnessedCheck("mã mời tạo mật khẩu", invitations),
  twoPersonsCheck,
];
