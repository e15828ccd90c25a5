// A worker that makes videos and nothing else, so that a test may kill it. Run by Node as it is.
import { readConfig } from "../../server/foundation/config.ts";
import { createLog } from "../../server/foundation/log.ts";
import { openContext } from "../../server/foundation/open-context.ts";
import { startVideoPump } from "../../server/media/video-pump.ts";
import { platforms } from "../../server/platforms/list.ts";

const config = readConfig(process.env);
const { ctx } = await openContext({
  config,
  log: createLog({ level: "error" }),
  databaseUrl: config.databaseUrl ?? "",
  platforms,
});
startVideoPump(ctx);
