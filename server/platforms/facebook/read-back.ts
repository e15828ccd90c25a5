import { z } from "zod";
import { listingMarginMs } from "../comparable.ts";
import type { CallError, Connector, ReadBackResult } from "../connector.ts";
import { findPost, listedPost } from "./match-post.ts";
import type { FacebookPart } from "./part.ts";

/** A page of `published_posts`; there is another one where `next` stands. What is listed and cannot be read is kept as such. */
export const listAnswer = z.object({
  data: z.array(listedPost.nullable().catch(null)),
  paging: z
    .object({ cursors: z.object({ after: z.string() }).optional(), next: z.string().optional() })
    .optional(),
});
export type ListedPage = z.infer<typeof listAnswer> & { readonly outcome: "listed" };

/** FB-4: at most 100 a page; a page of the police does not post more than this within one delivery. */
const pageSize = 100;
const mostPages = 5;

const notReadWhole = {
  outcome: "unknown",
  surelyNotDone: false,
  concerns: "item",
  reasonCode: "unreadable-list",
  reason: "Danh sách bài của trang không đọc được trọn vẹn; hệ thống sẽ đọc lại.",
} as const;

/**
 * Looks for our post among what the page lists since the first call that may have left it, or since the release where
 * Facebook said that it is a repetition.
 */
export async function readBackPost(
  readList: (query: URLSearchParams) => Promise<ListedPage | CallError>,
  {
    copy,
    firstIntentAt,
    releasedAt,
    repetition,
    knownIds,
  }: Pick<
    Parameters<Connector<FacebookPart>["readBack"]>[0],
    "copy" | "firstIntentAt" | "releasedAt" | "repetition" | "knownIds"
  >,
): Promise<ReadBackResult> {
  const from = repetition ? Math.min(releasedAt.getTime(), firstIntentAt.getTime()) : firstIntentAt.getTime();
  const notBefore = new Date(from - listingMarginMs);
  const wanted = { message: copy.part.message, articleUrl: copy.articleUrl, notBefore, knownIds };
  const since = String(Math.floor(notBefore.getTime() / 1000));
  let after: string | undefined;
  let doubtful = false;
  let unread = false;
  for (let page = 0; page < mostPages; page += 1) {
    const query = new URLSearchParams({
      fields: "id,message,created_time,permalink_url",
      since,
      limit: String(pageSize),
    });
    if (after !== undefined) query.set("after", after);
    const listed = await readList(query);
    if (listed.outcome !== "listed") return listed;
    const { data, paging, outcome: _listed, ...answered } = listed;
    const posts = data.filter((post) => post !== null);
    const found = findPost(posts, wanted);
    if (found.ours !== undefined) {
      const { id, permalink_url: publicUrl = null } = found.ours;
      return { ...answered, outcome: "found", remoteId: id, publicUrl };
    }
    doubtful ||= found.doubtful;
    unread ||= posts.length < data.length;
    after = paging?.next === undefined ? undefined : paging.cursors?.after;
    // There is more, and nobody says where; or something listed cannot be read: nothing is called absent by that.
    if (paging?.next !== undefined && after === undefined) unread = true;
    if (after === undefined && unread && !doubtful) return { ...answered, ...notReadWhole };
    if (after === undefined) {
      return doubtful
        ? {
            ...answered,
            outcome: "ambiguous",
            concerns: "item",
            reasonCode: "cannot-be-proved-ours",
            reason:
              "Trên trang có bài dẫn tới tin này nhưng không đúng lời đã duyệt; cần người mở trang xem.",
          }
        : { ...answered, outcome: "absent" };
    }
  }
  return {
    outcome: "ambiguous",
    concerns: "item",
    reasonCode: "too-many-posts",
    reason: "Trang có quá nhiều bài mới nên không đọc lại hết được; cần người mở trang xem.",
  };
}
