import { join } from "node:path";
import { z } from "zod";
import { freePort } from "../../server/foundation/start/ports.ts";
import type { FaultOrder } from "../../simulators/shared/faults.ts";
import { writeChannelsFile } from "./channels-file.ts";
import { answers, type TestProcess, testProcess } from "./processes.ts";

/** Both stand-ins as processes of their own, with what tests ask of them behind the product's back. */
export interface Simulators {
  readonly facebook: TestProcess;
  readonly zalo: TestProcess;
  /** The settings by which the product finds them. */
  readonly env: Readonly<Record<string, string>>;
  inFlight(): Promise<number>;
  /** How many calls each has answered since it was started. */
  calls(): Promise<{ facebook: number; zalo: number }>;
  order(platform: Platform, faults: readonly FaultOrder[]): Promise<void>;
  /** Takes back every fault that was ordered and has not happened. */
  clearFaults(): Promise<void>;
  settings(platform: Platform, settings: Record<string, unknown>): Promise<void>;
  /** What stands on the channels, visible to the public. */
  posts(): Promise<{ channel: string; text: string; cover?: string }[]>;
  /** How often the tokens of each Zalo account were refreshed. */
  zaloGenerations(): Promise<Record<string, number>>;
}

type Platform = "facebook" | "zalo";

const facebookState = z.object({ posts: z.array(z.object({ page: z.string(), message: z.string() })) });
const zaloState = z.object({
  articles: z.array(
    z.object({ account: z.string(), title: z.string(), cover: z.string(), public: z.boolean() }),
  ),
  generations: z.record(z.string(), z.number()),
});
const callCount = z.object({ inFlight: z.number(), calls: z.record(z.string(), z.number()) });

/**
 * Prepares both on free ports, their state in `folder`; started and ended by whoever asked for them. They know the
 * channels of `channelsFile`, else of the whole test network.
 */
export async function prepareSimulators({
  folder,
  channelsFile,
  env = {},
}: {
  folder: string;
  channelsFile?: string;
  env?: Record<string, string>;
}): Promise<Simulators> {
  const known = channelsFile ?? (await writeChannelsFile(folder));
  const [facebookPort, zaloPort] = await Promise.all([freePort(), freePort()]);
  const urls = { facebook: `http://127.0.0.1:${facebookPort}`, zalo: `http://127.0.0.1:${zaloPort}` };
  const simulator = (name: Platform, port: number) =>
    testProcess({
      script: `dist/simulators/${name}.mjs`,
      env: {
        PORT: String(port),
        SIMULATOR_STATE_DIR: join(folder, name),
        SIMULATOR_CHANNELS: known,
        SIMULATOR_ENDS_WITH_PARENT: "yes",
        ...env,
      },
      ready: () => answers(`${urls[name]}/healthz`),
    });
  const control = (platform: Platform, path: string, body?: unknown) =>
    fetch(`${urls[platform]}/_simulator/${path}`, {
      ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
    });
  const read = async <Schema extends z.ZodType>(platform: Platform, path: string, schema: Schema) =>
    schema.parse(await (await control(platform, path)).json());
  const counted = () =>
    Promise.all([read("facebook", "calls", callCount), read("zalo", "calls", callCount)] as const);
  return {
    facebook: simulator("facebook", facebookPort),
    zalo: simulator("zalo", zaloPort),
    env: {
      FACEBOOK_GRAPH_URL: urls.facebook,
      FACEBOOK_APP_SECRET: "demo-secret",
      ZALO_OPENAPI_URL: urls.zalo,
      ZALO_OAUTH_URL: urls.zalo,
      ZALO_APP_ID: "demo-app",
      ZALO_APP_SECRET: "demo-secret",
    },
    async inFlight() {
      const [facebook, zalo] = await counted();
      return facebook.inFlight + zalo.inFlight;
    },
    async calls() {
      const [facebook, zalo] = await counted();
      const sum = (calls: Record<string, number>) => Object.values(calls).reduce((all, one) => all + one, 0);
      return { facebook: sum(facebook.calls), zalo: sum(zalo.calls) };
    },
    async order(platform, faults) {
      await control(platform, "faults", faults);
    },
    async clearFaults() {
      for (const platform of ["facebook", "zalo"] as const)
        await fetch(`${urls[platform]}/_simulator/faults`, { method: "DELETE" });
    },
    async settings(platform, settings) {
      await control(platform, "settings", settings);
    },
    async posts() {
      const [onFacebook, onZalo] = await Promise.all([
        read("facebook", "state", facebookState),
        read("zalo", "state", zaloState),
      ]);
      return [
        ...onFacebook.posts.map((post) => ({ channel: `facebook-${post.page}`, text: post.message })),
        ...onZalo.articles
          .filter((one) => one.public)
          .map((one) => ({ channel: `zalo-${one.account}`, text: one.title, cover: one.cover })),
      ];
    },
    async zaloGenerations() {
      return (await read("zalo", "state", zaloState)).generations;
    },
  };
}
