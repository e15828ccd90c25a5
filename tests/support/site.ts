import { createSearchSource } from "../../portal/search/search-source.ts";
import type { Site } from "../../portal/site.ts";
import type { Context } from "../../server/foundation/context.ts";
import { testListKey } from "./list-key.ts";

/** What the portal's pages are made from, over the database of a test and without assets. */
export function createTestSite({
  db,
  files,
  clock,
  platforms,
}: Pick<Context, "db" | "files" | "clock" | "platforms">): Site {
  const now = () => clock.now();
  return {
    db,
    files,
    assets: { stylesheet: "", star: "", icon: "", script: "", deviceScript: "", preloadedFonts: [] },
    publicUrl: "https://congan.example",
    platforms,
    now,
    search: createSearchSource({ db, platforms, now }),
    reach: { mail: true, pushKey: "" },
    listKey: testListKey,
  };
}
