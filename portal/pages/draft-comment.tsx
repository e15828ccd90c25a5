/** @jsxImportSource preact */
import { documentKind } from "../../body/kinds/document.ts";
import { readArticle } from "../../server/public-store/queries.ts";
import { withQuery } from "../addresses/address.ts";
import { dayOf, writtenDay } from "../format.ts";
import type { Page } from "../http/answer.ts";
import { NoticeBox } from "../parts/blocks.tsx";
import { emptyFilling, Field, type Filling, PostForm, typed, WrongSummary } from "../parts/form-fields.tsx";
import { articlePath, type Site } from "../site.ts";
import { formDocument } from "./form-document.tsx";

/** The form with which a citizen comments on the draft of a document. Undefined when there is no such draft. */
export async function draftCommentPage(
  site: Site,
  { itemId, ...filling }: { itemId: string } & Filling,
): Promise<Page | undefined> {
  const article = await readArticle(site.db, itemId);
  if (article === undefined || article.withdrawnAt !== null) return undefined;
  const { details } = article;
  if (details?.kind !== documentKind.id || details.stage !== "draft-for-comment") return undefined;
  const open = details.commentUntil >= dayOf(site.now());
  return formDocument(
    site,
    {
      title: "Góp ý dự thảo",
      description: `Góp ý cho dự thảo: ${article.title}`,
      path: withQuery("/gop-y", { "van-ban": itemId }, 1),
      steps: [
        { path: "/van-ban", name: "Văn bản" },
        { path: articlePath(article), name: article.title },
      ],
      keys: [`article:${itemId}`],
      refused: filling.wrong.length > 0,
    },
    <>
      <p class="lede">
        Dự thảo: <a href={articlePath(article)}>{article.title}</a>
      </p>
      {open ? (
        <>
          <p>
            Nhận góp ý đến hết ngày {writtenDay(details.commentUntil)}. Ý kiến được biên tập viên đọc trước
            khi đăng nguyên văn cùng tên người góp ý dưới dự thảo; ý kiến xúc phạm hoặc không liên quan sẽ
            không được đăng.
          </p>
          <WrongSummary filling={filling} />
          <PostForm action="/gop-y" label="Góp ý dự thảo">
            <input type="hidden" name="van-ban" value={itemId} />
            <Field
              name="ten"
              label="Họ tên hoặc tổ chức"
              hint="Hiện công khai cùng ý kiến."
              filling={filling}
              input={(tied) => <input {...tied} autocomplete="name" required value={typed(filling, "ten")} />}
            />
            <Field
              name="y-kien"
              label="Ý kiến của bạn"
              hint="Nên nêu rõ điều, khoản được góp ý. Đừng ghi số điện thoại, số giấy tờ của bạn."
              filling={filling}
              input={(tied) => (
                <textarea {...tied} rows={8} maxLength={5000} required value={typed(filling, "y-kien")} />
              )}
            />
            <p>
              <button type="submit">Gửi góp ý</button>
            </p>
          </PostForm>
        </>
      ) : (
        <NoticeBox icon="clock">
          <p>Đã hết hạn góp ý từ ngày {writtenDay(details.commentUntil)}. Cảm ơn bạn đã quan tâm.</p>
        </NoticeBox>
      )}
    </>,
  );
}

/** The same, asked for by its address. */
export function newDraftComment(site: Site, { itemId }: { itemId: string }): Promise<Page | undefined> {
  return draftCommentPage(site, { itemId, ...emptyFilling });
}
