/** @jsxImportSource preact */
import type { ComponentChildren, JSX } from "preact";
import type { Page } from "../answer.ts";
import { renderDocument } from "../parts/document.tsx";
import { SearchBox } from "../parts/masthead.tsx";
import type { Site } from "../site.ts";
import { readSurroundings, type Surroundings } from "../surroundings.ts";

const html = "text/html; charset=utf-8";

function message(
  { title, surroundings }: { title: string; surroundings: Surroundings },
  text: ComponentChildren,
): string {
  return renderDocument({ title, description: title, surroundings }, <Message title={title}>{text}</Message>);
}

/** A page that has one thing to say. */
function Message({ title, children }: { title: string; children: ComponentChildren }): JSX.Element {
  return (
    <div class="width message">
      <div class="message-star" />
      <h1>{title}</h1>
      {children}
      <p>
        <a class="button" href="/">
          Về trang chủ
        </a>
      </p>
    </div>
  );
}

/** The page for an address that leads nowhere. */
export async function notFoundPage(site: Site): Promise<Page> {
  return {
    status: 404,
    path: undefined,
    contentType: html,
    body: message(
      { title: "Không tìm thấy trang này", surroundings: await readSurroundings(site) },
      <>
        <p>
          Địa chỉ có thể đã gõ sai hoặc trang không còn. Hãy thử tìm, hoặc xem{" "}
          <a href="/so-do-cong">sơ đồ cổng</a>. Cần giúp ngay, hãy gọi <a href="tel:113">113</a>,{" "}
          <a href="tel:114">114</a> hoặc <a href="tel:115">115</a>.
        </p>
        <SearchBox language="vi" id="tim-lai" />
      </>,
    ),
    keys: ["layout"],
    stored: true,
  };
}

/** The page in place of an item that was withdrawn; it repeats nothing of it. */
export function withdrawnPage({ surroundings, id }: { surroundings: Surroundings; id: string }): Page {
  return {
    status: 410,
    path: undefined,
    contentType: html,
    body: message(
      { title: "Tin, bài này đã được rút", surroundings },
      <p>
        Đơn vị đăng tin đã rút nội dung này. Xin đừng chia sẻ lại ảnh chụp hoặc bản sao còn lưu ở nơi khác.
      </p>,
    ),
    keys: [`article:${id}`, "layout"],
    stored: true,
  };
}

/** The page in place of a notice that was closed by law (WN-02); it says nothing of whom it was about. */
export function closedPage({ surroundings, id }: { surroundings: Surroundings; id: string }): Page {
  return {
    status: 410,
    path: undefined,
    contentType: html,
    body: message(
      { title: "Thông báo này đã kết thúc", surroundings },
      <p>
        Thông báo không còn hiệu lực; ảnh và thông tin cá nhân đã được gỡ theo quy định. Xin đừng chia sẻ lại
        ảnh chụp hoặc bản sao còn lưu ở nơi khác.
      </p>,
    ),
    keys: [`article:${id}`, "layout"],
    stored: true,
  };
}

/** The page for the time when the public store cannot be read and no earlier page is at hand. */
export function goneForNow(surroundings: Surroundings): Page {
  return {
    status: 503,
    path: undefined,
    contentType: html,
    body: message(
      { title: "Trang tạm thời gián đoạn", surroundings },
      <p>
        Hệ thống đang được khôi phục, bạn hãy thử lại sau ít phút. Việc khẩn cấp, hãy gọi{" "}
        <a href="tel:113">113</a>, <a href="tel:114">114</a> hoặc <a href="tel:115">115</a>.
      </p>,
    ),
    keys: [],
    stored: false,
  };
}

/** The page for a source that has had too many pages made for itself. */
export function tooManyPage(surroundings: Surroundings): Page {
  return {
    status: 429,
    path: undefined,
    contentType: html,
    body: message(
      { title: "Bạn mở quá nhiều trang cùng lúc", surroundings },
      <p>Hãy đợi khoảng mười giây rồi tải lại trang. Việc khẩn cấp, hãy gọi 113, 114 hoặc 115.</p>,
    ),
    keys: [],
    stored: false,
  };
}

/** The answer to anything but reading. */
export const wrongMethod: Page = {
  status: 405,
  path: undefined,
  contentType: "text/plain; charset=utf-8",
  body: "Trang này chỉ để đọc.\n",
  keys: [],
  stored: false,
};
