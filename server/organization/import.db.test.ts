import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildNetwork } from "../../tests/support/builders/network-builder.ts";
import { testOperator as by } from "../../tests/support/builders/organization-builder.ts";
import { createTestContext } from "../../tests/support/context.ts";
import { createTestDatabase, type TestDatabase } from "../../tests/support/database.ts";
import type { Context } from "../foundation/context.ts";
import { importPeople } from "./import-people.ts";
import { importPlaces } from "./import-places.ts";
import { importUnits } from "./import-units.ts";
import { loadGrants } from "./store.ts";

let database: TestDatabase;
let ctx: Context;
let clock: Awaited<ReturnType<typeof createTestContext>>["clock"];
let close: () => Promise<void>;

beforeEach(async () => {
  database = await createTestDatabase();
  ({ ctx, clock, close } = await createTestContext({ database }));
});

afterEach(async () => {
  await close();
  await database.drop();
});

const network = buildNetwork("whole");
const unitHeading = "code,parent,level,type,name,alt_name,slug,block,former_district";
const peopleHeading = "username,full_name,rank,unit,title,roles";
const smallTree = [
  unitHeading,
  "T38,,province,province,Công an tỉnh,,cong-an-tinh,,",
  "X001,T38,commune,ward,Công an phường,,cong-an-phuong,,",
  "X002,T38,commune,ward,Công an xã,,cong-an-xa,,",
];

const units = (...lines: string[]) => importUnits(ctx, { csv: lines.join("\n"), by });
const people = (...lines: string[]) => importPeople(ctx, { csv: [peopleHeading, ...lines].join("\n"), by });

async function acts() {
  const rows = await ctx.db.selectFrom("ledger_entry").select("act").orderBy("seq").execute();
  return rows.map((row) => row.act);
}

async function rolesOf(username: string) {
  const { id } = await ctx.db
    .selectFrom("person")
    .select("id")
    .where("username", "=", username)
    .executeTakeFirstOrThrow();
  const grants = await loadGrants(ctx.db, { personId: id, at: ctx.clock.now() });
  return grants.map((grant) => `${grant.role}@${grant.unitCode}`);
}

describe("importing a network of the province's size", () => {
  it("creates 193 units and 422 people, changes nothing the second time, and grants what the file says", async () => {
    const [unitFile, peopleFile] = [network.units, network.people];
    expect(await importUnits(ctx, { csv: unitFile, by })).toMatchObject({
      ok: true,
      value: { created: 193 },
    });
    expect(await importPeople(ctx, { csv: peopleFile, by })).toMatchObject({
      ok: true,
      value: { created: 422, lines: { length: 422 } },
    });
    expect(await importUnits(ctx, { csv: unitFile, by })).toMatchObject({
      value: { created: 0, updated: 0, unchanged: 193 },
    });
    expect(await importPeople(ctx, { csv: peopleFile, by })).toMatchObject({
      value: { created: 0, updated: 0, unchanged: 422 },
    });
    expect(await rolesOf("pv06.canbo")).toEqual(["contributor@PV06"]);
    expect(await rolesOf("phoban")).toEqual(["publisher@T38"]);
    // A desk receives for its own unit, the province's own for all of them; whoever is on duty is so at home.
    expect(await rolesOf("tiepdan")).toEqual(["desk@T38"]);
    expect(await rolesOf("pc06.tiepdan")).toEqual(["desk@PC06"]);
    expect(await rolesOf("phuong-hac-thanh.trucban")).toEqual(["tip-officer@X14797"]);
    expect(await rolesOf("baomat")).toEqual(["secrecy-officer@PA03"]);
    expect(await rolesOf("giudanhtinh")).toEqual(["tip-custodian@T38"]);
    expect((await acts()).filter((act) => act === "grant.given")).toHaveLength(422);
    expect((await acts()).filter((act) => act === "person.created")).toHaveLength(422);
  });
});

