import type { Database, Tx } from "../../foundation/database/database.ts";
import type { PlatformFacts } from "../../foundation/platform-facts.ts";
import { announceChange } from "../../public-store/changes.ts";
import { entryOfChannel, entryOfUnit } from "../../public-store/search/entries-of.ts";
import { replaceDirectoryEntries } from "../../public-store/search/write-entries.ts";

/** What a unit tells the public of itself. */
interface UnitProfile {
  address?: string;
  phone?: string;
  duty_phone?: string;
  email?: string;
  reception?: string;
  leader?: string;
  leader_title?: string;
  latitude?: number | null;
  longitude?: number | null;
}

/** What the public may know of the organisation: menu, units, official channels. */
export interface Directory {
  readonly categories: readonly {
    slug: string;
    name: string;
    parent_slug: string | null;
    position: number;
  }[];
  readonly units: readonly {
    code: string;
    parent_code: string | null;
    level: string;
    type: string;
    name: string;
    slug: string;
    /** Where it is, whom to call, who leads it; what is not known is left out. */
    profile?: UnitProfile;
  }[];
  readonly channels: readonly {
    id: string;
    platform: string;
    external_id: string;
    name: string;
    unit_code: string;
    status: string;
    retires_on: string | null;
    successor_unit_code: string | null;
    verified: boolean;
    followers: number;
    url: string;
  }[];
  /** The platforms that the channels are on. */
  readonly platforms: readonly Pick<PlatformFacts, "id" | "texts">[];
  /** Names that places had before, each with a unit that serves it now. */
  readonly formerPlaces: readonly { name: string; unit_code: string }[];
}

const atOnce = 500;
/** Rows of one insert name the same columns. */
const noProfile = {
  address: "",
  phone: "",
  duty_phone: "",
  email: "",
  reception: "",
  leader: "",
  leader_title: "",
  latitude: null,
  longitude: null,
};

/** Writes the directory into the public store as a whole, in one transaction, and drops every cached page. */
export async function publishDirectory(db: Database, directory: Directory): Promise<void> {
  await db.transaction().execute((tx) => writeDirectory(tx, directory));
}

/** The same within the transaction of an act. */
export async function writeDirectory(tx: Tx, directory: Directory): Promise<void> {
  await tx.deleteFrom("public_store.category").execute();
  await tx.deleteFrom("public_store.unit").execute();
  await tx.deleteFrom("public_store.channel").execute();
  for (const part of parts(directory.categories))
    await tx.insertInto("public_store.category").values(part).execute();
  for (const part of parts(directory.units)) {
    const rows = part.map(({ profile, ...unit }) => ({ ...noProfile, ...profile, ...unit }));
    await tx.insertInto("public_store.unit").values(rows).execute();
  }
  for (const part of parts(directory.channels))
    await tx.insertInto("public_store.channel").values(part).execute();
  await tx.deleteFrom("public_store.former_place").execute();
  for (const part of parts(directory.formerPlaces))
    await tx.insertInto("public_store.former_place").values(part).execute();
  await replaceDirectoryEntries(tx, [
    ...directory.units.map(entryOfUnit),
    ...directory.channels
      .filter(({ platform }) => platform !== "portal")
      .map((channel) => entryOfChannel(channel, directory.platforms)),
  ]);
  await announceChange(tx, ["all"]);
}

function parts<Row>(rows: readonly Row[]): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / atOnce) }, (_, index) =>
    rows.slice(index * atOnce, (index + 1) * atOnce),
  );
}
