import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestContext } from "../../tests/support/context.ts";
import { createTestDatabase, type TestDatabase } from "../../tests/support/database.ts";
import { loadTestNetwork } from "../../tests/support/test-network.ts";
import type { RefreshResult } from "../platforms/connector.ts";
import { refreshAhead } from "./refresh-ahead.ts";
import { refreshTokens } from "./refresh-tokens.ts";
import { readTokens, storeTokens } from "./tokens.ts";

let database: TestDatabase;
let test: Awaited<ReturnType<typeof createTestContext>>;
let accounts: string[];

beforeAll(async () => {
  database = await createTestDatabase();
  test = await createTestContext({ database });
  await loadTestNetwork(test.ctx, "whole");
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

  it("are traded for new ones without a connection of the pool, however long the token server hangs", async () => {
    const channelIds = accounts.slice(10, 60);
    let answer: (result: RefreshResult) => void = () => undefined;
    const hanging = new Promise<RefreshResult>((resolve) => {
      answer = resolve;
    });
    const generations = await readTokens(test.ctx, channelIds);
    let requests = 0;
    const refresh = () => {
      requests += 1;
      return hanging;
    };
    const refreshing = channelIds.map((channelId) => {
      const staleGeneration = generations.get(channelId)?.generation ?? 0;
      return refreshTokens(test.ctx, { channelId, staleGeneration, refresh });
    });
    await expect.poll(() => requests, { timeout: 10_000 }).toBe(channelIds.length);
    // More refreshes hang than the pool has connections, and the house still works.
    const begun = Date.now();
    await Promise.all(
      Array.from({ length: 20 }, () => test.ctx.db.selectFrom("channel").select("id").limit(1).execute()),
    );
    expect(Date.now() - begun).toBeLessThan(2_000);
    const { rows: open } = await sql<{ n: number }>`
      select count(*)::int as n from pg_stat_activity
      where datname = current_database() and state = 'idle in transaction'`.execute(database.adminDb);
    expect(open).toEqual([{ n: 0 }]);
    answer({ outcome: "lost", concerns: "channel", reasonCode: "x", reason: "Lý do." });
    expect(new Set((await Promise.all(refreshing)).map((one) => one !== "fresh" && one.outcome))).toEqual(
      new Set(["lost"]),
    );
  });

  it("stay a person's when the person stores new ones while the old ones are being traded", async () => {
    const channelId = accounts[6] ?? "";
    const { generation } = await tokensOf(channelId);
    const refresh = async (): Promise<RefreshResult> => {
      await test.ctx.db.transaction().execute((tx) =>
        storeTokens(test.ctx, tx, {
          channelId,
          accessToken: "cua-nguoi-quan-ly",
          refreshToken: "moi",
          expiresAt: null,
          at: test.clock.now(),
        }),
      );
      return {
        outcome: "refreshed",
        accessToken: "cua-may",
        refreshToken: "x",
        expiresAt: test.clock.now(),
      };
    };
    expect(await refreshTokens(test.ctx, { channelId, staleGeneration: generation, refresh })).toBe("fresh");
    expect((await tokensOf(channelId)).accessToken).toBe("cua-nguoi-quan-ly");
  });

  it("may be traded again at once after a worker has died while it did, when its lease has ended", async () => {
    const channelId = accounts[7] ?? "";
    const platform = zalo(channelId);
    const { generation } = await tokensOf(channelId);
    const soon = new Date(test.clock.now().getTime() - 1);
    await database.adminDb
      .updateTable("channel_token")
      .set({ refresh_lease: "tien-trinh-da-chet", refresh_until: soon })
      .where("channel_id", "=", channelId)
      .execute();
    const input = { channelId, staleGeneration: generation, refresh: platform.refresh };
    expect(await refreshTokens(test.ctx, input)).toBe("fresh");
    expect(platform.spent).toHaveLength(1);
  });

  it("are refreshed ahead, some at a time, and left alone for hours where a person must consent again", async () => {
    const ends = (hours: number) => new Date(test.clock.now().getTime() + hours * 3_600_000);
    const [soon = "", late = "", dead = ""] = accounts.slice(70);
    await database.adminDb
      .updateTable("channel_token")
      .set({ expires_at: ends(24) })
      .execute();
    await database.adminDb
      .updateTable("channel_token")
      .set({ expires_at: ends(5) })
      .where("channel_id", "in", [soon, dead])
      .execute();
    const requests: string[] = [];
    const good = zalo(soon);
    const connector = {
      platform: "zalo" as const,
      refresh: async (call: { refreshToken: string; now: Date }): Promise<RefreshResult> => {
        requests.push(call.refreshToken);
        return call.refreshToken.includes(dead.replace("zalo-", ""))
          ? { outcome: "dead", concerns: "channel", reasonCode: "x", reason: "Lý do." }
          : good.refresh(call);
      },
    };
    const look = () => refreshAhead(test.ctx, { connectors: [connector], going: () => true });
    expect(await look()).toBe(1);
    expect(requests).toHaveLength(2);
    expect((await tokensOf(soon)).generation).toBe(1);
    expect((await tokensOf(late)).generation).toBe(0);
    expect(await look()).toBe(0);
    expect(requests).toHaveLength(2);
    test.clock.advance(7 * 3_600_000);
    await look();
    expect(requests).toHaveLength(3);
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