describe("importing units", () => {
  it("takes children before their parents, updates, and never deletes", async () => {
    const [heading = "", root = "", first = "", second = ""] = smallTree;
    await units(heading, second, first, root);
    const renamed = "X001,T38,commune,ward,Công an phường mới,,cong-an-phuong,,";
    expect(await units(heading, renamed)).toMatchObject({
      ok: true,
      value: { updated: 1, lines: ["cập nhật đơn vị X001 Công an phường mới (name)"] },
    });
    expect(await ctx.db.selectFrom("unit").select("code").execute()).toHaveLength(3);
    expect((await acts()).at(-1)).toBe("unit.changed");
  });

  it.each([
    ["an unknown level", "X009,T38,hamlet,ward,Tên,,duong-dan,,", "5.level"],
    ["a bad code", "X 9,T38,commune,ward,Tên,,duong-dan,,", "5.code"],
    ["no name", "X009,T38,commune,ward,,,duong-dan,,", "5.name"],
    ["a bad slug", "X009,T38,commune,ward,Tên,,Đường dẫn,,", "5.slug"],
    ["a slug used twice", "X009,T38,commune,ward,Tên,,cong-an-xa,,", "5.slug"],
    ["a code used twice", "X001,T38,commune,ward,Tên,,duong-dan,,", "5.code"],
    ["a parent that does not exist", "X009,Y1,commune,ward,Tên,,duong-dan,,", "5.parent"],
    ["a unit under itself", "X009,X009,commune,ward,Tên,,duong-dan,,", "5.parent"],
    ["a second root", "X009,,province,province,Tên,,duong-dan,,", "5.parent"],
    ["a cell too few", "X009,T38,commune,ward", "5.name"],
  ])("refuses the whole file for %s, naming line and column", async (_what, line, path) => {
    const outcome = await units(...smallTree, line);
    expect(outcome).toMatchObject({ ok: false, problem: { code: "invalid-input", fields: [{ path }] } });
    expect(await ctx.db.selectFrom("unit").select("code").execute()).toEqual([]);
    expect(await acts()).toEqual([]);
  });

  it("takes in what units tell the public of themselves, and changes nothing of it by a file without these columns", async () => {
    await units(...smallTree);
    const profile = [
      `${unitHeading},address,duty_phone,email,leader,latitude,longitude`,
      'X001,T38,commune,ward,Công an phường,,cong-an-phuong,,,"Phố Một, phường Mẫu",0237 000 2001,truc@phuong.example,Nguyễn Văn Mẫu,19.8067,105.7764',
    ];
    expect(await units(...profile)).toMatchObject({ ok: true, value: { updated: 1 } });
    expect(await units(...profile)).toMatchObject({ ok: true, value: { unchanged: 1 } });
    expect(await units(...smallTree)).toMatchObject({ ok: true, value: { unchanged: 3 } });
    expect(await ctx.db.selectFrom("unit_profile").selectAll().execute()).toEqual([
      {
        unit_code: "X001",
        address: "Phố Một, phường Mẫu",
        phone: "",
        duty_phone: "0237 000 2001",
        email: "truc@phuong.example",
        reception: "",
        leader: "Nguyễn Văn Mẫu",
        leader_title: "",
        latitude: 19.8067,
        longitude: 105.7764,
      },
    ]);
  });

  it.each([
    ["markup", "<b>Phố</b>,0237 000 2001,a@b.example,19.8,105.7", "2.address"],
    ["letters in a number", "Phố Một,không rõ,a@b.example,19.8,105.7", "2.duty_phone"],
    ["half an address", "Phố Một,113,a@,19.8,105.7", "2.email"],
    ["a place off the globe", "Phố Một,113,a@b.example,198.0,105.7", "2.latitude"],
    ["a decimal comma", 'Phố Một,113,a@b.example,"19,8",105.7', "2.latitude"],
    ["one degree without the other", "Phố Một,113,a@b.example,19.8,", "2.longitude"],
  ])("refuses the whole file for %s in a profile, naming line and column", async (_what, cells, path) => {
    const outcome = await units(
      `${unitHeading},address,duty_phone,email,latitude,longitude`,
      `T38,,province,province,Công an tỉnh,,cong-an-tinh,,,${cells}`,
    );
    expect(outcome).toMatchObject({ ok: false, problem: { fields: [{ path }] } });
    expect(await ctx.db.selectFrom("unit").select("code").execute()).toEqual([]);
  });

  it("refuses a file without a column, and one with a column too many", async () => {
    expect(await units("code,parent", "T38,")).toMatchObject({ ok: false });
    expect(await units(`${unitHeading},odd`, "T38,,province,province,Tên,,duong-dan,,,x")).toMatchObject({
      problem: { fields: [{ path: "1.odd" }] },
    });
  });
});

