import { createHash, randomBytes } from "node:crypto";
import type { Context } from "../foundation/context.ts";
import type { Database } from "../foundation/database/database.ts";
import type { Actor } from "./actor.ts";
import { loadActor } from "./store.ts";

const minute = 60_000;
const hour = 60 * minute;

/** A session ends after 12 hours without a request (one duty), and 7 days after the sign-in in any case. */
const sessionIdleLasts = 12 * hour;
export const sessionLasts = 7 * 24 * hour;

/** How often a session that is in use is written: rarely, so that reading stays reading. */
const touchedEvery = 5 * minute;
const tokenBytes = 32;
const longestUserAgent = 300;

/** The hash under which a cookie is stored; the cookie itself is never stored. */
export function hashToken(token: string): Buffer {
  return createHash("sha256").update(token, "utf8").digest();
}

/** Opens a session for a person who has just proved who he is; answers the cookie's value, which exists nowhere else. */
export async function openSession(
  db: Database,
  {
    personId,
    at,
    userAgent,
    source,
  }: {
    personId: string;
    at: Date;
    userAgent: string;
    source: string;
  },
): Promise<string> {
  const token = randomBytes(tokenBytes).toString("base64url");
  await db
    .insertInto("session")
    .values({
      token_hash: hashToken(token),
      person_id: personId,
      created_at: at,
      last_seen_at: at,
      expires_at: new Date(at.getTime() + sessionIdleLasts),
      stepped_up_at: at,
      user_agent: userAgent.slice(0, longestUserAgent),
      source,
    })
    .execute();
  return token;
}

/** The person behind a cookie, or undefined when the session is unknown, ended, expired, or its person inactive. */
export async function readSession(
  ctx: Pick<Context, "db" | "clock">,
  { token }: { token: string },
): Promise<Actor | undefined> {
  const now = ctx.clock.now();
  const session = await ctx.db
    .selectFrom("session")
    .selectAll()
    .where("token_hash", "=", hashToken(token))
    .where("ended_at", "is", null)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  if (session === undefined) return undefined;
  const { person_id: personId, stepped_up_at: steppedUpAt } = session;
  const actor = await loadActor(ctx.db, { personId, at: now, steppedUpAt });
  if (actor !== undefined && now.getTime() - session.last_seen_at.getTime() > touchedEvery) {
    const idle = now.getTime() + sessionIdleLasts;
    const absolute = session.created_at.getTime() + sessionLasts;
    await ctx.db
      .updateTable("session")
      .set({ last_seen_at: now, expires_at: new Date(Math.min(idle, absolute)) })
      .where("token_hash", "=", session.token_hash)
      .execute();
  }
  return actor;
}

/** Ends the session of this cookie; nothing happens when it has ended already. */
export async function endSession(db: Database, { token, at }: { token: string; at: Date }): Promise<void> {
  await db
    .updateTable("session")
    .set({ ended_at: at })
    .where("token_hash", "=", hashToken(token))
    .where("ended_at", "is", null)
    .execute();
}

/** Notes that the session has just proved itself by a second factor. */
export async function stepUpSession(db: Database, { token, at }: { token: string; at: Date }): Promise<void> {
  await db
    .updateTable("session")
    .set({ stepped_up_at: at })
    .where("token_hash", "=", hashToken(token))
    .where("ended_at", "is", null)
    .execute();
}
