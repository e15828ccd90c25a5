import { sql } from "kysely";
import { days, type Retention, removeRows } from "../foundation/retention.ts";
import { removeHalfWritten, removeNamelessOriginals } from "./leftover-files.ts";
import { removeGivenUp, spaceRules, uploadsFolder } from "./upload-space.ts";

/** What of files that came in is kept for a time. Originals that became something, and all that was made of them, stay. */
export const mediaRetention: readonly Retention[] = [
  {
    name: "media_asset (rejected)",
    tables: ["media_asset"],
    keptForMs: days(30),
    since: "the file came in",
    why: "never became part of anything; its officer has read the reason; one that a draft still names, or that older rules once let in, stays",
    removeBatch: ({ db }, { before, limit }) =>
      removeRows(db, {
        table: "media_asset",
        when: sql`state = 'rejected' and created_at < ${before} and not exists (
          select from media_rendition where media_rendition.asset_id = media_asset.id) and not exists (
          select from draft where draft.item_id = media_asset.item_id
            and strpos(to_jsonb(draft)::text, media_asset.id) > 0)`,
        limit,
      }),
  },
  {
    name: "`media/originals`: files that no row names",
    tables: [],
    keptForMs: days(7),
    since: "the file was written",
    why: "what was rejected and forgotten, or whose taking in was cut off",
    removeBatch: (ctx, batch) => removeNamelessOriginals(ctx, { ...batch, keptForMs: days(7) }),
  },
  {
    name: "`media`: files half written",
    tables: [],
    keptForMs: days(1),
    since: "the file was begun",
    why: "its process died; a whole file has another name",
    removeBatch: (ctx, batch) => removeHalfWritten(ctx, { ...batch, keptForMs: days(1) }),
  },
  {
    name: "`uploads`",
    tables: [],
    keptForMs: spaceRules.stillForMs,
    since: "the last byte; ten minutes where none came",
    why: "an upload that stands still so long does not go on",
    removeBatch: ({ config }, { limit }) => removeGivenUp(uploadsFolder(config), { limit, now: Date.now() }),
  },
];
