import { seedDirectory } from "../../demonstration/seed.ts";
import { createTestContext } from "./context.ts";
import { createTestDatabase, type TestDatabase } from "./database.ts";

interface DemonstrationNetwork {
  readonly database: TestDatabase;
  readonly test: Awaited<ReturnType<typeof createTestContext>>;
  close(): Promise<void>;
}

/** A context over a database of its own that holds the units, people and channels of the demonstration, and no item. */
export async function openDemonstrationNetwork(
  options: Omit<Parameters<typeof createTestContext>[0], "database"> = {},
): Promise<DemonstrationNetwork> {
  const database = await createTestDatabase();
  const test = await createTestContext({ database, ...options });
  await seedDirectory(test.ctx);
  return {
    database,
    test,
    async close() {
      await test.close();
      await database.drop();
    },
  };
}
