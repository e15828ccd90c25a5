import { sql } from "kysely";
import { cleanText } from "../../body/clean-text.ts";
import type { Context } from "../foundation/context.ts";

/** One channel of the registry as every officer may see it. */
export interface ListedChannel {
  readonly id: string;
  readonly platform: string;
  readonly externalId: string;
  readonly name: string;
  readonly unitCode: string;
  readonly unitName: string;
  readonly kind: string;
  readonly status: string;
  readonly retiresOn: string | null;
  readonly verified: boolean;
  readonly followers: number;
  readonly health: string;
  readonly healthReason: string;
  readonly hasToken: boolean;
}

/** How many channels an answer holds at most, and when nothing else is asked for. */
export const largestPage = 500;

/** The registry, by id; the cursor is the last id of the page before. */
export async function listChannels(
  ctx: Context,
  filter: {
    platform?: string | undefined;
    unit?: string | undefined;
    q?: string | undefined;
    health?: string | undefined;
    cursor?: string | undefined;
    limit?: number | undefined;
  },
): Promise<{ items: ListedChannel[]; nextCursor: string | null }> {
  const pageSize = filter.limit ?? largestPage;
  let query = ctx.db
    .selectFrom("channel")
    .innerJoin("unit", "unit.code", "channel.unit_code")
    .leftJoin("channel_token", "channel_token.channel_id", "channel.id")
    .selectAll("channel")
    .select(["unit.name as unit_name", sql<boolean>`channel_token.channel_id is not null`.as("has_token")])
    .orderBy("channel.id")
    .limit(pageSize + 1);
  if (filter.platform !== undefined) query = query.where("channel.platform", "=", filter.platform);
  if (filter.unit !== undefined) query = query.where("channel.unit_code", "=", filter.unit);
  if (filter.health !== undefined) query = query.where("channel.health", "=", filter.health);
  if (filter.cursor !== undefined) query = query.where("channel.id", ">", filter.cursor);
  if (filter.q !== undefined && filter.q !== "") {
    const pattern = `%${cleanText(filter.q).replace(/[\\%_]/g, "\\$&")}%`;
    query = query.where((where) =>
      where.or([where("channel.name", "ilike", pattern), where("channel.external_id", "like", pattern)]),
    );
  }
  const rows = await query.execute();
  const page = rows.slice(0, pageSize);
  return {
    items: page.map((row) => ({
      id: row.id,
      platform: row.platform,
      externalId: row.external_id,
      name: row.name,
      unitCode: row.unit_code,
      unitName: row.unit_name,
      kind: row.kind,
      status: row.status,
      retiresOn: row.retires_on,
      verified: row.verified,
      followers: row.followers,
      health: row.health,
      healthReason: row.health_reason,
      hasToken: row.has_token,
    })),
    nextCursor: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null,
  };
}
