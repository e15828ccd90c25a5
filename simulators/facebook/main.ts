import { endWithParent } from "../shared/server.ts";
import { startFacebookSimulator } from "./simulator.ts";

const running = await startFacebookSimulator({
  host: process.env.HOST ?? "127.0.0.1",
  port: Number(process.env.PORT ?? "3001"),
  folder: process.env.SIMULATOR_STATE_DIR ?? "data/simulators/facebook",
  channelsFile: process.env.SIMULATOR_CHANNELS ?? "demonstration/data/channels.csv",
});
endWithParent(running.stop);
console.log(`facebook simulator on port ${running.port}`);
