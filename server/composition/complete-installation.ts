import { ensurePortalChannel } from "../channels/import-channels.ts";
import { ensureCategories } from "../editorial/categories.ts";
import type { Context } from "../foundation/context.ts";

/**
 * Gives an installation what nothing can be published without and no file of a force brings: a menu and, as soon as
 * there is a unit for it to belong to, the portal's own channel. What is there already stays as it is. Answers whether
 * anything was made, so that the public store must be told.
 */
export async function completeInstallation(ctx: Pick<Context, "db" | "clock">): Promise<boolean> {
  const menu = await ensureCategories(ctx);
  const portal = await ensurePortalChannel(ctx);
  return menu || portal;
}
