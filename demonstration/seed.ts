import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { loadNetwork } from "../server/composition/load-network.ts";
import { movableClock } from "../server/foundation/clock.ts";
import type { Context } from "../server/foundation/context.ts";
import { demonstrationLoader } from "../server/foundation/database/installation-kind.ts";
import { projectRoot } from "../server/foundation/project-root.ts";
import { hashPassword } from "../server/organization/password.ts";
import { demonstrationTotpSecret } from "../server/organization/totp.ts";
import { withTokens } from "../simulators/shared/with-tokens.ts";
import { need } from "./need.ts";
import { loadBegun, publish } from "./publish.ts";
import { recordPublications } from "./records/record-publications.ts";
import { samplePublications } from "./sample-publications.ts";
import { seedCorrections } from "./seed-corrections.ts";

/** The password of everybody in the demonstration (README.md). */
const password = "TrongDong@2026";
const by = { id: null, name: demonstrationLoader } as const;
/** Since when the people of the demonstration hold their roles: the day on which the units of today began. */
const inOfficeSince = new Date("2025-07-01T00:00:00+07:00");
const folder = join(projectRoot(), "demonstration/data");

/** Whether the demonstration network stands in this database already, to its last step. */
export async function isSeeded(ctx: Context): Promise<boolean> {
  return (
    (await ctx.db.selectFrom("public_store.channel").select("id").limit(1).executeTakeFirst()) !== undefined
  );
}

/** Loads units, people with their sign-ins, channels with the tokens that the simulators accept, and the menu. Done again it adds what lacks. */
export async function seedDirectory(ctx: Context): Promise<void> {
  const read = (file: string) => readFile(join(folder, file), "utf8");
  need(
    await loadNetwork(ctx, {
      files: {
        units: await read("units.csv"),
        places: await read("former-places.csv"),
        people: await read("people.csv"),
        channels: withTokens(await read("channels.csv")),
      },
      by,
      credentials: {
        passwordHash: await hashPassword(password),
        totpSecretOf: demonstrationTotpSecret,
      },
      inOffice: movableClock(inOfficeSince),
    }),
  );
}

/**
 * Brings the sample items and the records of the portal in through the same acts that officers use, each at its own
 * time. Those that are public already are left alone, so that an interrupted start goes on where it was.
 */
export async function seedItems(ctx: Context): Promise<void> {
  const publications = await demonstrationPublications(ctx);
  const begun = await loadBegun(ctx);
  const lacking = publications.filter(({ title }) => begun.get(title)?.released !== true);
  for (const publication of lacking) await publish(ctx, { publication, begun: begun.get(publication.title) });
  await seedCorrections(ctx, { folder });
}

/** Everything that the demonstration publishes, in the order of release; the units must be there. */
async function demonstrationPublications(ctx: Pick<Context, "db">) {
  const units = await ctx.db.selectFrom("unit").select(["code", "name"]).execute();
  const unitNames = new Map(units.map(({ code, name }) => [code, name]));
  return [
    ...(await recordPublications({ folder: join(folder, "records"), unitNames })),
    ...(await samplePublications({ folder, unitNames })),
  ].toSorted((a, b) => a.releasedAt.getTime() - b.releasedAt.getTime());
}
