import { sql } from "kysely";
import type { Context } from "../foundation/context.ts";
import type { Database, Tx } from "../foundation/database/database.ts";
import { lockOriginal } from "./lock-original.ts";
import { rulesVersion } from "./rules-version.ts";

/** What the editorial room decides of a document's words: how marks of state secrecy are found in them, and who is told. */
export interface DocumentScreening {
  /** The program of the thread that reads a document and screens all its words (`read-document.ts`). */
  readonly reader: string;
  /** Whether the name of a file bears a mark itself. */
  isMarked(filename: string): boolean;
  recordRefusal(
    tx: Tx,
    refusal: { itemId: string; personId: string; rules: readonly string[]; digest: string; at: Date },
  ): Promise<void>;
  /** Whoever watches over the installation is told of a refused document that older rules let in and that still stands. */
  recordStatus(tx: Tx, status: { stands: Stands; digest: string; at: Date }): Promise<void>;
}

/** Where the bytes of a document are that nobody may take away: on the portal, or in what was once sealed; with the items. */
export interface Stands {
  readonly where: "public" | "sealed";
  readonly itemIds: readonly string[];
}

const report = "Hãy báo ngay cán bộ bảo mật của đơn vị; hệ thống đã báo động cho quản trị.";

/** What its officer reads: it says where the bytes are, and is true of each. */
const reasons = {
  nowhere: "Tệp có dấu chỉ độ mật nên đã bị xóa khỏi hệ thống. Hãy báo cán bộ bảo mật của đơn vị.",
  sealed: `Tệp có dấu chỉ độ mật nên không dùng được nữa, nhưng chưa bị xóa: một phiên bản đã gửi duyệt trước đây có tệp này, máy chủ còn giữ làm chứng cứ. ${report}`,
  public: `Tệp có dấu chỉ độ mật nên không dùng được nữa, nhưng chưa bị xóa: bản đã phát hành đang công khai trên Cổng. ${report}`,
} as const;

/** Whether a file was refused with this reason because a mark of state secrecy was found in it. */
export function isRefusedSecret(reason: string): boolean {
  return Object.values(reasons).some((one) => one === reason);
}

/**
 * Refuses a document in which a mark of state secrecy was found, wherever else the same bytes came in, each time with its
 * entry in the ledger: who, when, which rule and a hash (law 10). Its words go; where older rules let it into a sealed
 * revision or onto the portal an alarm says so. `takeAwaySecret` follows.
 */
export async function refuseSecretDocument(
  ctx: Context,
  { digest, rules, screening }: { digest: string; rules: readonly string[]; screening: DocumentScreening },
): Promise<void> {
  const at = ctx.clock.now();
  const stands = await ctx.db.transaction().execute(async (tx) => {
    const found = await whereItStands(tx, digest);
    const refused = await tx
      .updateTable("media_asset")
      .set({
        state: "rejected",
        reject_reason: reasons[found?.where ?? "nowhere"],
        rules_version: rulesVersion.document,
      })
      .where("original_digest", "=", digest)
      .where("kind", "=", "document")
      .where("state", "!=", "rejected")
      .returning(["id", "item_id", "uploaded_by", "filename"])
      .execute();
    for (const { id, filename } of refused)
      if (screening.isMarked(filename))
        await tx
          .updateTable("media_asset")
          .set({ filename: "Tệp đã từ chối.pdf" })
          .where("id", "=", id)
          .execute();
    await tx.deleteFrom("document_text").where("digest", "=", digest).execute();
    for (const { item_id: itemId, uploaded_by: personId } of refused)
      await screening.recordRefusal(tx, { itemId, personId, rules, digest, at });
    if (found !== undefined) await screening.recordStatus(tx, { stands: found, digest, at });
    return found;
  });
  if (stands !== undefined)
    ctx.log.error(
      { digest, ...stands },
      "a document with a mark of state secrecy stands where it was let in",
    );
}

/**
 * Takes the bytes of a refused document away, what was kept of it and what was shown, unless a sealed revision or the
 * portal has them. Done again it changes nothing.
 */
export async function takeAwaySecret(ctx: Context, { digest }: { digest: string }): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    await lockOriginal(tx, { digest, mode: "alone" });
    if ((await whereItStands(tx, digest)) !== undefined) return;
    // The same bytes that came in meanwhile are read in their own turn, which takes them away.
    const another = await tx
      .selectFrom("media_asset")
      .select("id")
      .where("original_digest", "=", digest)
      .where("state", "!=", "rejected")
      .limit(1)
      .executeTakeFirst();
    if (another !== undefined) return;
    await ctx.files.remove("originals", digest);
    await ctx.files.remove("renditions", digest);
  });
}

/** A revision names only files of its own item, and its content by their digests. */
async function whereItStands(db: Database | Tx, digest: string): Promise<Stands | undefined> {
  const shown = await db
    .selectFrom("public_store.media")
    .leftJoin("public_store.media_use", "public_store.media_use.digest", "public_store.media.digest")
    .select("article_id")
    .where("public_store.media.digest", "=", digest)
    .orderBy("article_id")
    .execute();
  if (shown.length > 0)
    return { where: "public", itemIds: shown.flatMap(({ article_id: id }) => (id === null ? [] : [id])) };
  const sealed = await db
    .selectFrom("revision")
    .select("item_id")
    .distinct()
    .where("item_id", "in", (assets) =>
      assets.selectFrom("media_asset").select("item_id").where("original_digest", "=", digest),
    )
    .where(sql<boolean>`strpos(content::text, ${digest}) > 0`)
    .orderBy("item_id")
    .execute();
  return sealed.length === 0 ? undefined : { where: "sealed", itemIds: sealed.map(({ item_id: id }) => id) };
}
