/** @jsxImportSource preact */
import type { JSX } from "preact";
import type { PortalPlatform } from "../site.ts";
import { Icon } from "./icons.tsx";

/** What can be done with an article while reading it. Listening and printing need the script; the file does not. */
export function ArticleTools({ path }: { path: string }): JSX.Element {
  return (
    <div class="tools" data-silent>
      <button
        type="button"
        class="needs-script"
        data-read-aloud
        data-without="Máy chưa có giọng đọc"
        aria-pressed="false"
      >
        <Icon name="sound" />
        <span data-says>Nghe đọc</span>
      </button>
      <button type="button" class="needs-script" data-print>
        <Icon name="print" />
        In
      </button>
      <a href={`${path}/pdf`} rel="nofollow">
        <Icon name="document" />
        Lưu PDF
      </a>
    </div>
  );
}

/** Ways to pass an article on. Plain links: nobody is told of a reader before the reader goes there. */
export function ShareLinks({
  title,
  address,
  platforms,
}: {
  title: string;
  address: string;
  platforms: readonly PortalPlatform[];
}): JSX.Element {
  const encoded = encodeURIComponent(address);
  const byDevice = platforms.flatMap(({ name, shareUrl }) => (shareUrl === null ? [name] : []));
  return (
    <section aria-labelledby="chia-se">
      <h2 id="chia-se">Chia sẻ bài viết</h2>
      <div class="share">
        {platforms.map(
          ({ name, shareUrl }) =>
            shareUrl !== null && (
              <a class="button button-quiet" href={shareUrl(address)} rel="noopener noreferrer nofollow">
                {name}
              </a>
            ),
        )}
        <a class="button button-quiet" href={`mailto:?subject=${encodeURIComponent(title)}&body=${encoded}`}>
          <Icon name="mail" />
          Thư điện tử
        </a>
        <button
          type="button"
          class="button-quiet needs-script"
          data-copy={address}
          data-done="Đã chép địa chỉ"
        >
          <Icon name="copy" />
          <span data-says>Chép địa chỉ</span>
        </button>
        <button type="button" class="button-quiet" data-share={address} hidden>
          <Icon name="share" />
          {[...byDevice, "ứng dụng khác"].join(", ")}
        </button>
      </div>
    </section>
  );
}
