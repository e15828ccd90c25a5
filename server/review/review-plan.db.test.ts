import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { kindIds } from "../../body/kinds/list.ts";
import { createTestDatabase, type TestDatabase } from "../../tests/support/database.ts";
import { planFor } from "./review-plan.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(async () => {
  await database.drop();
});

describe("the review plans in force", () => {
  it.each(kindIds)("say who reviews %s, on which ground", async (kind) => {
    const plan = await planFor(database.db, { kind, at: new Date("2026-11-24T02:00:00Z") });
    expect(plan.stages[0]).toEqual(["unit"]);
    expect(plan.citation).not.toBe("");
  });

  it("are plans of kinds that there are", async () => {
    const rows = await database.db.selectFrom("review_plan").select("kind").distinct().execute();
    expect(rows.map(({ kind }) => kind).toSorted()).toEqual(kindIds.toSorted());
  });
});
