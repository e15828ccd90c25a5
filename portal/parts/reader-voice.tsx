/** @jsxImportSource preact */
import type { JSX } from "preact";
import type { DocumentComment } from "../../server/public-store/queries-comments.ts";
import { withQuery } from "../addresses/address.ts";
import { writtenDay } from "../format.ts";
import { Time } from "./articles.tsx";
import { Icon } from "./icons.tsx";

const ratings = [
  ["5", "Rất hữu ích"],
  ["4", "Hữu ích"],
  ["3", "Bình thường"],
  ["2", "Chưa rõ"],
  ["1", "Không hữu ích"],
] as const;

/** What a reader may say to an item: how useful it was (REP-06, nothing is kept of who said it), and what is wrong in it. */
export function ReaderVoice({ itemId }: { itemId: string }): JSX.Element {
  return (
    <section class="voice rating" aria-labelledby="danh-gia" data-silent>
      <h2 id="danh-gia">Bài này có ích cho bạn không?</h2>
      <p class="thanks" id="cam-on" tabIndex={-1}>
        Cảm ơn bạn đã đánh giá.
      </p>
      <form method="post" action="/danh-gia" aria-labelledby="danh-gia">
        <input type="hidden" name="bai" value={itemId} />
        <fieldset class="stars">
          <legend class="unseen">Mức đánh giá</legend>
          {ratings.map(([value, label]) => (
            <label class="choice">
              <input type="radio" name="diem" value={value} required />
              {label}
            </label>
          ))}
        </fieldset>
        <p class="act">
          <button type="submit" class="button-quiet">
            Gửi đánh giá
          </button>{" "}
          <a class="button button-quiet" href={withQuery("/bao-loi", { bai: itemId }, 1)} rel="nofollow">
            <Icon name="alert" />
            Báo lỗi bài viết
          </a>
        </p>
      </form>
      <p class="hint">Cổng chỉ đếm số lượt, không lưu ai đã đánh giá.</p>
    </section>
  );
}

/** What citizens said to a draft, and the way to say more until its last day. */
export function DraftComments({
  itemId,
  commentUntil,
  open,
  comments,
}: {
  itemId: string;
  commentUntil: string;
  open: boolean;
  comments: readonly DocumentComment[];
}): JSX.Element {
  return (
    <section class="voice" aria-labelledby="gop-y">
      <h2 id="gop-y">Góp ý của người dân</h2>
      {comments.length === 0 ? (
        <p>Chưa có góp ý nào được đăng.</p>
      ) : (
        <ul class="records">
          {comments.map(({ author, text, receivedAt }) => (
            <li>
              <p>
                <b>{author}</b> (<Time at={receivedAt} />)
              </p>
              {text
                .split(/\n+/)
                .filter((line) => line.trim() !== "")
                .map((line) => (
                  <p>{line}</p>
                ))}
            </li>
          ))}
        </ul>
      )}
      {open ? (
        <p class="act" data-silent>
          <a class="button" href={withQuery("/gop-y", { "van-ban": itemId }, 1)}>
            Góp ý cho dự thảo
          </a>{" "}
          <span class="hint">đến hết ngày {writtenDay(commentUntil)}</span>
        </p>
      ) : (
        <p>Đã hết hạn góp ý từ ngày {writtenDay(commentUntil)}.</p>
      )}
    </section>
  );
}
