import { noteWarning } from "../citizens/announce-warning.ts";
import type { PublishToPortal } from "../delivery/take-release.ts";
import type { Context } from "../foundation/context.ts";
import { publishArticle } from "../platforms/portal/publish-article.ts";

/** What a release brings with it on the portal, in one transaction: the page, and the word to who subscribed to warnings. */
export function publishToPortal(ctx: Pick<Context, "jobs">): PublishToPortal {
  return async (tx, release) => {
    const page = await publishArticle(tx, release);
    await noteWarning(ctx, tx, release);
    return page;
  };
}
