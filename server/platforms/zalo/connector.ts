import { z } from "zod";
import {
  type ChannelCopy,
  type Connector,
  type Progress,
  pictureChanged,
  type ReadBackResult,
  type RefreshResult,
  type Step,
  type StepResult,
  type Trouble,
  type UsageReport,
} from "../connector.ts";
import { madeCopy } from "../made-copy.ts";
import { type Fate, openTransport, type Transport } from "../transport.ts";
import { troubleOf, unreadableAnswer } from "../unclear-answer.ts";
import { classifyError } from "./classify-error.ts";
import { articleDetail, candidates, isOurs, type ListedArticle, listedArticle } from "./match-article.ts";
import { refreshToken } from "./refresh-token.ts";

const envelope = z.object({
  error: z.coerce.number(),
  message: z.string().default(""),
  data: z.unknown().optional(),
});
const created = z.object({ token: z.string().min(1) });
const verified = z.object({ id: z.string().min(1) });
const slice = z.object({ medias: z.array(listedArticle).default([]) });
const reached = madeCopy.extend({
  polls: z.number().default(0),
  looks: z.number().default(0),
  plainCover: z.boolean().default(false),
});

/** Titles, authors and descriptions are cut when sealed; B4.3: real clients poll every 2 to 12 s. */
const longestPollMs = 12_000;
const pollEveryMs = [2_000, 4_000, 6_000, 8_000, longestPollMs];
const mostPolls = 60;
/** B4.4: at most 10 a page; our copy is among the newest. */
const pageSize = 10;
const pages = 3;
const stillProcessing = -214;
const mediaFailed = -200;

interface Settings {
  readonly oauthUrl: string;
  readonly openapiUrl: string;
  readonly appId: string;
  readonly appSecret: string;
  /** Stands in for a cover where the item has no picture, or Zalo could not fetch it. */
  readonly defaultCoverUrl: string;
  readonly connections: number;
}

/**
 * Zalo official accounts (part B). An article is created (the one call that may leave a public copy), its token is
 * committed, then verified until it has an id, then read for its public link.
 */
export function createZaloConnector(settings: Settings): Connector {
  const send = openTransport({ connections: settings.connections });
  const call = (path: string, accessToken: string, json?: unknown) =>
    send({
      method: json === undefined ? "GET" : "POST",
      url: `${settings.openapiUrl}${path}`,
      headers: { access_token: accessToken },
      ...(json === undefined ? {} : { json }),
    });

  return {
    platform: "zalo",
    // As of 2026-11-23: processing is asynchronous; look back after 60 s at the earliest. An article whose creation was not
    // answered may be processed for as long as one that was: it is not called absent before about the time at which we
    // would give up verifying it.
    visibility: {
      presenceMs: [5_000, 15_000, 30_000, 60_000],
      absentAfterMs: mostPolls * longestPollMs,
      giveUpMs: 24 * 3_600_000,
      citation: "Zalo Official Account open API, as read on 2026-11-23",
    },
    nextStep(_copy, progress): Step {
      const { token, articleId } = reached.parse(progress);
      if (articleId !== undefined) return { name: "detail", publishes: false };
      return token === undefined ? { name: "create", publishes: true } : { name: "verify", publishes: false };
    },
    async perform({ copy, progress, step, accessToken }): Promise<StepResult> {
      if (step.name === "create") return create(call, settings, { copy, progress, accessToken });
      if (step.name === "verify") return verify(call, { progress, accessToken });
      return detail(call, { copy, progress, accessToken });
    },
    readBack: ({ copy, firstIntentAt: intentAt, accessToken }) =>
      readBack(call, { copy, intentAt, accessToken }),
    askTime: async () => {
      const fate = await send({ method: "GET", url: settings.openapiUrl, headers: {} });
      return fate.fate === "answered" ? fate.platformTime : undefined;
    },
    refresh: ({ refreshToken: spent, now }): Promise<RefreshResult> =>
      refreshToken({ send, settings, spent, now }),
  };
}

