import { sql } from "kysely";
import { kindOf } from "../../body/kinds/list.ts";
import type { Tx } from "../foundation/database/database.ts";

/** A file as the public store lists it. */
export interface ShownFile {
  readonly digest: string;
  readonly mime: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  /** What a reader saves it as; empty for what is only shown. */
  readonly filename: string;
}

/** Makes files public as parts of an article that stands in the store already. Done again it changes nothing. */
export async function showMedia(
  tx: Tx,
  { articleId, kind, files }: { articleId: string; kind: string; files: readonly ShownFile[] },
): Promise<void> {
  const rows = [...new Map(files.map((file) => [file.digest, file])).values()];
  if (rows.length === 0) return;
  // A notice that the law can close shows a person, who must be able to disappear.
  const showsPerson = kindOf(kind)?.isClosable === true;
  await tx
    .insertInto("public_store.media")
    .values(rows.map((row) => ({ ...row, shows_person: showsPerson })))
    // Written even when it is there, so that a closing which is about to delete the row waits for this use of it.
    .onConflict((conflict) =>
      conflict
        .column("digest")
        .doUpdateSet({ shows_person: sql<boolean>`media.shows_person or excluded.shows_person` }),
    )
    .execute();
  await tx
    .insertInto("public_store.media_use")
    .values(rows.map(({ digest }) => ({ digest, article_id: articleId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