describe("importing people", () => {
  beforeEach(async () => {
    await units(...smallTree);
  });

  it("gives several roles, and ends those that are gone without forgetting them", async () => {
    await people("an,Nguyễn Văn An,Đại úy,X001,Cán bộ,contributor;editor unit-lead");
    expect(await rolesOf("an")).toEqual(["contributor@X001", "editor@T38", "unit-lead@X001"]);
    clock.advance(1000);
    expect(await people("an,Nguyễn Văn An,Thiếu tá,X002,Cán bộ,contributor")).toMatchObject({
      value: { updated: 1 },
    });
    expect(await rolesOf("an")).toEqual(["contributor@X002"]);
    expect(await ctx.db.selectFrom("role_grant").select("id").execute()).toHaveLength(4);
    expect((await acts()).filter((act) => act === "grant.ended")).toHaveLength(3);
  });

  it("leaves alone whoever is not in the file, and grants that a person gave", async () => {
    await people("an,Nguyễn Văn An,Đại úy,X001,Cán bộ,contributor");
    const { id } = await ctx.db.selectFrom("person").select("id").executeTakeFirstOrThrow();
    await ctx.db
      .insertInto("role_grant")
      .values({
        id: "grant00000000001",
        person_id: id,
        role: "editor",
        unit_code: "X002",
        valid_from: ctx.clock.now(),
        granted_by: id,
      })
      .execute();
    await people("binh,Trần Thị Bình,Đại úy,X001,Cán bộ,contributor");
    await people("an,Nguyễn Văn An,Đại úy,X001,Cán bộ,unit-lead");
    expect(await rolesOf("an")).toEqual(["editor@X002", "unit-lead@X001"]);
    expect(await rolesOf("binh")).toEqual(["contributor@X001"]);
  });

  it.each([
    ["an unknown role", "an,Nguyễn Văn An,Đại úy,X001,Cán bộ,boss", "2.roles"],
    ["an unknown unit", "an,Nguyễn Văn An,Đại úy,X009,Cán bộ,contributor", "2.unit"],
    ["a bad username", "An,Nguyễn Văn An,Đại úy,X001,Cán bộ,contributor", "2.username"],
    ["no name", "an,,Đại úy,X001,Cán bộ,contributor", "2.full_name"],
  ])("refuses the whole file for %s, naming line and column", async (_what, line, path) => {
    const outcome = await people(line, "binh,Trần Thị Bình,Đại úy,X001,Cán bộ,contributor");
    expect(outcome).toMatchObject({ ok: false, problem: { fields: [{ path }] } });
    expect(await ctx.db.selectFrom("person").select("id").execute()).toEqual([]);
  });
});

describe("importing the former names of places", () => {
  const places = (...lines: string[]) =>
    importPlaces(ctx, { csv: ["name,unit,until,citation", ...lines].join("\n"), by });
  const line = "Huyện Cũ,X001,2025-07-01,Nghị quyết 1686";

  it("adds, changes and keeps, each change with its ledger entry", async () => {
    await units(...smallTree);
    expect(await places(line)).toMatchObject({ ok: true, value: { created: 1 } });
    expect(await places(line)).toMatchObject({ ok: true, value: { unchanged: 1 } });
    expect(
      await places("Huyện Cũ,X001,2025-03-01,Nghị quyết 1686", "Xã Xưa,X002,2025-07-01,NQ"),
    ).toMatchObject({
      ok: true,
      value: { created: 1, updated: 1 },
    });
    expect((await acts()).filter((act) => act.startsWith("place."))).toEqual([
      "place.named",
      "place.changed",
      "place.named",
    ]);
  });

  it("refuses the whole file when one line is wrong", async () => {
    await units(...smallTree);
    for (const wrong of [
      "Cũ,X001,2025-07-01,NQ",
      "Xã Xưa,X999,2025-07-01,NQ",
      "Xã Xưa,X002,hôm qua,NQ",
      "Xã Xưa,X002,2025-07-01,",
      line,
    ]) {
      expect(await places(line, wrong), wrong).toMatchObject({ ok: false });
    }
    expect(await ctx.db.selectFrom("former_place").selectAll().execute()).toEqual([]);
  });
});
