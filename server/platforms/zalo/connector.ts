import { z } from "zod";
import {
  type ChannelCopy as AnyCopy,
  type CallError,
  type Connector,
  type Progress,
  pictureChanged,
  type RefreshResult,
  type Step,
  type StepResult,
} from "../connector.ts";
import { madeCopy } from "../made-copy.ts";
import type { PublicAddress } from "../public-address.ts";
import { openTransport, type TransportResult } from "../transport.ts";
import { fetchAgainAfter, portalUnreachable } from "../unclear-answer.ts";
import { articleDetail } from "./match-article.ts";
import type { ZaloPart } from "./part.ts";
import { builtLink, findArticle, readBackArticle } from "./read-back.ts";
import { refreshToken } from "./refresh-token.ts";
import { zaloLinkLooks, zaloPolls, zaloVisibility } from "./retry-policies.ts";
import { errorOf, read, type ZaloCall } from "./wire.ts";

type ChannelCopy = AnyCopy<ZaloPart>;

const created = z.object({ token: z.string().min(1) });
const verified = z.object({ id: z.string().min(1) });
const reached = madeCopy.extend({
  polls: z.number().default(0),
  looks: z.number().default(0),
  /** When the article was made, by the platform's time (epoch milliseconds). */
  madeAt: z.number().optional(),
  /** Tries for which Zalo did not get the pictures although our address gave them. */
  mediaTries: z.number().default(0),
});

const stillProcessing = -214;
const mediaFailed = -200;

interface Settings {
  readonly oauthUrl: string;
  readonly openapiUrl: string;
  readonly appId: string;
  readonly appSecret: string;
  /** The cover of an item that has no picture. */
  readonly defaultCoverUrl: string;
  readonly connections: number;
  readonly userAgent: string;
  readonly publicAddress: PublicAddress;
}

/**
 * Zalo official accounts (docs/platforms/zalo.md). An article is created (the one call that may leave a public copy), its
 * token is committed, then verified until it has an id, then read for its public link. Its cover is the sealed one or
 * none: what Zalo cannot fetch goes out later, and never with another picture.
 */
export function createZaloConnector(settings: Settings): Connector<ZaloPart> {
  const { connections, userAgent } = settings;
  const send = openTransport({ connections, userAgent });
  const call: ZaloCall = (path, accessToken, json) =>
    send({
      method: json === undefined ? "GET" : "POST",
      url: `${settings.openapiUrl}${path}`,
      headers: { access_token: accessToken },
      ...(json === undefined ? {} : { json }),
    });

  return {
    platform: "zalo",
    visibility: zaloVisibility,
    nextStep(_copy, progress): Step {
      const { token, articleId } = reached.parse(progress);
      if (articleId !== undefined) return { name: "detail", publishes: false };
      return token === undefined ? { name: "create", publishes: true } : { name: "verify", publishes: false };
    },
    async perform(request): Promise<StepResult> {
      if (request.step.name === "create") return create(call, settings, request);
      if (request.step.name === "verify") return verify(call, settings, request);
      return detail(call, request);
    },
    readBack: (request) => readBackArticle(call, request),
    askTime: async () => {
      const outcome = await send({ method: "GET", url: settings.openapiUrl, headers: {} });
      return outcome.outcome === "answered" ? outcome.platformTime : undefined;
    },
    refresh: ({ refreshToken: spent, now }): Promise<RefreshResult> =>
      refreshToken({ send, settings, spent, now }),
  };
}

/** What a step of an article is given. */
interface StepRequest {
  readonly copy: ChannelCopy;
  readonly progress: Progress;
  readonly accessToken: string;
  readonly now: Date;
}

async function create(
  call: ZaloCall,
  settings: Settings,
  { copy, progress, accessToken, now }: StepRequest,
): Promise<StepResult> {
  // Zalo fetches the pictures by their address itself: look before it does, at the files and at the address.
  for (const picture of copy.pictures) if ((await picture.bytes()) === undefined) return pictureChanged;
  if (!(await givesPictures(settings, copy))) return portalUnreachable({ platform: "Zalo" });
  const outcome = await call("/v2.0/article/create", accessToken, {
    type: "normal",
    title: copy.part.title,
    author: copy.part.author,
    description: copy.part.description,
    cover: { cover_type: "photo", photo_url: encodeURI(coverOf(settings, copy)), status: "show" },
    body: copy.part.body,
    status: "show",
    comment: "show",
  });
  if (isMediaFailure(outcome)) return afterMediaFailed(settings, { outcome, copy, progress });
  const platformTime = outcome.outcome === "answered" ? outcome.platformTime : undefined;
  return read(outcome, created, ({ token }, usage) => ({
    outcome: "advanced",
    progress: { ...progress, token, polls: 0, madeAt: (platformTime ?? now).getTime() },
    usage,
  }));
}

/** An answer that names the pictures and nothing beside them that was made; under HTTP 5xx no error proves anything. */
function isMediaFailure(outcome: TransportResult): boolean {
  return (
    outcome.outcome === "answered" &&
    outcome.status < 500 &&
    errorOf(outcome)?.error === mediaFailed &&
    !madeSomething.safeParse(outcome.body).success
  );
}

const madeSomething = z.object({ data: z.union([created, verified]) });

function coverOf(settings: Settings, copy: ChannelCopy): string {
  return copy.pictures[0]?.url ?? settings.defaultCoverUrl;
}

