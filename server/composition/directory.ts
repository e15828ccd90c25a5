import { loadCategories } from "../editorial/categories.ts";
import type { Context } from "../foundation/context.ts";
import { platformById } from "../foundation/platform-facts.ts";
import { platforms } from "../platforms/list.ts";
import type { Platform } from "../platforms/platform.ts";
import { type Directory, writeDirectory } from "../platforms/portal/publish-directory.ts";
import { witnessDirectory } from "../public-store/directory-check.ts";

/** Copies menu, units and official channels into the public store; called after each change of them. */
export async function refreshDirectory(ctx: Context, list: readonly Platform[] = platforms): Promise<void> {
  const directory = await readDirectory(ctx, list);
  await ctx.db.transaction().execute(async (tx) => {
    await writeDirectory(tx, directory);
    await witnessDirectory(tx, { at: ctx.clock.now() });
  });
}

async function readDirectory(ctx: Context, list: readonly Platform[]): Promise<Directory> {
  const [categories, units, profiles, channels, formerPlaces] = await Promise.all([
    loadCategories(ctx.db),
    ctx.db
      .selectFrom("unit")
      .select(["code", "parent_code", "level", "type", "name", "slug", "former_district"])
      .where("valid_to", "is", null)
      .execute(),
    ctx.db.selectFrom("unit_profile").selectAll().execute(),
    ctx.db.selectFrom("channel").selectAll().where("status", "!=", "closed").execute(),
    ctx.db
      .selectFrom("former_place")
      .innerJoin("unit", "unit.code", "former_place.unit_code")
      .select(["former_place.name", "former_place.unit_code"])
      .where("unit.valid_to", "is", null)
      .execute(),
  ]);
  return {
    categories: categories.map(({ slug, name, parentSlug, position }) => ({
      slug,
      name,
      parent_slug: parentSlug,
      position,
    })),
    units: units.map(({ former_district: _formerDistrict, ...unit }) => {
      const known = profiles.find(({ unit_code }) => unit_code === unit.code);
      if (known === undefined) return unit;
      const { unit_code: _code, ...profile } = known;
      return { ...unit, profile };
    }),
    platforms: ctx.platforms,
    formerPlaces: formerPlaces.concat(
      units
        .map(({ code, former_district }) => ({ name: former_district, unit_code: code }))
        .filter(
          ({ name, unit_code }) =>
            name !== "" && !formerPlaces.some((one) => one.name === name && one.unit_code === unit_code),
        ),
    ),
    channels: channels.map((channel) => ({
      id: channel.id,
      platform: channel.platform,
      external_id: channel.external_id,
      name: channel.name,
      unit_code: channel.unit_code,
      status: channel.status,
      retires_on: channel.retires_on,
      successor_unit_code: channel.successor_unit_code,
      verified: channel.verified,
      followers: channel.followers,
      url: channelUrl(ctx, { channel, list }),
    })),
  };
}

/** Where the public finds a channel; in the demonstration at the stand-in of its platform. */
function channelUrl(
  ctx: Context,
  { channel, list }: { channel: { platform: string; external_id: string }; list: readonly Platform[] },
): string {
  if (channel.platform === "portal") return ctx.config.publicUrl;
  const { simulator, channelUrl: publicUrl } = platformById(list, channel.platform);
  return ctx.config.simulators === "on"
    ? `${simulator.url(ctx.config)}/${channel.external_id}`
    : publicUrl(channel.external_id);
}
