import { renderBodyHtml } from "../../body/render-html.tsx";
import type { Context } from "../foundation/context.ts";
import type { FieldProblem } from "../foundation/outcome.ts";
import { slugOf } from "../foundation/text.ts";
import { loadAssets } from "../media/store.ts";
import { type Post, postsOf } from "./posts.ts";
import type { ShownDraft } from "./read-draft.ts";
import { lackingParts } from "./required-parts.ts";
import { assetsOf, makeParts } from "./seal-content.ts";
import type { Item } from "./store.ts";

/** A draft as it will look on the portal and on each platform, with what it still lacks. */
export interface Preview {
  readonly version: number;
  readonly articleUrl: string;
  readonly portalHtml: string;
  readonly unitName: string;
  readonly pictureAssetIds: readonly string[];
  readonly posts: readonly Post[];
  readonly lacking: readonly FieldProblem[];
}

/** Renders a draft just as sealing will, with pictures from the newsroom's own addresses. */
export async function previewDraft(
  ctx: Context,
  { item, draft: { content, version } }: { item: Item; draft: Pick<ShownDraft, "content" | "version"> },
): Promise<Preview> {
  const [assets, unit] = await Promise.all([
    loadAssets(ctx.db, { itemId: item.id }),
    ctx.db
      .selectFrom("unit")
      .select(["code", "name", "slug"])
      .where("code", "=", item.unitCode)
      .executeTakeFirstOrThrow(),
  ]);
  const pictures = new Map(
    assets.filter((asset) => asset.state === "ready").map((asset) => [asset.assetId, asset]),
  );
  const articleUrl = `${ctx.config.publicUrl}/tin/${slugOf(content.title)}-${item.id}`;
  const parts = makeParts({
    draft: content,
    facts: { unit, publicUrl: ctx.config.publicUrl, pictures },
    articleUrl,
    platforms: ctx.platforms,
  });
  const shown = new Map(
    [...pictures].map(([assetId, asset]) => [
      assetId,
      {
        renditions: asset.renditions.map((one) => ({ ...one, url: `/api/v1/media/${assetId}/${one.name}` })),
      },
    ]),
  );
  return {
    version,
    articleUrl,
    portalHtml: renderBodyHtml({ body: content.body, pictures: shown }),
    unitName: unit.name,
    pictureAssetIds: assetsOf(content),
    posts: postsOf(parts, ctx.platforms),
    lacking: lackingParts(content, { releasedBefore: item.releasedRevisionId !== null }),
  };
}
