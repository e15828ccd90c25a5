import pg from "pg";
import { queues } from "../../server/composition/queues.ts";
import { migrate } from "../../server/foundation/database/migrate.ts";
import { platforms } from "../../server/platforms/list.ts";

/** The name of the migrated database that each test's own is cloned from. */
export const templateName = "template_trongdong";

/** Prepares a database server for the tests: the application's role and one migrated database to clone. */
export async function prepareTemplate({
  ownerUrl,
}: {
  ownerUrl: (database: string) => string;
}): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl("postgres") });
  await client.connect();
  await client.query("create role test_app login password 'test'");
  await client.query(`create database ${templateName}`);
  await client.end();
  await migrate({ adminUrl: ownerUrl(templateName), appRole: "test_app", queues, platforms });
}