type Call = (path: string, accessToken: string, json?: unknown) => ReturnType<Transport>;

async function create(
  call: Call,
  settings: Settings,
  { copy, progress, accessToken }: { copy: ChannelCopy; progress: Progress; accessToken: string },
): Promise<StepResult> {
  const { plainCover } = reached.parse(progress);
  const cover = plainCover ? undefined : copy.pictures[0];
  // Zalo fetches the pictures by their address itself: look before it does.
  for (const picture of copy.pictures) if ((await picture.bytes()) === undefined) return pictureChanged;
  const fate = await call("/v2.0/article/create", accessToken, {
    type: "normal",
    title: copy.zalo.title,
    author: copy.zalo.author,
    description: copy.zalo.description,
    cover: {
      cover_type: "photo",
      photo_url: encodeURI(cover?.url ?? settings.defaultCoverUrl),
      status: "show",
    },
    body: copy.zalo.body,
    status: "show",
    comment: "show",
  });
  if (!plainCover && errorOf(fate)?.error === mediaFailed) return withPlainCover(fate, progress);
  return read(fate, created, ({ token }, usage) => ({
    outcome: "advanced",
    progress: { ...progress, token, polls: 0 },
    usage,
  }));
}

async function verify(
  call: Call,
  { progress, accessToken }: { progress: Progress; accessToken: string },
): Promise<StepResult> {
  const { token, polls, plainCover } = reached.parse(progress);
  const fate = await call("/v2.0/article/verify", accessToken, { token });
  const answer = errorOf(fate);
  if (answer?.error === stillProcessing) {
    if (polls >= mostPolls) {
      return {
        outcome: "blocked",
        coolDownMs: null,
        surelyNotDone: false,
        concerns: "item",
        reasonCode: "never-ready",
        reason: "Zalo xử lý bài quá lâu; cần mở tài khoản xem bài đã có chưa.",
        errorCode: String(stillProcessing),
      };
    }
    const afterMs = pollEveryMs[Math.min(polls, pollEveryMs.length - 1)] ?? 0;
    return {
      outcome: "advanced",
      progress: { ...progress, polls: polls + 1 },
      afterMs,
      errorCode: String(stillProcessing),
    };
  }
  if (answer?.error === mediaFailed && !plainCover) return withPlainCover(fate, progress);
  const result = read(fate, verified, ({ id }, usage) => ({
    outcome: "advanced" as const,
    progress: { ...progress, articleId: id },
    usage,
  }));
  // B10 (-200): nothing was published, and the token leads nowhere any more.
  return answer?.error === mediaFailed ? { ...result, progress: withoutToken(progress) } : result;
}

function errorOf(fate: Fate): { error: number; message: string } | undefined {
  const answer = fate.fate === "answered" ? envelope.safeParse(fate.body) : undefined;
  return answer?.success ? answer.data : undefined;
}

/** B4.3, B10 (-200): nothing was published in that case; once more with the cover that we know to be good. */
function withPlainCover(fate: Fate, progress: Progress): StepResult {
  return {
    outcome: "advanced",
    progress: { ...withoutToken(progress), plainCover: true },
    errorCode: String(mediaFailed),
    detail: errorOf(fate)?.message ?? "",
  };
}

/** What is left of the progress when the article that it was made for came to nothing. */
function withoutToken(progress: Progress): Progress {
  const { token: _spent, ...rest } = progress;
  return { ...rest, polls: 0 };
}

async function detail(
  call: Call,
  { copy, progress, accessToken }: { copy: ChannelCopy; progress: Progress; accessToken: string },
): Promise<StepResult> {
  const { articleId = "", looks } = reached.parse(progress);
  const fate = await call(`/v2.0/article/getdetail?${new URLSearchParams({ id: articleId })}`, accessToken);
  const found = read(
    fate,
    articleDetail,
    (article, usage): StepResult => ({
      outcome: "published",
      remoteId: articleId,
      publicUrl: article.link_view ?? builtLink(copy, articleId),
      usage,
    }),
  );
  if (found.outcome === "published" || found.outcome === "token-refused" || found.outcome === "throttled")
    return found;
  // The article stands, only its link is not known: look again a few times, then build it.
  if (looks < 3) return { outcome: "advanced", progress: { ...progress, looks: looks + 1 }, afterMs: 2_000 };
  return { outcome: "published", remoteId: articleId, publicUrl: builtLink(copy, articleId) };
}

