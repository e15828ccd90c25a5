import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seedDirectory } from "../../demonstration/seed.ts";
import { createTestContext } from "../../tests/support/context.ts";
import { createTestDatabase, type TestDatabase } from "../../tests/support/database.ts";
import type { RefreshResult } from "../platforms/connector.ts";
import { readTokens, refreshTokens } from "./tokens.ts";

let database: TestDatabase;
let test: Awaited<ReturnType<typeof createTestContext>>;
let accounts: string[];

beforeAll(async () => {
  database = await createTestDatabase();
  test = await createTestContext({ database });
  await seedDirectory(test.ctx);
  const rows = await database.db
    .selectFrom("channel")
    .select("id")
    .where("platform", "=", "zalo")
    .orderBy("id")
    .execute();
  accounts = rows.map((row) => row.id);
});

afterAll(async () => {
  await test.close();
  await database.drop();
});

async function tokensOf(channelId: string) {
  const tokens = (await readTokens(test.ctx, [channelId])).get(channelId);
  if (tokens === undefined) throw new Error("no tokens");
  return tokens;
}

/** Zalo's side: a refresh token works once, and then the old pair is dead. */
function zalo(channelId: string) {
  const account = channelId.replace("zalo-", "");
  let generation = 0;
  const spent: string[] = [];
  return {
    spent,
    async refresh({ refreshToken }: { refreshToken: string }): Promise<RefreshResult> {
      spent.push(refreshToken);
      await new Promise((resolve) => setTimeout(resolve, 50));
      if (refreshToken !== `demo-zalo-refresh-${account}-${generation}`)
        return {
          outcome: "dead",
          concerns: "channel",
          reasonCode: "refresh-refused-14014",
          reason: "Mã làm mới đã dùng.",
        };
      generation += 1;
      return {
        outcome: "refreshed",
        accessToken: `demo-zalo-${account}-${generation}`,
        refreshToken: `demo-zalo-refresh-${account}-${generation}`,
        expiresAt: new Date(test.clock.now().getTime() + 90_000_000),
      };
    },
  };
}

describe("the tokens of a Zalo account", () => {
  it("are refreshed once when many deliveries of several workers find them stale together", async () => {
    const channelId = accounts[0] ?? "";
    const platform = zalo(channelId);
    const { generation } = await tokensOf(channelId);
    const answers = await Promise.all(
      Array.from({ length: 6 }, () =>
        refreshTokens(test.ctx, { channelId, staleGeneration: generation, refresh: platform.refresh }),
      ),
    );
    expect(answers).toEqual(Array.from({ length: 6 }, () => "fresh"));
    expect(platform.spent).toHaveLength(1);
    expect((await tokensOf(channelId)).accessToken).toBe(`${channelId.replace("zalo-", "demo-zalo-")}-1`);
  });

  it("are stored as a new pair before anybody can use them, and never the old refresh token again", async () => {
    const channelId = accounts[1] ?? "";
    const platform = zalo(channelId);
    for (let round = 1; round <= 3; round += 1) {
      const { generation } = await tokensOf(channelId);
      const input = { channelId, staleGeneration: generation, refresh: platform.refresh };
      expect(await refreshTokens(test.ctx, input)).toBe("fresh");
      // Another worker, which only has the database.
      expect((await tokensOf(channelId)).accessToken.endsWith(`-${round}`)).toBe(true);
    }
    expect(new Set(platform.spent).size).toBe(3);
  });

  it("stay as they are when the platform's answer is lost or is a refusal", async () => {
    const channelId = accounts[2] ?? "";
    const before = await tokensOf(channelId);
    for (const outcome of ["lost", "dead"] as const) {
      const refresh = async () => ({
        outcome,
        concerns: "channel" as const,
        reasonCode: "x",
        reason: "Lý do.",
      });
      const input = { channelId, staleGeneration: before.generation, refresh };
      expect(await refreshTokens(test.ctx, input)).toMatchObject({ outcome });
      expect(await tokensOf(channelId)).toEqual(before);
    }
  });

  it("keep the refresh token when the platform sends none", async () => {
    const channelId = accounts[3] ?? "";
    const seen: string[] = [];
    for (let round = 0; round < 2; round += 1) {
      const { generation } = await tokensOf(channelId);
      const refresh = async ({ refreshToken }: { refreshToken: string }): Promise<RefreshResult> => {
        seen.push(refreshToken);
        const expiresAt = new Date(test.clock.now().getTime() + 90_000_000);
        return { outcome: "refreshed", accessToken: `moi-${round}`, refreshToken: null, expiresAt };
      };
      expect(await refreshTokens(test.ctx, { channelId, staleGeneration: generation, refresh })).toBe(
        "fresh",
      );
    }
    expect(new Set(seen).size).toBe(1);
  });

  it("stand in the database unreadable, and open nothing for another account", async () => {
    const [one = "", two = ""] = accounts.slice(4);
    const rows = await database.adminDb
      .selectFrom("channel_token")
      .selectAll()
      .where("channel_id", "in", [one, two])
      .execute();
    for (const row of rows) {
      const bytes = Buffer.concat([
        row.access_token_encrypted,
        row.refresh_token_encrypted ?? Buffer.alloc(0),
      ]);
      expect(bytes.toString("latin1")).not.toContain("demo-zalo");
    }
    const other = rows.find((row) => row.channel_id === two);
    await database.adminDb
      .updateTable("channel_token")
      .set({ access_token_encrypted: other?.access_token_encrypted ?? Buffer.alloc(0) })
      .where("channel_id", "=", one)
      .execute();
    // The one needs a person; the other goes on.
    expect([...(await readTokens(test.ctx, [one, two])).keys()]).toEqual([two]);
  });
});
