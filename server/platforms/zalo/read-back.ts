import { z } from "zod";
import { listingMarginMs } from "../comparable.ts";
import type { CallError, ChannelCopy, Connector, ReadBackResult } from "../connector.ts";
import { madeCopy } from "../made-copy.ts";
import {
  articleDetail,
  candidates,
  isOurs,
  isTooOld,
  type ListedArticle,
  listedArticle,
} from "./match-article.ts";
import type { ZaloPart } from "./part.ts";
import { read, type ZaloCall } from "./wire.ts";

/** An account without articles may leave the list out, and then says that it has none. What cannot be read is kept as such. */
const slice = z.union([
  z.object({ medias: z.array(listedArticle.nullable().catch(null)) }),
  z.object({ total: z.literal(0) }).transform(() => ({ medias: [] })),
]);
const verified = z.object({ id: z.string().min(1) });

/** ZL-4.4: at most 10 a page, newest first. */
const pageSize = 10;
const mostPages = 10;
/** Twice the longest call, so that no call of ours was still on its way. */
const wellAfterMs = 60_000;
/** So many articles with our title are opened at most. */
const mostOpened = 10;

type ReadBackRequest = Parameters<Connector<ZaloPart>["readBack"]>[0];

/**
 * Looks for our article: by the token of one that did not get ready, then among what the account lists since the first
 * call that may have left it. What it says proves it, and its address in it; time only bounds what is read.
 */
export async function readBackArticle(call: ZaloCall, request: ReadBackRequest): Promise<ReadBackResult> {
  const { copy, progress, accessToken, firstIntentAt, lastIntentAt, releasedAt, repetition, knownIds } =
    request;
  const { neverReady } = madeCopy.parse(progress);
  if (neverReady !== undefined) {
    const ready = read(
      await call("/v2.0/article/verify", accessToken, { token: neverReady }),
      verified,
      ({ id }): ReadBackResult => ({ outcome: "found", remoteId: id, publicUrl: builtLink(copy, id) }),
    );
    if (ready.outcome === "found" || ready.outcome === "throttled" || ready.outcome === "token-refused")
      return ready;
  }
  const from = repetition ? Math.min(releasedAt.getTime(), firstIntentAt.getTime()) : firstIntentAt.getTime();
  const found = await findArticle(call, {
    copy,
    accessToken,
    notBefore: new Date(from - listingMarginMs),
    knownIds,
  });
  if (found.outcome !== "not-found") return found;
  if (neverReady !== undefined) {
    return {
      outcome: "ambiguous",
      concerns: "item",
      reasonCode: "never-ready",
      reason: "Zalo xử lý bài quá lâu; cần người mở tài khoản xem bài đã có chưa.",
    };
  }
  // One of ours that was made well after this call is listed already: so would this one be.
  const later = found.listed.some(
    (article) => knownIds.has(article.id) && article.create_date > lastIntentAt.getTime() + wellAfterMs,
  );
  return { outcome: "absent", ...(later ? { decided: true } : {}) };
}

/** Looks for our article among those that the account lists, back to a time of the platform. */
export async function findArticle(
  call: ZaloCall,
  {
    copy,
    accessToken,
    notBefore,
    knownIds,
  }: { copy: ChannelCopy<ZaloPart>; accessToken: string; notBefore: Date; knownIds: ReadonlySet<string> },
): Promise<
  | Extract<ReadBackResult, { outcome: "found" | "ambiguous" }>
  | CallError
  | { outcome: "not-found"; listed: readonly ListedArticle[] }
> {
  const listed: ListedArticle[] = [];
  let whole = false;
  let unread = false;
  for (let page = 0; page < mostPages && !whole; page += 1) {
    const query = new URLSearchParams({
      offset: String(page * pageSize),
      limit: String(pageSize),
      type: "normal",
    });
    const outcome = await call(`/v2.0/article/getslice?${query}`, accessToken);
    const result = read(outcome, slice, ({ medias }) => ({ outcome: "listed" as const, medias }));
    if (result.outcome !== "listed") return result;
    const articles = result.medias.flatMap((one) => (one === null ? [] : [one]));
    unread ||= articles.length < result.medias.length;
    listed.push(...articles);
    whole =
      result.medias.length < pageSize ||
      (articles.length === result.medias.length && articles.every((one) => isTooOld(one, notBefore)));
  }
  const alike = candidates(listed, { title: copy.part.title, notBefore, knownIds });
  for (const article of alike.slice(0, mostOpened)) {
    const query = new URLSearchParams({ id: article.id });
    const outcome = await call(`/v2.0/article/getdetail?${query}`, accessToken);
    const result = read(outcome, articleDetail, (full) => ({ outcome: "detailed" as const, full }));
    if (result.outcome !== "detailed") return result;
    if (isOurs(result.full, copy)) {
      const publicUrl = result.full.link_view ?? article.link_view ?? builtLink(copy, article.id);
      return { outcome: "found", remoteId: article.id, publicUrl };
    }
  }
  if (alike.length > 0) {
    return {
      outcome: "ambiguous",
      concerns: "item",
      reasonCode: "cannot-be-proved-ours",
      reason: "Trên Zalo có bài cùng tiêu đề nhưng không chắc là bài của hệ thống; cần người mở xem.",
    };
  }
  if (!whole) {
    return {
      outcome: "ambiguous",
      concerns: "item",
      reasonCode: "too-many-posts",
      reason: "Tài khoản có quá nhiều bài mới nên không đọc lại hết được; cần người mở xem.",
    };
  }
  return unread ? notReadWhole : { outcome: "not-found", listed };
}

const notReadWhole = {
  outcome: "unknown",
  surelyNotDone: false,
  concerns: "item",
  reasonCode: "unreadable-list",
  reason: "Danh sách bài của tài khoản không đọc được trọn vẹn; hệ thống sẽ đọc lại.",
} as const;

/** The form of public links that several clients build; an implementation detail of Zalo, so a last resort. */
export function builtLink(copy: ChannelCopy, articleId: string): string {
  const account = copy.channel.externalId;
  return `https://rd.zapps.vn/detail/${account}?id=${articleId}&pageId=${account}`;
}
