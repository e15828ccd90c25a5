import { createHmac } from "node:crypto";
import { FormData } from "undici";
import { z } from "zod";
import {
  type ChannelCopy,
  type Connector,
  type Progress,
  pictureChanged,
  type ReadBackResult,
  type Step,
  type StepResult,
  type Trouble,
  type UsageReport,
} from "../connector.ts";
import { type Fate, openTransport } from "../transport.ts";
import { troubleOf, unreadableAnswer } from "../unclear-answer.ts";
import { classifyError, readError } from "./classify-error.ts";
import { clockSkewMs, findPost, listedPost } from "./match-post.ts";
import { readUsage } from "./usage-headers.ts";

/** Graph API version: newest on 29 Jul 2026; support of a version lasts about two years. */
const version = "v26.0";

const photoAnswer = z.object({ id: z.string() });
const postAnswer = z.object({ id: z.string(), permalink_url: z.string().optional() });
const listAnswer = z.object({ data: z.array(listedPost) });
const photoIds = z.array(z.string());
const feedStep = "feed";

/**
 * Facebook pages (part A). Text goes as one feed post with the article's link; pictures are uploaded unpublished, each a
 * step of its own that leaves nothing public, and then attached to one feed post. So exactly one call can leave a
 * public copy, and its message, which holds the article's address, finds it again.
 */
export function createFacebookConnector({
  graphUrl,
  appSecret,
  connections,
}: {
  graphUrl: string;
  appSecret: string;
  connections: number;
}): Connector {
  const send = openTransport({ connections });
  const base = `${graphUrl}/${version}`;
  const authorization = (accessToken: string) => ({ authorization: `Bearer ${accessToken}` });
  const proof = (accessToken: string) =>
    appSecret === ""
      ? []
      : [["appsecret_proof", createHmac("sha256", appSecret).update(accessToken).digest("hex")] as const];

  const uploadPhoto = async (
    copy: ChannelCopy,
    index: number,
    accessToken: string,
  ): Promise<Fate | undefined> => {
    const picture = copy.pictures[index];
    if (picture === undefined) throw new Error("a photo step beyond the last picture");
    const bytes = await picture.bytes();
    if (bytes === undefined) return undefined;
    const form = new FormData();
    form.set("published", "false");
    form.set("caption", picture.caption);
    for (const [name, value] of proof(accessToken)) form.set(name, value);
    form.set("source", new Blob([new Uint8Array(bytes)], { type: picture.mime }), `${picture.digest}.jpg`);
    return send({
      method: "POST",
      url: `${base}/${copy.channel.externalId}/photos`,
      headers: authorization(accessToken),
      form,
    });
  };

  const postFeed = async (copy: ChannelCopy, progress: Progress, accessToken: string): Promise<Fate> => {
    // Not multipart: that would turn each line end of the message into two characters.
    const form = new URLSearchParams();
    form.set("message", copy.facebook.message);
    const photos = photosOf(progress);
    if (photos.length === 0) form.set("link", copy.articleUrl);
    photos.forEach((id, index) => {
      form.set(`attached_media[${index}]`, JSON.stringify({ media_fbid: id }));
    });
    for (const [name, value] of proof(accessToken)) form.set(name, value);
    const url = `${base}/${copy.channel.externalId}/feed?fields=id,permalink_url`;
    return send({ method: "POST", url, headers: authorization(accessToken), form });
  };

  return {
    platform: "facebook",
    // As of 2026-11-23: wait at least 60 to 120 s and look twice; the true delay is undocumented.
    visibility: {
      presenceMs: [5_000, 15_000, 30_000, 60_000],
      absentAfterMs: 300_000,
      giveUpMs: 24 * 3_600_000,
      citation: "Graph API of Facebook, as read on 2026-11-23",
    },
    nextStep: (copy, progress): Step => {
      const done = photosOf(progress).length;
      return done < copy.pictures.length
        ? { name: `photo-${done}`, publishes: false }
        : { name: feedStep, publishes: true };
    },
    async perform({ copy, progress, step, accessToken }): Promise<StepResult> {
      if (step.name !== feedStep) {
        const photos = photosOf(progress);
        const fate = await uploadPhoto(copy, photos.length, accessToken);
        if (fate === undefined) return pictureChanged;
        return read(fate, photoAnswer, ({ id }, usage) => ({
          outcome: "advanced",
          progress: { ...progress, photos: [...photos, id] },
          usage,
        }));
      }
      const fate = await postFeed(copy, progress, accessToken);
      return read(fate, postAnswer, (post, usage) => ({
        outcome: "published",
        remoteId: post.id,
        publicUrl: post.permalink_url ?? null,
        usage,
      }));
    },
    askTime: async () => {
      const fate = await send({ method: "GET", url: graphUrl, headers: {} });
      return fate.fate === "answered" ? fate.platformTime : undefined;
    },
    async readBack({ copy, firstIntentAt: intentAt, accessToken }): Promise<ReadBackResult> {
      const since = Math.floor((intentAt.getTime() - clockSkewMs) / 1000);
      const query = new URLSearchParams({
        fields: "id,message,created_time,permalink_url",
        since: String(since),
        limit: "100",
      });
      for (const [name, value] of proof(accessToken)) query.set(name, value);
      const url = `${base}/${copy.channel.externalId}/published_posts?${query}`;
      const fate = await send({ method: "GET", url, headers: authorization(accessToken) });
      return read(fate, listAnswer, ({ data }, usage): ReadBackResult => {
        const post = findPost({ posts: data, message: copy.facebook.message, intentAt });
        if (post === undefined) return { outcome: "absent", usage };
        return { outcome: "found", remoteId: post.id, publicUrl: post.permalink_url ?? null, usage };
      });
    },
  };
}

function photosOf(progress: Progress): string[] {
  return photoIds.catch([]).parse(progress.photos);
}

/** Reads an answer: success by its schema, an error envelope by A9, anything else as an unknown outcome. */
function read<Schema extends z.ZodType, Good>(
  fate: Fate,
  schema: Schema,
  good: (value: z.output<Schema>, usage: UsageReport[]) => Good,
): Good | Trouble {
  if (fate.fate !== "answered") return troubleOf(fate, { platform: "Facebook" });
  const usage = readUsage(fate.headers);
  const { platformTime } = fate;
  const error = readError(fate.body);
  if (error !== undefined) {
    const pauseMs = Math.max(0, ...usage.map((report) => report.pauseMs ?? 0));
    return {
      ...classifyError({ ...error, status: fate.status, ...(pauseMs > 0 ? { pauseMs } : {}) }),
      usage,
      ...(platformTime === undefined ? {} : { platformTime }),
    };
  }
  const parsed = schema.safeParse(fate.body);
  if (fate.status < 300 && parsed.success)
    return { ...good(parsed.data, usage), ...(platformTime === undefined ? {} : { platformTime }) };
  return unreadableAnswer({ platform: "Facebook", status: fate.status, usage, platformTime });
}
