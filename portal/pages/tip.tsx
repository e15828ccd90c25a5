/** @jsxImportSource preact */

import { withQuery } from "../address.ts";
import type { Page } from "../answer.ts";
import { NoticeBox } from "../parts/blocks.tsx";
import { renderDocument } from "../parts/document.tsx";
import { Icon } from "../parts/icons.tsx";
import { Trail } from "../parts/navigation.tsx";
import type { Site } from "../site.ts";
import { readSurroundings } from "../surroundings.ts";

/** How to report a crime: the ways that stand open day and night, with the number of the notice one came from. */
export async function tipPage(site: Site, { notice }: { notice: string }): Promise<Page> {
  const surroundings = await readSurroundings(site);
  return {
    status: 200,
    path: withQuery("/to-giac", { "thong-bao": notice }, 1),
    contentType: "text/html; charset=utf-8",
    body: renderDocument(
      {
        title: "Tố giác, tin báo về tội phạm",
        description: "Cách báo tin cho Công an: gọi 113, Công an xã, phường, hoặc qua VNeID.",
        canonical: `${site.publicUrl}/to-giac`,
        surroundings,
        current: "/to-giac",
      },
      <div class="width list-page">
        <Trail steps={[]} />
        <h1>Tố giác, tin báo về tội phạm</h1>
        {notice !== "" && (
          <NoticeBox icon="document">
            <p>
              Bạn báo tin về thông báo số <b>{notice}</b>. Hãy nói số này khi gọi hoặc đến trình báo.
            </p>
          </NoticeBox>
        )}
        <p class="lede">
          Mọi tin báo đều được tiếp nhận, kể cả khi bạn không muốn cho biết mình là ai. Người báo tin được giữ
          bí mật và được bảo vệ theo quy định của pháp luật.
        </p>
        <div class="panels panels-two">
          <section class="panel panel-danger">
            <h2>Việc đang xảy ra</h2>
            <p>Gọi ngay, miễn phí, 24/24 giờ, từ mọi điện thoại.</p>
            <p class="act">
              <a class="button button-danger" href="tel:113">
                <Icon name="phone" />
                Gọi 113
              </a>
              <a class="button button-quiet" href="tel:114">
                <Icon name="phone" />
                Cháy, nổ: 114
              </a>
            </p>
          </section>
          <section class="panel">
            <h2>Công an nơi gần nhất</h2>
            <p>
              Công an xã, phường và trực ban hình sự tiếp nhận trực tiếp hoặc qua điện thoại, ngày và đêm.
            </p>
            <p class="act">
              <a class="button" href="/don-vi">
                <Icon name="pin" />
                Tìm Công an xã, phường
              </a>
            </p>
          </section>
          <section class="panel">
            <h2>Ứng dụng VNeID</h2>
            <p>
              Đăng nhập mức độ 2, chọn «Dịch vụ khác», rồi «Tố giác, tin báo về tội phạm». Có thể gửi kèm ảnh,
              video.
            </p>
          </section>
          <section class="panel">
            <h2>Nên nói những gì</h2>
            <ul class="checks">
              {[
                "Việc gì, ở đâu, khi nào, còn đang diễn ra không",
                "Người, phương tiện: đặc điểm, hướng đi",
                "Ai bị hại, thiệt hại gì",
                "Vì sao bạn biết, ai khác cũng biết",
              ].map((text) => (
                <li>
                  <Icon name="tick" />
                  <span>{text}</span>
                </li>
              ))}
            </ul>
          </section>
        </div>
        <p>
          Tố cáo hành vi vi phạm của cán bộ, chiến sĩ là việc khác: gửi đơn có ký tên hoặc trình bày trực tiếp
          tại <a href="/don-vi/thanh-tra-cong-an-tinh">Thanh tra Công an tỉnh</a>.
        </p>
      </div>,
    ),
    keys: ["layout"],
    stored: notice === "",
  };
}
