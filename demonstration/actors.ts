import type { Context } from "../server/foundation/context.ts";
import type { Actor } from "../server/organization/actor.ts";
import { loadActor } from "../server/organization/store.ts";

/** The person of the demonstration with this user name, signed in a moment ago. */
export async function actorNamed(ctx: Context, username: string): Promise<Actor> {
  const person = await ctx.db
    .selectFrom("person")
    .select("id")
    .where("username", "=", username)
    .executeTakeFirstOrThrow();
  return actorOf(ctx, person.id);
}

/** Whoever holds a role in a unit, signed in a moment ago. */
export async function actorIn(
  ctx: Context,
  { unitCode, role }: { unitCode: string; role: "contributor" | "unit-lead" },
): Promise<Actor> {
  const holder = await ctx.db
    .selectFrom("role_grant")
    .select("person_id")
    .where("unit_code", "=", unitCode)
    .where("role", "=", role)
    .executeTakeFirstOrThrow();
  return actorOf(ctx, holder.person_id);
}

async function actorOf(ctx: Context, personId: string): Promise<Actor> {
  const at = ctx.clock.now();
  const actor = await loadActor(ctx.db, { personId, steppedUpAt: at, at });
  if (actor === undefined) throw new Error(`person ${personId} cannot act`);
  return actor;
}
