import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { importChannels } from "../server/channels/import-channels.ts";
import { completeInstallation } from "../server/composition/complete-installation.ts";
import { refreshDirectory } from "../server/composition/directory.ts";
import { movableClock } from "../server/foundation/clock.ts";
import type { Context } from "../server/foundation/context.ts";
import { demonstrationLoader } from "../server/foundation/database/installation-kind.ts";
import { projectRoot } from "../server/foundation/project-root.ts";
import { importPeople } from "../server/organization/import-people.ts";
import { importPlaces } from "../server/organization/import-places.ts";
import { importUnits } from "../server/organization/import-units.ts";
import { hashPassword } from "../server/organization/password.ts";
import { demonstrationTotpSecret } from "../server/organization/totp.ts";
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
  need(await importUnits(ctx, { csv: await read("units.csv"), by }));
  need(await importPlaces(ctx, { csv: await read("former-places.csv"), by }));
  const passwordHash = await hashPassword(password);
  need(
    await importPeople(
      { ...ctx, clock: movableClock(inOfficeSince) },
      {
        csv: await read("people.csv"),
        by,
        credentials: { passwordHash, totpSecretOf: demonstrationTotpSecret },
      },
    ),
  );
  await completeInstallation(ctx);
  need(await importChannels(ctx, { csv: withTokens(await read("channels.csv")), by }));
  await refreshDirectory(ctx);
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

/** The tokens that the simulators accept. */
function withTokens(csv: string): string {
  const [heading = "", ...lines] = csv.trim().split("\n");
  return [
    `${heading},access_token,refresh_token,expires_at`,
    ...lines.map((line) => {
      const [platform, id] = line.split(",");
      return platform === "facebook"
        ? `${line},demo-fb-${id},,`
        : `${line},demo-zalo-${id}-0,demo-zalo-refresh-${id}-0,2099-01-01T00:00:00Z`;
    }),
    "",
  ].join("\n");
}
