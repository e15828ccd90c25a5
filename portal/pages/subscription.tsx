/** @jsxImportSource preact */
import type { JSX } from "preact";
import { warningTopics } from "../../body/kinds/warning-words.ts";
import { listUnits, type PublicUnit } from "../../server/public-store/queries.ts";
import type { Page } from "../http/answer.ts";
import { Block, NoticeBox } from "../parts/blocks.tsx";
import { emptyFilling, Field, type Filling, PostForm, typed, WrongSummary } from "../parts/form-fields.tsx";
import type { Site } from "../site.ts";
import { formDocument } from "./form-document.tsx";

const places = [0, 1, 2];
const routes = [{ path: "/canh-bao", name: "Cảnh báo" }];

/** How to be told of warnings: by mail, without script, and by notifications on this device, which need it. */
export async function subscriptionPage(site: Site, filling: Filling = emptyFilling): Promise<Page> {
  const communes = (await listUnits(site.db)).filter(({ level }) => level === "commune");
  return formDocument(
    site,
    {
      title: "Đăng ký nhận cảnh báo",
      description:
        "Nhận cảnh báo của Công an tỉnh theo chủ đề và theo xã, phường qua thư điện tử hoặc thông báo.",
      path: "/dang-ky-nhan-tin",
      steps: routes,
      keys: ["units"],
      refused: filling.wrong.length > 0,
      head: <script src={site.assets.deviceScript} defer />,
    },
    <>
      <p class="lede">
        Khi có cảnh báo mới về lừa đảo, thiên tai, cháy nổ, giao thông hay an ninh ở nơi bạn quan tâm, bạn
        được báo ngay. Miễn phí, ngừng lúc nào cũng được bằng một lần bấm.
      </p>
      <WrongSummary filling={filling} />
      <Block id="qua-thu" title="Qua thư điện tử">
        {site.reach.mail ? (
          <MailForm filling={filling} communes={communes} />
        ) : (
          <NoticeBox icon="mail">
            <p>
              Cổng hiện chưa gửi thư điện tử. Bạn có thể nhận thông báo trên thiết bị ở dưới, hoặc theo dõi{" "}
              <a href="/canh-bao">trang cảnh báo</a> và <a href="/kenh-chinh-thuc">các kênh chính thức</a>.
            </p>
          </NoticeBox>
        )}
      </Block>
      <Block id="tren-thiet-bi" title="Thông báo trên thiết bị này">
        <DeviceForm communes={communes} pushKey={site.reach.pushKey} />
      </Block>
      <Block id="rieng-tu" title="Địa chỉ của bạn được giữ thế nào">
        <ul class="plain-points">
          <li>Địa chỉ chỉ dùng để gửi cảnh báo, được mã hóa khi lưu và bị xóa khi bạn ngừng nhận.</li>
          <li>Thư không có ảnh hay liên kết theo dõi; Cổng không biết bạn đã mở thư hay chưa.</li>
          <li>Công an không bao giờ hỏi mật khẩu, mã OTP hay yêu cầu chuyển tiền qua thư.</li>
        </ul>
      </Block>
    </>,
  );
}

function MailForm({ filling, communes }: { filling: Filling; communes: readonly PublicUnit[] }): JSX.Element {
  return (
    <PostForm action="/dang-ky-nhan-tin" label="Đăng ký nhận cảnh báo qua thư điện tử">
      <Field
        name="thu"
        label="Địa chỉ thư điện tử"
        hint="Chúng tôi gửi một thư có liên kết; bấm xác nhận ở đó thì việc đăng ký mới có hiệu lực."
        filling={filling}
        input={(tied) => (
          <input
            {...tied}
            type="text"
            inputMode="email"
            autocomplete="email"
            autocapitalize="none"
            spellcheck={false}
            maxLength={254}
            required
            value={typed(filling, "thu")}
          />
        )}
      />
      <Topics id="o-chu-de" filling={filling} />
      <Communes filling={filling} communes={communes} id="o-xa" />
      <p>
        <button type="submit">Gửi thư xác nhận cho tôi</button>
      </p>
    </PostForm>
  );
}

