/** @jsxImportSource preact */
import type { FormAnswer, FormPage } from "../../server/public-store/form-page.ts";
import type { Page } from "../http/answer.ts";
import { renderDocument } from "../parts/document.tsx";
import type { Site } from "../site.ts";
import { readSurroundings } from "../surroundings.ts";

interface Words {
  readonly status: Page["status"];
  readonly title: string;
  readonly text: string;
}

const sayings: Readonly<Record<FormAnswer, Words>> = {
  "mail-sent": {
    status: 200,
    title: "Hãy mở hộp thư của bạn",
    text: "Nếu địa chỉ đúng, một thư xác nhận sẽ đến trong vài phút. Mở liên kết trong thư rồi bấm «Xác nhận» thì việc đăng ký mới có hiệu lực. Không thấy thư, hãy xem cả mục thư rác.",
  },
  confirmed: {
    status: 200,
    title: "Đã đăng ký nhận cảnh báo",
    text: "Từ nay bạn được báo qua thư khi có cảnh báo mới. Cuối mỗi thư có liên kết để ngừng nhận bằng một lần bấm.",
  },
  left: {
    status: 200,
    title: "Đã ngừng nhận thư",
    text: "Địa chỉ thư của bạn đã được xóa khỏi danh sách. Bạn có thể đăng ký lại bất cứ lúc nào.",
  },
  reported: {
    status: 200,
    title: "Đã nhận báo lỗi",
    text: "Cảm ơn bạn. Đơn vị đăng bài sẽ kiểm tra; nếu sai, bài sẽ được đính chính công khai trong 15 ngày.",
  },
  commented: {
    status: 200,
    title: "Đã nhận góp ý",
    text: "Cảm ơn bạn. Biên tập viên sẽ đọc và đăng ý kiến dưới dự thảo.",
  },
  "link-too-old": {
    status: 410,
    title: "Liên kết không còn hiệu lực",
    text: "Liên kết đã được dùng, đã được thay bằng liên kết mới hơn hoặc đã quá 24 giờ. Nếu cần, hãy đăng ký lại.",
  },
  "no-mail": {
    status: 503,
    title: "Cổng hiện chưa gửi thư điện tử",
    text: "Bạn có thể nhận thông báo trên thiết bị, hoặc theo dõi trang cảnh báo và các kênh chính thức.",
  },
  "comments-closed": {
    status: 410,
    title: "Đã hết hạn góp ý",
    text: "Thời gian nhận góp ý cho dự thảo này đã kết thúc. Cảm ơn bạn đã quan tâm.",
  },
  "not-found": {
    status: 404,
    title: "Không tìm thấy bài viết",
    text: "Bài viết hoặc dự thảo này không có trên Cổng, hoặc đã được rút.",
  },
  "too-many": {
    status: 429,
    title: "Bạn gửi quá nhiều lần",
    text: "Hãy đợi khoảng mười phút rồi gửi lại. Việc khẩn cấp, hãy gọi 113, 114 hoặc 115.",
  },
  "too-large": {
    status: 413,
    title: "Nội dung quá dài",
    text: "Hãy quay lại, rút gọn nội dung rồi gửi lại.",
  },
  failed: {
    status: 503,
    title: "Chưa gửi được",
    text: "Hệ thống đang gặp sự cố, chưa có gì được lưu. Hãy quay lại trang và gửi lại sau ít phút.",
  },
  refused: {
    status: 400,
    title: "Chưa gửi được",
    text: "Hãy quay lại trang, tải lại rồi gửi lần nữa.",
  },
};

/** What is said once a form was sent. */
export async function formAnswerPage(site: Site, { answer }: { answer: FormAnswer }): Promise<Page> {
  const { status, title, text } = sayings[answer];
  return plainPage(site, { status, title, text });
}

const questions: Readonly<
  Record<"confirm" | "leave", Omit<Words, "status"> & { action: string; button: string }>
> = {
  confirm: {
    title: "Xác nhận nhận cảnh báo qua thư",
    text: "Bấm nút dưới đây để xác nhận. Chưa bấm thì chưa có gì được đăng ký.",
    action: "/dang-ky-nhan-tin/xac-nhan",
    button: "Xác nhận",
  },
  leave: {
    title: "Ngừng nhận cảnh báo qua thư",
    text: "Bấm nút dưới đây, địa chỉ thư của bạn sẽ bị xóa khỏi danh sách ngay.",
    action: "/dang-ky-nhan-tin/huy",
    button: "Ngừng nhận thư",
  },
};

/** The page that a link of a mail opens. Opening it does nothing, for programs that scan mails open every link. */
export async function askPage(
  site: Site,
  { name, token }: Extract<FormPage, { name: "confirm" | "leave" }>,
): Promise<Page> {
  const { title, text, action, button } = questions[name];
  return plainPage(site, { status: 200, title, text, action, button, token });
}

async function plainPage(
  site: Site,
  words: Words & { action?: string; button?: string; token?: string },
): Promise<Page> {
  const { status, title, text, action, button, token } = words;
  return {
    status,
    path: undefined,
    contentType: "text/html; charset=utf-8",
    body: renderDocument(
      { title, description: title, surroundings: await readSurroundings(site) },
      <div class="width message">
        <div class="message-star" />
        <h1>{title}</h1>
        <p>{text}</p>
        {action !== undefined && (
          <form method="post" action={action}>
            <input type="hidden" name="ma" value={token} />
            <button type="submit">{button}</button>
          </form>
        )}
        <p>
          <a class={action === undefined ? "button" : ""} href="/canh-bao">
            Xem cảnh báo
          </a>
        </p>
      </div>,
    ),
    keys: [],
    stored: false,
  };
}
