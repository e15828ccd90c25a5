import type { Outcome } from "../foundation/outcome.ts";
import type { Actor } from "../organization/actor.ts";
import type { RecordContribution } from "./record-asset.ts";

/** What the editorial room decides for the media room: who may add or see the files of an item. */
export interface MediaRights {
  authorizeUpload(input: { actor: Actor; itemId: string }): Promise<Outcome<null>>;
  /** Refuses a name that bears a mark of state secrecy, before anything of the file is stored. */
  screenFilename(input: { actor: Actor; itemId: string; filename: string }): Promise<Outcome<null>>;
  /** Who may see the files of an item, and until when these must have been added; null without a bound. */
  authorizeRead(input: { actor: Actor; itemId: string }): Promise<Outcome<{ until: Date | null }>>;
  recordContribution: RecordContribution;
}
