import { endWithParent } from "../shared/server.ts";
import { startZaloSimulator } from "./simulator.ts";

const running = await startZaloSimulator({
  host: process.env.HOST ?? "127.0.0.1",
  port: Number(process.env.PORT ?? "3002"),
  folder: process.env.SIMULATOR_STATE_DIR ?? "data/simulators/zalo",
  channelsFile: process.env.SIMULATOR_CHANNELS ?? "demonstration/data/channels.csv",
});
endWithParent(running.stop);
console.log(`zalo simulator on port ${running.port}`);