/** The form of public links that several clients build; an implementation detail of Zalo, so a last resort. */
function builtLink(copy: ChannelCopy, articleId: string): string {
  const account = copy.channel.externalId;
  return `https://rd.zapps.vn/detail/${account}?id=${articleId}&pageId=${account}`;
}

async function readBack(
  call: Call,
  { copy, intentAt, accessToken }: { copy: ChannelCopy; intentAt: Date; accessToken: string },
): Promise<ReadBackResult> {
  const listed: ListedArticle[] = [];
  for (let page = 0; page < pages; page += 1) {
    const query = new URLSearchParams({
      offset: String(page * pageSize),
      limit: String(pageSize),
      type: "normal",
    });
    const fate = await call(`/v2.0/article/getslice?${query}`, accessToken);
    const result = read(fate, slice, ({ medias }) => ({ outcome: "listed" as const, medias }));
    if (result.outcome !== "listed") return result;
    listed.push(...result.medias);
    if (result.medias.length < pageSize) break;
  }
  const { since, doubtful } = candidates({ articles: listed, title: copy.zalo.title, intentAt });
  for (const article of since) {
    const fate = await call(
      `/v2.0/article/getdetail?${new URLSearchParams({ id: article.id })}`,
      accessToken,
    );
    const result = read(fate, articleDetail, (full) => ({ outcome: "detailed" as const, full }));
    if (result.outcome !== "detailed") return result;
    if (isOurs(result.full, copy)) {
      const publicUrl = result.full.link_view ?? article.link_view ?? builtLink(copy, article.id);
      return { outcome: "found", remoteId: article.id, publicUrl };
    }
  }
  if (since.length === 0 && doubtful.length === 0) return { outcome: "absent" };
  return {
    outcome: "ambiguous",
    concerns: "item",
    reasonCode: "cannot-be-proved-ours",
    reason: "Trên Zalo có bài cùng tiêu đề nhưng không chắc là bài của hệ thống; cần người mở xem.",
  };
}

/** Reads an answer: `error: 0` with the expected data, an error by B10, anything else as an unknown outcome. */
function read<Schema extends z.ZodType, Good>(
  fate: Fate,
  schema: Schema,
  good: (value: z.output<Schema>, usage: UsageReport[]) => Good,
): Good | Trouble {
  if (fate.fate !== "answered") return troubleOf(fate, { platform: "Zalo" });
  const usage = readUsage(fate.headers);
  const { platformTime } = fate;
  const answer = envelope.safeParse(fate.body);
  if (answer.success && fate.status < 500 && answer.data.error !== 0) {
    return {
      ...classifyError({ code: answer.data.error, message: answer.data.message, status: fate.status }),
      usage,
      ...(platformTime === undefined ? {} : { platformTime }),
    };
  }
  const parsed = answer.success ? schema.safeParse(answer.data.data) : undefined;
  if (fate.status < 300 && parsed?.success)
    return { ...good(parsed.data, usage), ...(platformTime === undefined ? {} : { platformTime }) };
  return unreadableAnswer({ platform: "Zalo", status: fate.status, usage, platformTime });
}

/** The share of the application's calls a minute that is used, from the rate headers. */
function readUsage(headers: ReadonlyMap<string, string>): UsageReport[] {
  const limit = Number(headers.get("x-ratelimit-limit"));
  const remain = Number(headers.get("x-ratelimit-remain"));
  if (!(limit > 0) || !(remain >= 0)) return [];
  return [
    {
      scope: "application",
      percent: Math.round(((limit - remain) / limit) * 100),
      ...(remain <= limit / 10 ? { pauseMs: 60_000 } : {}),
    },
  ];
}
