import { createSearchRoom } from "../../portal/search/search-room.ts";
import type { Site } from "../../portal/site.ts";
import type { Context } from "../../server/foundation/context.ts";
import { testListKey } from "./list-key.ts";

/** What the portal's pages are made from, over the database of a test and without assets. */
export function createTestSite({ db, files, clock }: Pick<Context, "db" | "files" | "clock">): Site {
  const now = () => clock.now();
  return {
    db,
    files,
    assets: { stylesheet: "", star: "", icon: "", script: "", deviceScript: "", preloadedFonts: [] },
    publicUrl: "https://congan.example",
    now,
    search: createSearchRoom({ db, now }),
    reach: { mail: true, pushKey: "" },
    listKey: testListKey,
  };
}