function givesPictures(settings: Settings, copy: ChannelCopy): Promise<boolean> {
  const pictures = copy.pictures.map(({ url, digest }) => ({ url: encodeURI(url), digest }));
  return settings.publicAddress.gives(
    pictures.length === 0 ? [{ url: encodeURI(settings.defaultCoverUrl) }] : pictures,
  );
}

/**
 * ZL-4.3, ZL-10 (-200): nothing was published, and a token leads nowhere any more. While our own address does not give the
 * pictures it is our trouble; when it does, the same sealed pictures are tried again a few times before Zalo is believed.
 */
async function afterMediaFailed(
  settings: Settings,
  { outcome, copy, progress }: { outcome: TransportResult; copy: ChannelCopy; progress: Progress },
): Promise<CallError> {
  const left = withoutToken(progress);
  if (!(await givesPictures(settings, copy))) return portalUnreachable({ platform: "Zalo", progress: left });
  const { mediaTries } = reached.parse(progress);
  const afterMs = fetchAgainAfter(mediaTries);
  const extras = {
    surelyNotDone: true,
    concerns: "item",
    reasonCode: "media-refused",
    errorCode: String(mediaFailed),
    detail: errorOf(outcome)?.message.slice(0, 300) ?? "",
  } as const;
  if (afterMs !== undefined) {
    return {
      ...extras,
      outcome: "retry",
      afterMs,
      reason: "Zalo chưa lấy được ảnh của bài dù Cổng vẫn mở được; sẽ thử lại với đúng ảnh đã duyệt.",
      progress: { ...left, mediaTries: mediaTries + 1 },
    };
  }
  const { mediaTries: _tries, ...anew } = left;
  return { ...extras, outcome: "failed", reason: "Zalo không nhận được ảnh của bài.", progress: anew };
}

/** What is left of the progress when the article that it was made for came to nothing. */
function withoutToken(progress: Progress): Progress {
  const { token: _spent, madeAt: _at, ...rest } = progress;
  return { ...rest, polls: 0 };
}

async function verify(call: ZaloCall, settings: Settings, request: StepRequest): Promise<StepResult> {
  const { copy, progress, accessToken } = request;
  const { token = "", polls } = reached.parse(progress);
  const outcome = await call("/v2.0/article/verify", accessToken, { token });
  const answer = errorOf(outcome);
  if (isMediaFailure(outcome)) return afterMediaFailed(settings, { outcome, copy, progress });
  const result =
    answer?.error === stillProcessing
      ? undefined
      : read(outcome, verified, ({ id }, usage) => ({
          outcome: "advanced" as const,
          progress: { ...progress, articleId: id },
          usage,
        }));
  // What cannot be understood is no word on the article: it is asked again, no more often than one that is processed.
  if (result !== undefined && result.outcome !== "unknown") return result;
  const looks =
    polls >= zaloPolls.looksFromPoll && (polls - zaloPolls.looksFromPoll) % zaloPolls.looksEveryPolls === 0;
  if (looks || polls >= zaloPolls.most) {
    const listed = await lookInList(call, request);
    if (listed !== undefined)
      return {
        outcome: "advanced",
        progress: { ...progress, articleId: listed },
        errorCode: String(stillProcessing),
      };
  }
  if (polls >= zaloPolls.most) {
    return {
      outcome: "unknown",
      copyMayStand: true,
      surelyNotDone: false,
      concerns: "item",
      reasonCode: "never-ready",
      reason: "Zalo xử lý bài quá lâu; hệ thống đọc lại kênh xem bài đã có chưa.",
      errorCode: String(stillProcessing),
      progress: { ...withoutToken(progress), neverReady: token },
    };
  }
  if (result !== undefined) return { ...result, progress: { ...progress, polls: polls + 1 } };
  return {
    outcome: "advanced",
    progress: { ...progress, polls: polls + 1 },
    afterMs: zaloPolls.waitsMs[Math.min(polls, zaloPolls.waitsMs.length - 1)] ?? 0,
    errorCode: String(stillProcessing),
  };
}

/** The id of our article where the account lists it although it is not said to be ready; undefined otherwise. */
async function lookInList(
  call: ZaloCall,
  { copy, progress, accessToken }: StepRequest,
): Promise<string | undefined> {
  const { madeAt } = reached.parse(progress);
  if (madeAt === undefined) return undefined;
  const notBefore = new Date(madeAt - longestCallMs);
  const found = await findArticle(call, { copy, accessToken, notBefore, knownIds: new Set() });
  return found.outcome === "found" ? found.remoteId : undefined;
}

/** The article was made within the call whose answer said when; both times are the platform's. */
const longestCallMs = 60_000;

async function detail(call: ZaloCall, { copy, progress, accessToken }: StepRequest): Promise<StepResult> {
  const { articleId = "", looks } = reached.parse(progress);
  const outcome = await call(
    `/v2.0/article/getdetail?${new URLSearchParams({ id: articleId })}`,
    accessToken,
  );
  const found = read(
    outcome,
    articleDetail,
    (article, usage): StepResult => ({
      outcome: "published",
      remoteId: articleId,
      publicUrl: article.link_view ?? builtLink(copy, articleId),
      usage,
    }),
  );
  if (found.outcome !== "unknown" && found.outcome !== "failed" && found.outcome !== "blocked") return found;
  // The article stands, only its link is not known: look again a few times, then build it.
  if (looks < zaloLinkLooks.most)
    return {
      outcome: "advanced",
      progress: { ...progress, looks: looks + 1 },
      afterMs: zaloLinkLooks.againMs,
    };
  return { outcome: "published", remoteId: articleId, publicUrl: builtLink(copy, articleId) };
}
