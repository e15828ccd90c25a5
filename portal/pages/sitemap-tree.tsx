/** @jsxImportSource preact */
import type { JSX } from "preact";
import { type Places, placesKeys, readPlaces } from "../addresses/places.ts";
import type { Page } from "../http/answer.ts";
import { Block } from "../parts/blocks.tsx";
import { renderDocument } from "../parts/document.tsx";
import { fixedEntries, searchKey } from "../parts/fixed-entries.ts";
import { Trail } from "../parts/navigation.tsx";
import { type Site, sectionsOf } from "../site.ts";
import { readSurroundings } from "../surroundings.ts";

/** The portal as a text tree (LAY-03): sections, rooms, static pages, units; the same places as in the sitemap for machines. */
export async function sitemapTreePage(site: Site): Promise<Page> {
  const [surroundings, places] = await Promise.all([readSurroundings(site), readPlaces(site)]);
  const path = "/so-do-cong";
  return {
    status: 200,
    path,
    contentType: "text/html; charset=utf-8",
    body: renderDocument(
      {
        title: "Sơ đồ cổng",
        description: "Mọi mục và trang của Cổng thông tin điện tử trên một trang.",
        canonical: `${site.publicUrl}${path}`,
        surroundings,
        current: path,
      },
      <div class="width list-page">
        <Trail steps={[]} />
        <h1>Sơ đồ cổng</h1>
        <Tree places={places} />
      </div>,
    ),
    keys: placesKeys,
    stored: true,
  };
}

/** Which key leads where from any page (A11Y-03). */
function AccessKeys(): JSX.Element {
  return (
    <Block id="phim-tat" title="Phím tắt">
      <p>
        Ở mọi trang, giữ phím truy cập của trình duyệt rồi bấm số. Phím ấy là Alt trong Chrome và Edge, Alt và
        Shift trong Firefox, Control và Option trên máy Mac.
      </p>
      <ul class="plain-list">
        {[...fixedEntries("vi"), { label: "Ô tìm kiếm", accesskey: searchKey }].map(
          ({ label, accesskey }) => (
            <li>
              <kbd>{accesskey}</kbd>: {label}
            </li>
          ),
        )}
      </ul>
    </Block>
  );
}

function Tree({ places: { routes, categories, pages, units } }: { places: Places }): JSX.Element {
  const link = ({ path, name, language }: Places["routes"][number]) => (
    <li>
      <a href={path} {...(language === "en" ? { lang: "en", hreflang: "en" } : {})}>
        {name}
      </a>
    </li>
  );
  const category = ({ slug, name }: Places["categories"][number]) => (
    <a href={`/chuyen-muc/${slug}`}>{name}</a>
  );
  return (
    <>
      <Block id="so-do-muc" title="Chuyên mục">
        <div class="index-grid">
          {sectionsOf(categories).map((section) => (
            <section>
              <h3>{category(section)}</h3>
              {section.children.length > 0 && (
                <ul>
                  {section.children.map((child) => (
                    <li>{category(child)}</li>
                  ))}
                </ul>
              )}
            </section>
          ))}
        </div>
      </Block>
      <div class="pair sitemap-pair">
        <Block id="so-do-phong" title="Tra cứu, dịch vụ">
          <ul class="plain-list">{routes.map(link)}</ul>
        </Block>
        <Block id="so-do-trang" title="Trang giới thiệu, trang tiếng Anh">
          <ul class="plain-list">{pages.map(link)}</ul>
        </Block>
      </div>
      <div class="sitemap-pair">
        <Block id="so-do-don-vi" title="Công an các đơn vị">
          <ul class="unit-grid">
            {units.map(({ slug, name }) => (
              <li>
                <a href={`/don-vi/${slug}`}>{name}</a>
              </li>
            ))}
          </ul>
        </Block>
      </div>
      <div class="sitemap-pair">
        <AccessKeys />
      </div>
      <p class="hint">
        Cho máy đọc: <a href="/sitemap.xml">sơ đồ dạng XML</a>, <a href="/rss.xml">nguồn tin RSS</a>.
      </p>
    </>
  );
}
