import type { Context } from "../foundation/context.ts";
import type { Database, Tx } from "../foundation/database/database.ts";
import { readDocumentQueue, renderPictureQueue, renderVideoQueue } from "./queues.ts";
import { rulesVersion } from "./rules-version.ts";
import { assetKinds } from "./store.ts";

const queues = { picture: renderPictureQueue, video: renderVideoQueue, document: readDocumentQueue } as const;

/** Puts the ready files of an item that were judged by older rules back in line, to be judged and made by today's. */
export async function readAgain(ctx: Context, { itemId }: { itemId: string }): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    for (const kind of assetKinds) {
      const assets = await tx
        .updateTable("media_asset")
        .set({ state: "processing", progress: 0, attempts: 0 })
        .where("item_id", "=", itemId)
        .where("kind", "=", kind)
        .where("state", "=", "ready")
        .where("rules_version", "<", rulesVersion[kind])
        .returning("id")
        .execute();
      for (const { id: assetId } of assets) await ctx.jobs.enqueue(tx, queues[kind], { assetId });
    }
  });
}

/** The names of those of these files that today's rules have not taken: older ones, or refused when they were read again. */
export async function notTaken(
  db: Database | Tx,
  { assetIds }: { assetIds: readonly string[] },
): Promise<readonly string[]> {
  if (assetIds.length === 0) return [];
  const rows = await db
    .selectFrom("media_asset")
    .select(["filename", "kind", "state", "rules_version"])
    .where("id", "in", [...assetIds])
    .orderBy("id")
    .execute();
  return rows
    .filter(({ kind, state, rules_version }) => {
      const today = assetKinds.find((one) => one === kind);
      return state !== "ready" || today === undefined || rules_version < rulesVersion[today];
    })
    .map(({ filename }) => filename);
}

/** Whether one of these files was refused after it had been taken, as where a mark of state secrecy was found in it (law 10). */
export async function anyRefused(
  db: Database | Tx,
  { assetIds }: { assetIds: readonly string[] },
): Promise<boolean> {
  const refused = await db
    .selectFrom("media_asset")
    .select("id")
    .where("id", "in", [...assetIds, ""])
    .where("state", "=", "rejected")
    .limit(1)
    .executeTakeFirst();
  return refused !== undefined;
}
