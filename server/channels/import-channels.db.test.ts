import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildNetwork } from "../../tests/support/builders/network-builder.ts";
import { testOperator as by } from "../../tests/support/builders/organization-builder.ts";
import { createTestContext } from "../../tests/support/context.ts";
import { createTestDatabase, type TestDatabase } from "../../tests/support/database.ts";
import { importUnits } from "../organization/import-units.ts";
import { importChannels } from "./import-channels.ts";

let database: TestDatabase;
let test: Awaited<ReturnType<typeof createTestContext>>;
let file: string;

const network = buildNetwork("whole");
const imported = (csv: string) => importChannels(test.ctx, { csv, by });
const stored = async () => (await test.ctx.db.selectFrom("channel").select("id").execute()).length;

beforeAll(async () => {
  database = await createTestDatabase();
  test = await createTestContext({ database });
  file = network.channels;
  expect(await importUnits(test.ctx, { csv: network.units, by })).toMatchObject({ ok: true });
  expect(await imported(file)).toMatchObject({ ok: true });
});

afterAll(async () => {
  await test.close();
  await database.drop();
});

describe("a list of channels that went through Excel", () => {
  it("makes no second channel of an id whose last digits became zeros, whichever it is", async () => {
    const before = await stored();
    const long = [...file.matchAll(/^zalo,(\d{18,}),/gm)].map(([, id = ""]) => id);
    expect(long.length).toBeGreaterThan(2);
    for (const id of long.slice(0, 3)) {
      const cut = id.slice(0, 15).padEnd(id.length, "0");
      const answer = await imported(file.replaceAll(id, cut));
      expect(answer).toMatchObject({ ok: false });
      expect(JSON.stringify(answer)).toContain(`Excel đã làm tròn mã kênh (có lẽ là ${id})`);
    }
    expect(await stored()).toBe(before);
  });

  it("is refused when every long id ends in zeros, though none of them is known", async () => {
    const heading = file.slice(0, file.indexOf("\n"));
    const line = (id: string) => `zalo,${id},Kênh mới,T38,department,active,,no,0`;
    const before = await stored();
    const answer = await imported(
      [heading, line("112233445566778000"), line("998877665544332000")].join("\n"),
    );
    expect(answer).toMatchObject({
      problem: {
        fields: [{ path: "2.external_id" }, { path: "3.external_id" }],
      },
    });
    expect(JSON.stringify(answer)).toContain("mọi mã dài trong tệp đều tận cùng bằng 0");
    // One by itself may be so, and so may one among others.
    const mixed = [heading, line("112233445566778000"), line("998877665544332211")].join("\n");
    expect(await importChannels(test.ctx, { csv: mixed, by, dryRun: true })).toMatchObject({
      value: { created: 2 },
    });
    expect(await stored()).toBe(before);
  });

  it("says so where Excel wrote an id with an exponent", async () => {
    const [, id = ""] = file.match(/^facebook,(\d{15}),/m) ?? [];
    const answer = await imported(file.replace(id, "1.65522E+14"));
    expect(JSON.stringify(answer)).toContain(
      "cột external_id: Excel đã đổi dãy số dài thành dạng số mũ (1.65522E+14)",
    );
  });

  it("changes nothing when it comes with an empty row at its end", async () => {
    const before = await stored();
    expect(await imported(`${file.trimEnd()}\n,,,,,,,,\n`)).toMatchObject({
      value: { created: 0, updated: 0, unchanged: before },
    });
  });
});
