import { hashCanonical, toJson } from "../foundation/canonical-json.ts";
import type { Database, Tx } from "../foundation/database/database.ts";
import { type SealedContent, sealedContent } from "./sealed-content.ts";

/**
 * The stored content of a revision, if it still is what was decided on; undefined when it was changed behind the
 * application, in whatever way. Asked each time before anything goes out (law 1): never throws on what it finds.
 */
export function sealedOrChanged({
  content,
  decidedHash,
}: {
  content: unknown;
  decidedHash: Buffer;
}): SealedContent | undefined {
  const parsed = sealedContent.safeParse(content);
  return parsed.success && hashCanonical(toJson(content)).equals(decidedHash) ? parsed.data : undefined;
}

/** The content of a revision as it was decided on; undefined when it was changed or is gone. */
export async function loadSealed(
  db: Database | Tx,
  { revisionId, decidedHash }: { revisionId: string; decidedHash: Buffer },
): Promise<SealedContent | undefined> {
  const row = await db
    .selectFrom("revision")
    .select("content")
    .where("id", "=", revisionId)
    .executeTakeFirst();
  return row === undefined ? undefined : sealedOrChanged({ content: row.content, decidedHash });
}
