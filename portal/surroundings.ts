import { warningKind } from "../body/kinds/warning.ts";
import { listCategories, listPlannedOutages, type PublicCategory } from "../server/public-store/queries.ts";
import { readLayout } from "../server/public-store/queries-layout.ts";
import { type EnglishWarning, listEnglishWarnings } from "../server/public-store/queries-warnings.ts";
import type { AssetPaths } from "./http/assets.ts";
import { defaultLayout, type Layout } from "./layout.ts";
import type { PlannedOutage } from "./parts/outage-notice.tsx";
import type { Site } from "./site.ts";
import type { Language } from "./words.ts";

/** What every page stands in: addresses of sheet and script, menu, footer. */
export interface Surroundings {
  readonly assets: AssetPaths | undefined;
  readonly categories: readonly PublicCategory[];
  readonly layout: Layout;
  /** Planned times of silence that are announced, the next one first. */
  readonly outages: readonly PlannedOutage[];
  readonly today: Date;
}

/** What was read last for each site, for pages that are made when the public store cannot be read or shall not be. */
const lastRead = new WeakMap<Site, Surroundings>();

/** Reads what stands around a page. A page that shows it carries the key "layout". */
export async function readSurroundings(site: Site): Promise<Surroundings> {
  const today = site.now();
  const [categories, layout, outages] = await Promise.all([
    listCategories(site.db),
    readLayout(site.db),
    listPlannedOutages(site.db, today),
  ]);
  const surroundings = {
    assets: site.assets,
    categories,
    layout: layout ?? defaultLayout(categories),
    outages,
    today,
  };
  lastRead.set(site, surroundings);
  return surroundings;
}

const warningsShown = 20;

/** The warnings in force that every English page tells of; none for a Vietnamese page. */
export async function readEnglishWarnings(site: Site, language: Language): Promise<EnglishWarning[]> {
  return language === "en" ? listEnglishWarnings(site.db, { now: site.now(), limit: warningsShown }) : [];
}

/** What changes a page through that which stands around it in its language. */
export function surroundingKeys(language: Language): readonly string[] {
  return language === "en" ? ["layout", `kind:${warningKind.id}`] : ["layout"];
}

/**
 * What stands around a page for which the public store is not asked: what was read last, so that it still names who
 * answers for the portal (LAY-02); before that, or before the site stands (undefined), what the template has by itself.
 */
export function surroundingsAtHand(site: Site | undefined): Surroundings {
  const bare = { categories: [], layout: defaultLayout([]), outages: [], today: new Date(0) };
  return (site && lastRead.get(site)) ?? { assets: site?.assets, ...bare };
}
