import { createConnectors } from "../../server/composition/connectors.ts";
import { startDelivery } from "../../server/delivery/start-delivery.ts";
import type { Config } from "../../server/foundation/config.ts";
import type { Context } from "../../server/foundation/context.ts";
import { publishArticle } from "../../server/platforms/portal/publish-article.ts";
import type { TestDatabase } from "./database.ts";

/** The connectors of a test whose portal listens nowhere: as when every picture and page of it can be fetched. */
export function testConnectors(config: Config): ReturnType<typeof createConnectors> {
  return createConnectors(config, { gives: async () => true });
}

/** Delivery as a worker runs it, with the connectors that the test's settings name; begun at once. */
export function startTestDelivery({
  ctx,
  database,
}: {
  ctx: Context;
  database: TestDatabase;
}): ReturnType<typeof startDelivery> {
  return startDelivery(ctx, {
    connectors: testConnectors(ctx.config),
    publishToPortal: publishArticle,
    listenUrl: database.url,
  });
}
