import { loadNetwork } from "../../server/composition/load-network.ts";
import { movableClock } from "../../server/foundation/clock.ts";
import type { Context } from "../../server/foundation/context.ts";
import { hashPassword } from "../../server/organization/password.ts";
import { demonstrationTotpSecret } from "../../server/organization/totp.ts";
import { withTokens } from "../../simulators/shared/with-tokens.ts";
import { buildNetwork, type NetworkSize } from "./builders/network-builder.ts";
import { testOperator, testPassword } from "./builders/organization-builder.ts";
import { createTestContext } from "./context.ts";
import { createTestDatabase, type TestDatabase } from "./database.ts";
import { value } from "./release.ts";

/** Since when the people hold their roles: the day on which the units of today began. */
const inOfficeSince = new Date("2025-07-01T00:00:00+07:00");
let sharedHash: Promise<string> | undefined;

/** Loads a network of the tests with sign-ins and with the tokens that the simulators accept. Done again it adds what lacks. */
export async function loadTestNetwork(ctx: Context, size: NetworkSize = "small"): Promise<void> {
  sharedHash ??= hashPassword(testPassword);
  const files = buildNetwork(size);
  value(
    await loadNetwork(ctx, {
      files: { ...files, channels: withTokens(files.channels) },
      by: testOperator,
      credentials: { passwordHash: await sharedHash, totpSecretOf: demonstrationTotpSecret },
      inOffice: movableClock(inOfficeSince),
    }),
  );
}

interface TestNetwork {
  readonly database: TestDatabase;
  readonly test: Awaited<ReturnType<typeof createTestContext>>;
  close(): Promise<void>;
}

/** A context over a database of its own that holds a network of the tests, and no item. */
export async function openTestNetwork({
  size = "small",
  ...options
}: Omit<Parameters<typeof createTestContext>[0], "database"> & {
  size?: NetworkSize;
} = {}): Promise<TestNetwork> {
  const database = await createTestDatabase();
  const test = await createTestContext({ database, ...options });
  await loadTestNetwork(test.ctx, size);
  return {
    database,
    test,
    async close() {
      await test.close();
      await database.drop();
    },
  };
}
