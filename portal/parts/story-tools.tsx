/** @jsxImportSource preact */
import type { JSX } from "preact";
import { Icon } from "./icons.tsx";

/** What can be done with an article while reading it. Listening and printing need the script; the file does not. */
export function StoryTools({ path }: { path: string }): JSX.Element {
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
export function ShareLinks({ title, address }: { title: string; address: string }): JSX.Element {
  const encoded = encodeURIComponent(address);
  return (
    <section aria-labelledby="chia-se">
      <h2 id="chia-se">Chia sẻ bài viết</h2>
      <div class="share">
        <a
          class="button button-quiet"
          href={`https://www.facebook.com/sharer/sharer.php?u=${encoded}`}
          rel="noopener noreferrer nofollow"
        >
          Facebook
        </a>
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
          Zalo, ứng dụng khác
        </button>
      </div>
    </section>
  );
}
