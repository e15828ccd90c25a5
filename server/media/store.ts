import type { Json } from "../foundation/canonical-json.ts";
import type { Database, Tx } from "../foundation/database/database.ts";

/** A file made from an original as it is sealed: name, digest of its bytes (hex SHA-256), size in pixels (0 without pictures) and bytes. */
export type Rendition = {
  readonly name: string;
  readonly digest: string;
  readonly mime: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
} & { readonly [key: string]: Json };

export const assetKinds = ["picture", "video", "document"] as const;
export type AssetKind = (typeof assetKinds)[number];

/** A file that came in for an item, with what was made of it so far. */
export interface Asset {
  readonly assetId: string;
  readonly itemId: string;
  readonly kind: AssetKind;
  readonly uploadedBy: string;
  readonly filename: string;
  readonly state: "processing" | "ready" | "rejected";
  readonly rejectReason: string;
  /** How far the making of a video is, in percent. */
  readonly progress: number;
  /** By which rules it was judged and made (`rules-version.ts`); 0 while it never was. */
  readonly rulesVersion: number;
  readonly originalDigest: string;
  readonly originalBytes: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly durationMs: number | null;
  readonly pages: number | null;
  readonly renditions: readonly Rendition[];
}

/** The files of an item, oldest first; or those of the given ids; or those of a kind. */
export async function loadAssets(
  db: Database | Tx,
  filter: { itemId?: string; assetIds?: readonly string[]; kind?: AssetKind; until?: Date | null },
): Promise<Asset[]> {
  let query = db.selectFrom("media_asset").selectAll().orderBy("created_at").orderBy("id");
  if (filter.itemId !== undefined) query = query.where("item_id", "=", filter.itemId);
  if (filter.assetIds !== undefined) query = query.where("id", "in", [...filter.assetIds, ""]);
  if (filter.kind !== undefined) query = query.where("kind", "=", filter.kind);
  if (filter.until != null) query = query.where("created_at", "<=", filter.until);
  const rows = await query.execute();
  const renditions = await db
    .selectFrom("media_rendition")
    .selectAll()
    .where("asset_id", "in", [...rows.map((row) => row.id), ""])
    .orderBy("width")
    .orderBy("name")
    .execute();
  return rows.map((row) => ({
    assetId: row.id,
    itemId: row.item_id,
    kind: oneOf(assetKinds, row.kind),
    uploadedBy: row.uploaded_by,
    filename: row.filename,
    state: oneOf(assetStates, row.state),
    rejectReason: row.reject_reason,
    progress: row.progress,
    rulesVersion: row.rules_version,
    originalDigest: row.original_digest,
    originalBytes: row.original_bytes,
    width: row.width,
    height: row.height,
    durationMs: row.duration_ms,
    pages: row.pages,
    renditions: renditions
      .filter(({ asset_id, rules_version }) => asset_id === row.id && rules_version === row.rules_version)
      .map(({ name, digest, mime, width, height, bytes }) => ({ name, digest, mime, width, height, bytes })),
  }));
}

const assetStates = ["processing", "ready", "rejected"] as const;

/** The one of these words that a stored text is. */
export function oneOf<const Value extends string>(values: readonly Value[], text: string): Value {
  const found = values.find((value) => value === text);
  if (found === undefined) throw new Error(`a file of the unknown kind or state ${text}`);
  return found;
}