function Topics({ id, filling }: { id: string; filling: Filling }): JSX.Element {
  const name = "chu-de";
  const chosen = filling.entered[name] ?? [];
  const wrong = filling.wrong.find(({ path }) => path === name)?.message;
  return (
    <fieldset id={id} class={wrong === undefined ? "" : "field-wrong"}>
      <legend>Chủ đề</legend>
      <span class="hint">Không chọn mục nào: nhận mọi chủ đề.</span>
      {wrong !== undefined && <span class="wrong">{wrong}</span>}
      {Object.entries(warningTopics).map(([value, label]) => (
        <label class="choice">
          <input type="checkbox" name={name} value={value} checked={chosen.includes(value)} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

function Communes({
  filling,
  communes,
  id,
}: {
  filling: Filling;
  communes: readonly PublicUnit[];
  id: string;
}): JSX.Element {
  const chosen = filling.entered.xa ?? [];
  const wrong = filling.wrong.find(({ path }) => path === "xa")?.message;
  return (
    <fieldset id={id} class={wrong === undefined ? "" : "field-wrong"}>
      <legend>Xã, phường</legend>
      <span class="hint">
        Tối đa ba nơi, ví dụ nơi ở, nơi làm việc, nhà bố mẹ. Không chọn: nhận cảnh báo của cả tỉnh. Cảnh báo
        chung toàn tỉnh luôn được gửi.
      </span>
      {wrong !== undefined && <span class="wrong">{wrong}</span>}
      {places.map((index) => (
        <select name="xa" aria-label={`Xã, phường thứ ${index + 1}`}>
          <option value="">{index === 0 ? "Cả tỉnh" : "Không chọn thêm"}</option>
          {communes.map(({ code, name }) => (
            <option value={code} selected={chosen[index] === code}>
              {name.replace(/^Công an /, "")}
            </option>
          ))}
        </select>
      ))}
    </fieldset>
  );
}

/** The same choices for this device. The script shows the form once the browser can do it; before, words say why not. */
function DeviceForm({
  communes,
  pushKey,
}: {
  communes: readonly PublicUnit[];
  pushKey: string;
}): JSX.Element {
  return (
    <>
      <div data-device-without>
        <NoticeBox icon="bell">
          <p>
            Thông báo trên thiết bị cần trình duyệt bật JavaScript và có hỗ trợ thông báo. Trên iPhone, iPad:
            thêm Cổng vào màn hình chính rồi mở từ đó. Nếu không dùng được, hãy đăng ký qua thư điện tử.
          </p>
        </NoticeBox>
      </div>
      <form
        class="form"
        data-device={pushKey}
        aria-label="Nhận thông báo trên thiết bị này"
        method="get"
        action="/dang-ky-nhan-tin"
        hidden
      >
        <Topics id="thiet-bi-chu-de" filling={emptyFilling} />
        <Communes filling={emptyFilling} communes={communes} id="thiet-bi-xa" />
        <p class="act">
          <button type="submit">Bật thông báo</button>{" "}
          <button type="button" class="button-quiet" data-device-leave hidden>
            Tắt thông báo trên thiết bị này
          </button>
        </p>
        <p role="status" data-device-says />
        <template data-device-words>
          <span data-word="on">Đã bật. Thiết bị này sẽ được báo khi có cảnh báo mới.</span>
          <span data-word="off">Đã tắt thông báo trên thiết bị này.</span>
          <span data-word="denied">
            Trình duyệt đang chặn thông báo của Cổng. Hãy cho phép trong cài đặt của trình duyệt rồi thử lại.
          </span>
          <span data-word="failed">Chưa làm được. Hãy kiểm tra kết nối mạng rồi thử lại.</span>
        </template>
      </form>
    </>
  );
}
