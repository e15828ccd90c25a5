import type { KeyObject } from "node:crypto";
import type { Database } from "../server/foundation/database/database.ts";
import type { FileStore } from "../server/foundation/files/file-store.ts";
import type { PlatformFacts } from "../server/foundation/platform-facts.ts";
import type { PublicCategory } from "../server/public-store/queries.ts";
import type { AssetPaths } from "./http/assets.ts";
import type { SearchSource } from "./search/search-source.ts";

/** By which ways warnings reach who subscribed to them. */
export interface WarningWays {
  readonly mail: boolean;
  readonly pushKey: string;
}

/** What pages say of a platform on which the force has channels. */
export type PortalPlatform = Pick<
  PlatformFacts,
  "id" | "name" | "texts" | "tone" | "shareUrl" | "searchWords"
>;

/** What every page of the portal is made from. */
export interface Site {
  /** Reads the public store as the public reader role; it can see nothing else. */
  readonly db: Database;
  readonly publicUrl: string;
  readonly assets: AssetPaths;
  readonly now: () => Date;
  /** The platforms, in the order of the screen. */
  readonly platforms: readonly PortalPlatform[];
  /** How citizens can be reached: whether mail is sent, and the public key that devices subscribe with. */
  readonly reach: WarningWays;
  /** The renditions of what is public. */
  readonly files: FileStore;
  readonly search: SearchSource;
  /** Signs the list of the official channels, so that a program knows it for ours wherever it got it from. */
  readonly listKey: KeyObject;
  /** Whether that list still is what was published by the ledger; where nobody can tell, it is signed as it stands. */
  readonly listAgrees?: (() => Promise<boolean>) | undefined;
}

/** The name over every page. */
export const siteName = "Công an tỉnh Thanh Hóa";

/** A part of the menu with what stands below it. */
export interface Section extends PublicCategory {
  readonly children: readonly PublicCategory[];
}

/** The menu as sections. */
export function sectionsOf(categories: readonly PublicCategory[]): Section[] {
  return categories
    .filter((category) => category.parentSlug === null)
    .map((section) => ({
      ...section,
      children: categories.filter((category) => category.parentSlug === section.slug),
    }));
}

/** Where an article stands. */
export function articlePath({ slug, id }: { slug: string; id: string }): string {
  return `/tin/${slug}-${id}`;
}
