import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../tests/support/database.ts";
import { queues } from "../../composition/queues.ts";
import { checkDatabase } from "./check-database.ts";
import { migrate } from "./migrate.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  await sql`insert into unit (code, level, type, name, slug)
    values ('P', 'province', 'province', 'Công an tỉnh', 'cong-an-tinh')`.execute(database.adminDb);
});
afterAll(async () => database.drop());

const withPlatforms = (...ids: string[]) =>
  migrate({
    adminUrl: database.adminUrl,
    appRole: "test_app",
    queues,
    platforms: ids.map((id) => ({ id })),
  });

const addChannel = (platform: string) =>
  database.db
    .insertInto("channel")
    .values({
      ...{ id: `${platform}-12345`, platform, external_id: "12345", name: "Kênh", unit_code: "P" },
      ...{ kind: "province", status: "active", verified: true },
    })
    .execute();

it("takes a channel of a platform from the version on in which the list names it, without a migration", async () => {
  const platforms = [{ id: "mastodon" }];
  await expect(addChannel("mastodon")).rejects.toMatchObject({ code: "23503" });
  await expect(checkDatabase({ url: database.url, platforms })).rejects.toThrow(/chưa được nâng cấp/);
  expect(await withPlatforms("mastodon")).toEqual([]);
  await checkDatabase({ url: database.url, platforms });
  await addChannel("mastodon");
});

it("keeps the channels of a platform that has left the list", async () => {
  await withPlatforms();
  expect(
    await database.db.selectFrom("channel").selectAll().where("platform", "=", "mastodon").execute(),
  ).toHaveLength(1);
});

it("lets the application add no platform of its own", async () => {
  await expect(
    database.db.insertInto("platform").values({ id: "elsewhere" }).execute(),
  ).rejects.toMatchObject({ code: "42501" });
});
