/** @jsxImportSource preact */
import type { JSX } from "preact";
import type { Layout } from "../layout.ts";
import { type Language, type Words, wordsIn } from "../words.ts";
import { entriesOf } from "./menu.tsx";

const more = [
  { href: "/kenh-chinh-thuc", label: "Kênh chính thức", english: "Official channels" },
  { href: "/dang-ky-nhan-tin", label: "Đăng ký nhận tin", english: "" },
  { href: "/du-lieu-mo", label: "Dữ liệu mở", english: "Open data" },
  { href: "/thong-ke", label: "Thống kê truy cập", english: "" },
  { href: "/rss.xml", label: "Nguồn tin RSS", english: "RSS" },
  { href: "/so-do-cong", label: "Sơ đồ cổng", english: "Sitemap" },
  { href: "/lien-he", label: "Liên hệ", english: "" },
] as const;

interface Column {
  readonly label: string;
  readonly href?: string;
  readonly children: readonly { readonly label: string; readonly href: string }[];
}

/** The map of the portal, in which no place is named twice; those with nothing below them share a column. */
function columnsOf(layout: Layout, language: Language): readonly Column[] {
  const entries = entriesOf(layout, language).map((entry) => ({
    ...entry,
    children: entry.children.filter(({ href, label }) => href !== entry.href || label !== entry.label),
  }));
  const mapped = new Set(
    entries.flatMap(({ href, children }) => [href, ...children.map((child) => child.href)]),
  );
  const others = more
    .filter(({ href, english }) => !mapped.has(href) && (language === "vi" || english !== ""))
    .map(({ href, label, english }) => ({ href, label: language === "en" ? english : label }));
  const words = wordsIn(language);
  return [
    ...entries,
    { label: words.places, children: entries.filter(({ children }) => children.length === 0) },
    { label: words.more, children: others },
  ].filter(({ children }) => children.length > 0);
}

/** The foot of every page (LAY-02): who manages the portal, who answers for it, where, and whose it is. */
export function Footer({ layout, language }: { layout: Layout; language: Language }): JSX.Element {
  const words = wordsIn(language);
  return (
    <footer class="footer">
      <nav class="width footer-map" aria-label={words.footerMap}>
        {columnsOf(layout, language).map(({ label, href, children }) => (
          <section>
            <h2>{href === undefined ? label : <a href={href}>{label}</a>}</h2>
            <ul>
              {children.map((child) => (
                <li>
                  <a href={child.href}>{child.label}</a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </nav>
      <div class="width footer-owner">
        <Owner layout={layout} words={words} />
        <section>
          <h2>{words.remember}</h2>
          <ul>
            <li>{words.neverAsk}</li>
            <li>
              {words.checkChannel}: <a href="/kenh-chinh-thuc">/kenh-chinh-thuc</a>.
            </li>
          </ul>
        </section>
      </div>
      <div class="width footer-last">
        <span lang="vi">© {layout.footer.copyright}</span>
        <span>{words.quote}</span>
      </div>
    </footer>
  );
}

function Owner({ layout, words }: { layout: Layout; words: Words }): JSX.Element {
  const { footer } = layout;
  const lines = [
    [words.responsible, footer.responsiblePerson],
    [words.address, footer.address],
    [words.phone, footer.phone],
    [words.email, footer.email],
  ] as const;
  const known = lines.filter(([, text]) => text !== "");
  return (
    <section>
      <h2 lang="vi">{footer.managingUnit}</h2>
      {known.length > 0 && (
        <dl>
          {known.map(([name, text]) => (
            <div>
              <dt>{name}:</dt>
              <dd lang="vi">{text}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
