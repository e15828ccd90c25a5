import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { startFacebookSimulator } from "../../simulators/facebook/simulator.ts";
import { readChannels } from "../../simulators/shared/channels.ts";
import { startZaloSimulator } from "../../simulators/zalo/simulator.ts";
import { writeChannelsFile } from "./channels-file.ts";

const held = z.object({
  posts: z
    .array(
      z.object({
        page: z.string(),
        message: z.string().optional(),
        photos: z.array(z.string()).optional(),
        link: z.string().optional(),
      }),
    )
    .optional(),
  photos: z.array(z.object({ id: z.string(), page: z.string() })).optional(),
  articles: z
    .array(
      z.object({
        account: z.string(),
        title: z.string(),
        author: z.string().optional(),
        cover: z.string().optional(),
        body: z.array(z.object({ content: z.string().optional() })).optional(),
      }),
    )
    .optional(),
});

const calls = z.object({ inFlight: z.number(), userAgents: z.record(z.string(), z.number()) });

/** Both platforms by their simulators, in this process, with what stands on them. */
export interface Platforms {
  /** The settings with which the product finds them. */
  readonly settings: Record<string, string>;
  posts(): Promise<NonNullable<z.infer<typeof held>["posts"]>>;
  articles(): Promise<NonNullable<z.infer<typeof held>["articles"]>>;
  /** The photos that Facebook keeps. */
  photos(): Promise<NonNullable<z.infer<typeof held>["photos"]>>;
  /** The platform's own ids of its channels. */
  channels(platform: "facebook" | "zalo"): Promise<string[]>;
  /** Calls by how the caller named itself. */
  userAgents(platform: "facebook" | "zalo"): Promise<Record<string, number>>;
  set(platform: "facebook" | "zalo", settings: Record<string, unknown>): Promise<void>;
  /** How many calls Facebook has not answered yet. */
  callsOut(): Promise<number>;
  fault(platform: "facebook" | "zalo", faults: readonly Record<string, unknown>[]): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts both simulators on free ports; Zalo takes every cover without fetching it. `from` is a folder with the journals
 * and channels of an earlier run, whose copies then stand there.
 */
export async function startPlatforms({ from }: { from?: string } = {}): Promise<Platforms> {
  const folder = await mkdtemp(join(tmpdir(), "trongdong-platforms-"));
  if (from !== undefined) await cp(from, folder, { recursive: true });
  const channelsFile = from === undefined ? await writeChannelsFile(folder) : join(from, "channels.csv");
  const facebook = await startFacebookSimulator({ port: 0, folder: join(folder, "facebook"), channelsFile });
  const zalo = await startZaloSimulator({ port: 0, folder: join(folder, "zalo"), channelsFile });
  const url = { facebook: `http://127.0.0.1:${facebook.port}`, zalo: `http://127.0.0.1:${zalo.port}` };
  await fetch(`${url.zalo}/_simulator/settings`, { method: "POST", body: '{"fetchCovers":false}' });
  const state = async (address: string) =>
    held.parse(await (await fetch(`${address}/_simulator/state`)).json());
  return {
    settings: {
      FACEBOOK_GRAPH_URL: url.facebook,
      ZALO_OPENAPI_URL: url.zalo,
      ZALO_OAUTH_URL: url.zalo,
    },
    posts: async () => (await state(url.facebook)).posts ?? [],
    articles: async () => (await state(url.zalo)).articles ?? [],
    photos: async () => (await state(url.facebook)).photos ?? [],
    channels: async (platform) => [...readChannels({ file: channelsFile, platform }).keys()],
    userAgents: async (platform) =>
      calls.parse(await (await fetch(`${url[platform]}/_simulator/calls`)).json()).userAgents,
    async set(platform, settings) {
      await fetch(`${url[platform]}/_simulator/settings`, { method: "POST", body: JSON.stringify(settings) });
    },
    callsOut: async () =>
      calls.parse(await (await fetch(`${url.facebook}/_simulator/calls`)).json()).inFlight,
    async fault(platform, faults) {
      await fetch(`${url[platform]}/_simulator/faults`, { method: "POST", body: JSON.stringify(faults) });
    },
    async stop() {
      await facebook.stop();
      await zalo.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
