/** @jsxImportSource preact */
import { kindOf } from "../../body/kinds/list.ts";
import { readArticle } from "../../server/public-store/queries.ts";
import { withQuery } from "../addresses/address.ts";
import { keysOfPersons, type Page } from "../http/answer.ts";
import { emptyFilling, Field, type Filling, PostForm, typed, WrongSummary } from "../parts/form-fields.tsx";
import { articlePath, type Site } from "../site.ts";
import { formDocument } from "./form-document.tsx";

/** The form with which a citizen says that an item is wrong (QA-05). Undefined when no such item stands here. */
export async function errorReportPage(
  site: Site,
  { itemId, ...filling }: { itemId: string } & Filling,
): Promise<Page | undefined> {
  const article = await readArticle(site.db, itemId);
  if (article === undefined || article.withdrawnAt !== null) return undefined;
  if (kindOf(article.kind)?.isPartOfPortal === true) return undefined;
  return formDocument(
    site,
    {
      title: "Báo lỗi bài viết",
      description: "Báo cho Công an tỉnh biết thông tin trên Cổng chưa đúng.",
      path: withQuery("/bao-loi", { bai: itemId }, 1),
      steps: [{ path: articlePath(article), name: article.title }],
      keys: [`article:${itemId}`, ...keysOfPersons([article])],
      refused: filling.wrong.length > 0,
    },
    <>
      <p class="lede">
        Về bài: <a href={articlePath(article)}>{article.title}</a>
      </p>
      <p>
        Trong 15 ngày, đơn vị đăng bài sẽ đính chính ngay trên bài, hoặc cho biết lý do không đính chính nếu
        bạn để lại cách liên hệ (Luật Tiếp cận thông tin 2016, Điều 22). Tố giác tội phạm xin gửi ở{" "}
        <a href="/to-giac">trang tố giác</a>.
      </p>
      <WrongSummary filling={filling} />
      <PostForm action="/bao-loi" label="Báo lỗi bài viết">
        <input type="hidden" name="bai" value={itemId} />
        <Field
          name="noi-dung"
          label="Chỗ nào sai, thông tin đúng là gì?"
          hint="Nếu có thể, hãy nêu nguồn hoặc giấy tờ để đối chiếu."
          filling={filling}
          input={(tied) => (
            <textarea {...tied} rows={6} maxLength={3000} required value={typed(filling, "noi-dung")} />
          )}
        />
        <Field
          name="lien-he"
          label="Cách liên hệ với bạn (không bắt buộc)"
          hint="Số điện thoại hoặc thư điện tử, chỉ để trả lời bạn; được mã hóa khi lưu."
          filling={filling}
          input={(tied) => <input {...tied} autocomplete="email" value={typed(filling, "lien-he")} />}
        />
        <p>
          <button type="submit">Gửi báo lỗi</button>
        </p>
      </PostForm>
    </>,
  );
}

/** The same, asked for by its address. */
export function newErrorReport(site: Site, { itemId }: { itemId: string }): Promise<Page | undefined> {
  return errorReportPage(site, { itemId, ...emptyFilling });
}
