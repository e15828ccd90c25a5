import { importChannels } from "../channels/import-channels.ts";
import type { Clock } from "../foundation/clock.ts";
import type { Context } from "../foundation/context.ts";
import { done, type Outcome } from "../foundation/outcome.ts";
import { type InitialCredentials, importPeople } from "../organization/import-people.ts";
import { importPlaces } from "../organization/import-places.ts";
import { importUnits } from "../organization/import-units.ts";
import type { ImportOrder } from "../organization/run-import.ts";
import { completeInstallation } from "./complete-installation.ts";
import { refreshDirectory } from "./directory.ts";

/** A force's network as CSV texts, each in the columns of the import that takes it. */
export interface NetworkFiles {
  readonly units: string;
  readonly places: string;
  readonly people: string;
  readonly channels: string;
}

/**
 * Loads a whole network through the imports that an operator uses, in the order in which they need each other: units,
 * names of former places, people, menu and portal, channels; then tells the public store. People hold their roles by
 * `inOffice`. Done again it adds what lacks. Answers the first import's refusal; what came before it stays.
 */
export async function loadNetwork(
  ctx: Context,
  {
    files,
    by,
    credentials,
    inOffice,
  }: {
    files: NetworkFiles;
    by: ImportOrder["by"];
    credentials: InitialCredentials;
    inOffice: Clock;
  },
): Promise<Outcome<undefined>> {
  const units = await importUnits(ctx, { csv: files.units, by });
  if (!units.ok) return units;
  const places = await importPlaces(ctx, { csv: files.places, by });
  if (!places.ok) return places;
  const people = await importPeople({ ...ctx, clock: inOffice }, { csv: files.people, by, credentials });
  if (!people.ok) return people;
  await completeInstallation(ctx);
  const channels = await importChannels(ctx, { csv: files.channels, by });
  if (!channels.ok) return channels;
  await refreshDirectory(ctx);
  return done(undefined);
}
