/** @jsxImportSource preact */
import type { JSX } from "preact";
import type { Page } from "../http/answer.ts";
import { Block, Facts, NoticeBox, Tiles } from "../parts/blocks.tsx";
import { renderDocument } from "../parts/document.tsx";
import { Icon } from "../parts/icons.tsx";
import { Pager, Trail } from "../parts/navigation.tsx";
import type { Site } from "../site.ts";
import { readSurroundings } from "../surroundings.ts";

const colours = [
  { token: "paper", name: "Giấy", use: "Nền trang" },
  { token: "raised", name: "Mặt nổi", use: "Thẻ, ô nhập, thanh menu" },
  { token: "sunken", name: "Nền ấm", use: "Dải cảnh báo, bộ lọc" },
  { token: "ink", name: "Mực", use: "Chữ" },
  { token: "muted", name: "Mực nhạt", use: "Đơn vị, ngày giờ" },
  { token: "green", name: "Lục", use: "Liên kết, của Công an" },
  { token: "band", name: "Lục đậm", use: "Đầu trang, chân trang" },
  { token: "gold", name: "Đồng", use: "Hoa văn trống đồng" },
  { token: "bronze", name: "Đồng sẫm", use: "Nhãn, ngôi sao" },
  { token: "red-band", name: "Đỏ", use: "Nguy hiểm, và chỉ nguy hiểm" },
] as const;

const sizes = [
  ["type-page", "Tiêu đề trang", "Ẫ Ổ Ễ: dấu chồng không chạm dòng trên"],
  ["type-lead", "Tin chính", "Nhiều người suýt mất tiền vì cuộc gọi giả"],
  ["type-title", "Tên khối", "Cảnh báo, truy nã, văn bản"],
  ["type-large", "Lời dẫn", "Hình đúng, giọng đúng nhưng không phải người thân của bạn."],
  ["type-text", "Thân bài", "Công an không gọi điện yêu cầu chuyển tiền hay đọc mã OTP."],
  ["type-label", "Nhãn, chú thích", "Phòng Cảnh sát hình sự, 09:05, 24/11/2026"],
] as const;

/** Everything that pages are built from, shown once: colours, letters, parts. */
export async function designPage(site: Site): Promise<Page> {
  const surroundings = await readSurroundings(site);
  return {
    status: 200,
    path: "/thiet-ke",
    contentType: "text/html; charset=utf-8",
    body: renderDocument(
      {
        title: "Hệ thống thiết kế",
        description: "Màu, chữ, khoảng cách và thành phần của Cổng thông tin điện tử.",
        canonical: `${site.publicUrl}/thiet-ke`,
        surroundings,
      },
      <Specimens />,
    ),
    keys: ["layout"],
    stored: true,
  };
}

function Specimens(): JSX.Element {
  return (
    <div class="width list-page specimens">
      <Trail steps={[]} />
      <h1>Hệ thống thiết kế</h1>
      <p class="lede">
        Trang trọng mà ấm: giấy và mực, màu lục của lực lượng, màu đồng của trống Đông Sơn làm hoa văn. Màu đỏ
        chỉ dành cho nguy hiểm. Mọi cặp chữ và nền đạt tương phản từ 4,5:1, ban ngày và ban đêm.
      </p>
      <Block id="mau" title="Màu">
        <ul class="swatches">
          {colours.map(({ token, name, use }) => (
            <li class={`swatch swatch-${token}`}>
              <b>{name}</b>
              <span>{use}</span>
            </li>
          ))}
        </ul>
      </Block>
      <Block id="chu" title="Chữ: Be Vietnam Pro, ba độ đậm">
        <dl class="type-scale">
          {sizes.map(([type, name, text]) => (
            <div>
              <dt>{name}</dt>
              <dd class={type}>{text}</dd>
            </div>
          ))}
        </dl>
      </Block>
      <Block id="nut" title="Nút và nhãn">
        <p class="act">
          <a class="button" href="#nut">
            Việc chính
          </a>
          <a class="button button-danger" href="#nut">
            <Icon name="phone" />
            Gọi 113
          </a>
          <a class="button button-quiet" href="#nut">
            Việc phụ
          </a>
        </p>
        <p>
          <span class="label">Đang tìm</span> <span class="label label-danger">Cảnh báo</span>{" "}
          <span class="label label-urgent">Khẩn</span> <span class="label label-calm">Còn hiệu lực</span>
        </p>
      </Block>
      <Block id="hop" title="Hộp lưu ý">
        <div class="panels">
          <NoticeBox>
            <p>
              <b>Đính chính 1:</b> số người bị thương là 2, không phải 3.
            </p>
          </NoticeBox>
          <NoticeBox tone="danger">
            <p>
              <b>Không tự bắt giữ.</b> Gọi ngay <a href="tel:113">113</a>.
            </p>
          </NoticeBox>
          <NoticeBox tone="calm" icon="tick">
            <p>Quyết định truy nã đã hết hiệu lực.</p>
          </NoticeBox>
        </div>
      </Block>
      <Block id="o" title="Ô chạm">
        <Tiles
          tiles={[
            {
              href: "/to-giac",
              icon: "megaphone",
              name: "Tố giác",
              what: "Báo tin cho Công an",
              danger: true,
            },
            { href: "/don-vi", icon: "pin", name: "Công an xã, phường", what: "Nơi bạn ở" },
            { href: "/canh-bao", icon: "bell", name: "Cảnh báo", what: "Thủ đoạn mới" },
          ]}
        />
      </Block>
      <Block id="du-kien" title="Bảng dữ kiện">
        <Facts
          facts={[
            ["Số, ký hiệu", "12/2026/TT-BCA"],
            ["Cơ quan ban hành", "Bộ Công an"],
            ["Ngày có hiệu lực", "01/07/2026"],
          ]}
        />
      </Block>
      <Block id="bieu-mau" title="Biểu mẫu">
        <div class="form">
          <div>
            <label for="mau-ten">Họ và tên</label>
            <input id="mau-ten" autocomplete="off" />
          </div>
          <div class="field-wrong">
            <label for="mau-thu">Thư điện tử</label>
            <span class="wrong" id="mau-thu-sai">
              Địa chỉ thiếu phần sau dấu @. Ví dụ đúng: ten@example.vn.
            </span>
            <input id="mau-thu" value="ten" aria-invalid="true" aria-describedby="mau-thu-sai" />
          </div>
          <fieldset>
            <legend>Bạn thấy bài này thế nào?</legend>
            <label class="choice">
              <input type="radio" name="mau-muc" />
              Rõ ràng, hữu ích
            </label>
            <label class="choice">
              <input type="radio" name="mau-muc" />
              Chưa rõ
            </label>
          </fieldset>
        </div>
      </Block>
      <Block id="trang" title="Chuyển trang">
        <Pager page={2} more pathOf={() => "#trang"} />
      </Block>
    </div>
  );
}
