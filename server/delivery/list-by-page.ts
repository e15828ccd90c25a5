import type { Context } from "../foundation/context.ts";
import { done, type Outcome } from "../foundation/outcome.ts";
import type { Actor } from "../organization/actor.ts";
import { authorizeRelease } from "./act-on-delivery.ts";
import { listNotConfirmed, type NotConfirmed, namedAtOnce } from "./not-confirmed.ts";
import { listOrders, type Takedowns } from "./takedowns.ts";

interface PageRequest {
  readonly actor: Actor;
  readonly releaseId: string;
  /** The last one of the page before. */
  readonly after?: string | undefined;
}

/** A page of a list whose members are ordered by their ids; `next` is null on the last one. */
interface Listed<T> {
  readonly items: T[];
  readonly next: string | null;
}

/** Every channel of a release that does not carry the copy yet, page by page. */
export async function readNotConfirmed(
  ctx: Context,
  { actor, releaseId, after = "" }: PageRequest,
): Promise<Outcome<Listed<NotConfirmed>>> {
  const authorized = await authorizeRelease(ctx, ctx.db, { actor, releaseId, action: "delivery.read" });
  if (!authorized.ok) return authorized;
  const items = await listNotConfirmed(ctx, { releaseId, now: ctx.clock.now(), after });
  return done({ items, next: nextOf(items.map(({ deliveryId }) => deliveryId)) });
}

/** Every open order to take a copy of a release down, page by page. */
export async function readOrders(
  ctx: Context,
  { actor, releaseId, after = "" }: PageRequest,
): Promise<Outcome<Listed<Takedowns["orders"][number]>>> {
  const authorized = await authorizeRelease(ctx, ctx.db, { actor, releaseId, action: "delivery.read" });
  if (!authorized.ok) return authorized;
  const items = await listOrders(ctx, { releaseId, after });
  return done({ items, next: nextOf(items.map(({ takedownId }) => takedownId)) });
}

function nextOf(ids: readonly string[]): string | null {
  return ids.length < namedAtOnce ? null : (ids.at(-1) ?? null);
}
