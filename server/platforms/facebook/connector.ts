import { createHmac } from "node:crypto";
import { FormData } from "undici";
import { z } from "zod";
import {
  type ChannelCopy as AnyCopy,
  type CallError,
  type Connector,
  type Progress,
  pictureChanged,
  type Step,
  type StepResult,
  type UsageReport,
} from "../connector.ts";
import type { PublicAddress } from "../public-address.ts";
import { openTransport, type TransportResult } from "../transport.ts";
import { callErrorOf, fetchAgainAfter, portalUnreachable, unreadableAnswer } from "../unclear-answer.ts";
import { classifyError, namesError, readError } from "./classify-error.ts";
import type { FacebookPart } from "./part.ts";
import { type ListedPage, listAnswer, readBackPost } from "./read-back.ts";
import { facebookVisibility } from "./retry-policies.ts";
import { readUsage } from "./usage-headers.ts";

/** Graph API version: newest on 29 Jul 2026; support of a version lasts about two years. */
const version = "v26.0";

type ChannelCopy = AnyCopy<FacebookPart>;

const photoAnswer = z.object({ id: z.string() });
const postAnswer = z.object({ id: z.string(), permalink_url: z.string().optional() });
const photoIds = z.array(z.string());
const feedStep = "feed";
/** The reason of 1609005 in the table. */
const linkNotRead = "link-scrape";

/**
 * Facebook pages (docs/platforms/facebook.md). Text goes as one feed post with the article's link; pictures are uploaded
 * unpublished, each a step of its own that leaves nothing public, and then attached to one feed post. So exactly one
 * call can leave a public copy, and its message, which holds the article's address, finds it again.
 */
export function createFacebookConnector({
  graphUrl,
  appSecret,
  connections,
  userAgent,
  publicAddress,
}: {
  graphUrl: string;
  appSecret: string;
  connections: number;
  userAgent: string;
  publicAddress: PublicAddress;
}): Connector<FacebookPart> {
  const send = openTransport({ connections, userAgent });
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
  ): Promise<TransportResult | undefined> => {
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

  const postFeed = async (
    copy: ChannelCopy,
    progress: Progress,
    accessToken: string,
  ): Promise<TransportResult> => {
    // Not multipart: that would turn each line end of the message into two characters.
    const form = new URLSearchParams();
    form.set("message", copy.part.message);
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
    visibility: facebookVisibility,
    nextStep: (copy, progress): Step => {
      const done = photosOf(progress).length;
      return done < copy.pictures.length
        ? { name: `photo-${done}`, publishes: false }
        : { name: feedStep, publishes: true };
    },
    async perform({ copy, progress, step, accessToken }): Promise<StepResult> {
      if (step.name !== feedStep) {
        const photos = photosOf(progress);
        const outcome = await uploadPhoto(copy, photos.length, accessToken);
        if (outcome === undefined) return pictureChanged;
        return read(outcome, photoAnswer, ({ id }, usage) => ({
          outcome: "advanced",
          progress: { ...progress, photos: [...photos, id] },
          usage,
        }));
      }
      const outcome = await postFeed(copy, progress, accessToken);
      const result = read(outcome, postAnswer, (post, usage) => ({
        outcome: "published" as const,
        remoteId: post.id,
        publicUrl: post.permalink_url ?? null,
        usage,
      }));
      if (result.outcome === "published" || result.reasonCode !== linkNotRead) return result;
      return afterLinkNotRead(publicAddress, { callError: result, copy, progress });
    },
    askTime: async () => {
      const outcome = await send({ method: "GET", url: graphUrl, headers: {} });
      return outcome.outcome === "answered" ? outcome.platformTime : undefined;
    },
    readBack: (call) =>
      readBackPost(async (query) => {
        for (const [name, value] of proof(call.accessToken)) query.set(name, value);
        const url = `${base}/${call.copy.channel.externalId}/published_posts?${query}`;
        const outcome = await send({ method: "GET", url, headers: authorization(call.accessToken) });
        return read(outcome, listAnswer, (page, usage): ListedPage & { usage: UsageReport[] } => ({
          ...page,
          outcome: "listed",
          usage,
        }));
      }, call),
    async discard({ progress, accessToken }) {
      // One after the other and each at most once: a photo that stays behind harms nobody.
      for (const id of photosOf(progress)) {
        const query = new URLSearchParams(proof(accessToken).map(([name, value]) => [name, value]));
        const url = `${base}/${encodeURIComponent(id)}?${query}`;
        const outcome = await send({ method: "DELETE", url, headers: authorization(accessToken) });
        if (outcome.outcome !== "answered") return;
      }
    },
  };
}

/**
 * 1609005: Facebook did not get our article. While our own address does not give it either it is our trouble; when it
 * does, the post is tried again a few times before a person is asked.
 */
async function afterLinkNotRead(
  publicAddress: PublicAddress,
  { callError, copy, progress }: { callError: CallError; copy: ChannelCopy; progress: Progress },
): Promise<CallError> {
  if (!(await publicAddress.gives([{ url: copy.articleUrl }])))
    return portalUnreachable({ platform: "Facebook" });
  const { linkTries } = tries.parse(progress);
  const afterMs = fetchAgainAfter(linkTries);
  const { linkTries: _tries, ...anew } = progress;
  if (afterMs === undefined) return { ...callError, progress: anew };
  const { reasonCode, concerns, surelyNotDone, httpStatus, errorCode, detail } = callError;
  return {
    outcome: "retry",
    afterMs,
    reasonCode,
    concerns,
    surelyNotDone,
    reason: "Facebook chưa đọc được liên kết của bài dù Cổng vẫn mở được; sẽ tự thử lại.",
    progress: { ...progress, linkTries: linkTries + 1 },
    ...(httpStatus === undefined ? {} : { httpStatus }),
    ...(errorCode === undefined ? {} : { errorCode }),
    ...(detail === undefined ? {} : { detail }),
  };
}

const tries = z.object({ linkTries: z.number().default(0) });

function photosOf(progress: Progress): string[] {
  return photoIds.catch([]).parse(progress.photos);
}

/** Reads an answer: success by its schema, an error envelope by FB-9, anything else as an unknown outcome. */
function read<Schema extends z.ZodType, Good>(
  outcome: TransportResult,
  schema: Schema,
  good: (value: z.output<Schema>, usage: UsageReport[]) => Good,
): Good | CallError {
  if (outcome.outcome !== "answered") return callErrorOf(outcome, { platform: "Facebook" });
  const usage = readUsage(outcome.headers);
  const { platformTime } = outcome;
  const error = readError(outcome.body);
  const parsed = schema.safeParse(outcome.body);
  if (error !== undefined) {
    const pauseMs = Math.max(0, ...usage.map((report) => report.pauseMs ?? 0));
    const callError = classifyError({
      ...error,
      status: outcome.status,
      ...(pauseMs > 0 ? { pauseMs } : {}),
    });
    return {
      ...callError,
      // An answer that says both proves neither.
      surelyNotDone: callError.surelyNotDone && !parsed.success,
      usage,
      ...(platformTime === undefined ? {} : { platformTime }),
    };
  }
  if (outcome.status < 300 && parsed.success && !namesError(outcome.body))
    return { ...good(parsed.data, usage), ...(platformTime === undefined ? {} : { platformTime }) };
  return unreadableAnswer({ platform: "Facebook", status: outcome.status, usage, platformTime });
}
