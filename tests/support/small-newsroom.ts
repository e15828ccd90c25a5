import { type DraftInput, draftContent } from "../../server/editorial/draft-content.ts";
import type { Context } from "../../server/foundation/context.ts";
import { newId } from "../../server/foundation/ids.ts";
import type { Actor } from "../../server/organization/actor.ts";
import type { Role } from "../../server/organization/roles.ts";
import { loadActor } from "../../server/organization/store.ts";
import { buildOrganization } from "./builders/organization-builder.ts";

/** A handful of people of one ward, whose roles come and go. */
export interface Newsroom {
  /** The person as freshly signed in, with the roles of this moment. */
  actor(username: string): Promise<Actor>;
  id(username: string): string;
  /** Gives a role over the whole force from this moment on. */
  give(username: string, role: Role): Promise<void>;
  take(username: string, role: Role): Promise<void>;
  /** Takes away every role that was given by `give`. */
  dismissAll(): Promise<void>;
}

/** Makes the ward, its portal and a category, and its people with the roles they always have. */
export async function openNewsroom(
  ctx: Context,
  { people }: { people: readonly { username: string; roles: readonly Role[] }[] },
): Promise<Newsroom> {
  const ids = await buildOrganization(ctx, { people: people.map((one) => ({ ...one, unit: "X001" })) });
  await ctx.db
    .insertInto("category")
    .values({ slug: "tin-an-ninh", name: "Tin an ninh", position: 1 })
    .execute();
  await ctx.db
    .insertInto("channel")
    .values({
      id: "portal",
      platform: "portal",
      external_id: "portal",
      unit_code: "T38",
      name: "Cổng thông tin",
      kind: "official",
      status: "active",
      verified: true,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const id = (username: string) => {
    const found = ids.get(username);
    if (found === undefined) throw new Error(`nobody is called ${username}`);
    return found;
  };
  const given = () =>
    ctx.db.updateTable("role_grant").set({ valid_to: ctx.clock.now() }).where("valid_to", "is", null);
  return {
    id,
    async actor(username) {
      const at = ctx.clock.now();
      const found = await loadActor(ctx.db, { personId: id(username), at, steppedUpAt: at });
      if (found === undefined) throw new Error(`${username} cannot act`);
      return found;
    },
    async give(username, role) {
      const at = ctx.clock.now();
      const grant = { person_id: id(username), role, unit_code: "T38", valid_from: at };
      await ctx.db
        .insertInto("role_grant")
        .values({ id: newId(), ...grant, granted_by: id(username) })
        .execute();
    },
    async take(username, role) {
      await given().where("person_id", "=", id(username)).where("role", "=", role).execute();
    },
    async dismissAll() {
      await given().where("granted_by", "is not", null).execute();
    },
  };
}

/** A draft that lacks nothing for the portal, made of the one that is stored. */
export function draftOf(stored: object, { title }: { title: string }): DraftInput {
  return draftContent.parse({
    ...stored,
    title,
    summary: "Tóm tắt đủ dài của một tin vụ việc thử nghiệm.",
    body: {
      type: "doc",
      content: [
        { type: "paragraph", content: [{ type: "text", text: `${title}: thân bài đầy đủ của tin thử.` }] },
      ],
    },
    targets: ["portal"],
    declaration: {
      notStateSecret: true,
      notProfessionalSecret: true,
      notInternal: true,
      notBarred: true,
      withinFunction: true,
    },
    consent: {
      number: "12/QĐ",
      date: "2026-11-20",
      signer: "Thủ trưởng",
      title: "Đồng ý cung cấp thông tin",
    },
  });
}
