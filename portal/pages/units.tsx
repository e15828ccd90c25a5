/** @jsxImportSource preact */
import type { JSX } from "preact";
import { folded } from "../../server/public-store/folded-text.ts";
import { listChannels, listUnits, type PublicUnit } from "../../server/public-store/queries.ts";
import { unitsOfFormerPlace } from "../../server/public-store/queries-units.ts";
import { withPage, withQuery } from "../addresses/address.ts";
import { vietnameseNumber } from "../format.ts";
import { keysOfPersons, type Page } from "../http/answer.ts";
import { TeaserList } from "../parts/articles.tsx";
import { Block } from "../parts/blocks.tsx";
import { renderDocument } from "../parts/document.tsx";
import { FilterForm, TextField } from "../parts/filter-form.tsx";
import { FeedLinks } from "../parts/metadata.tsx";
import { Pager, Trail } from "../parts/navigation.tsx";
import { QrCode } from "../parts/qr-code.tsx";
import { UnitChannels } from "../parts/unit-channels.tsx";
import { dialled, UnitHead, UnitProfile } from "../parts/unit-profile.tsx";
import type { Site } from "../site.ts";
import { readSurroundings } from "../surroundings.ts";
import { pageOfArticles } from "./lists.tsx";

const html = "text/html; charset=utf-8";
const collator = new Intl.Collator("vi");
const levels = [
  { level: "province", name: "Công an tỉnh" },
  { level: "department", name: "Các phòng nghiệp vụ" },
  { level: "commune", name: "Công an xã, phường" },
] as const;

/** Every unit, by level, each with a page of its own; narrowed by a part of the name, with or without marks. */
export async function unitsPage(site: Site, { name }: { name: string }): Promise<Page> {
  const words = folded(name);
  const [surroundings, units, former] = await Promise.all([
    readSurroundings(site),
    listUnits(site.db),
    words === "" ? Promise.resolve<string[]>([]) : unitsOfFormerPlace(site.db, words),
  ]);
  const found = units.filter(({ name: own, code }) => folded(own).includes(words) || former.includes(code));
  return {
    status: 200,
    path: withQuery("/don-vi", { ten: name }, 1),
    contentType: html,
    body: renderDocument(
      {
        title: "Công an các đơn vị",
        description: "Trang riêng, số trực ban và địa chỉ của các phòng nghiệp vụ và Công an xã, phường.",
        canonical: `${site.publicUrl}/don-vi`,
        surroundings,
        current: "/don-vi",
      },
      <UnitsTemplate name={name} units={found} />,
    ),
    keys: ["units", "layout"],
    stored: name === "",
  };
}

function UnitsTemplate({ name, units }: { name: string; units: readonly PublicUnit[] }): JSX.Element {
  return (
    <div class="width list-page">
      <Trail steps={[]} />
      <h1>Công an các đơn vị</h1>
      <FilterForm action="/don-vi" label="Tìm đơn vị">
        <TextField
          id="ten"
          label="Tên xã, phường, huyện cũ hoặc phòng (có dấu hoặc không dấu)"
          value={name}
          wide
        />
      </FilterForm>
      <p class="found" role="status">
        {units.length === 0
          ? "Không có đơn vị nào khớp. Hãy thử một phần của tên, ví dụ «hac thanh»."
          : `${vietnameseNumber(units.length)} đơn vị${name === "" ? "" : ` khớp «${name}»`}`}
      </p>
      {levels
        .map((level) => ({ ...level, members: units.filter((unit) => unit.level === level.level) }))
        .filter(({ members }) => members.length > 0)
        .map(({ level, name: title, members }) => (
          <div class="unit-level">
            <Block id={`cap-${level}`} title={title}>
              <ul class="unit-grid">
                {members
                  .toSorted((a, b) => collator.compare(placeOf(a), placeOf(b)))
                  .map((unit) => (
                    <li>
                      <a href={`/don-vi/${unit.slug}`}>{unit.name}</a>
                      {unit.dutyPhone !== "" && (
                        <a class="unit-phone" href={`tel:${dialled(unit.dutyPhone)}`}>
                          {unit.dutyPhone}
                        </a>
                      )}
                    </li>
                  ))}
              </ul>
            </Block>
          </div>
        ))}
    </div>
  );
}

/** What the list of units is sorted by: the place, not the word before it. */
function placeOf(unit: PublicUnit): string {
  return unit.name.replace(/^Công an (xã|phường) /, "");
}

/** A unit's own page. Undefined when there is no such unit. */
export async function unitPage(
  site: Site,
  { slug, page }: { slug: string; page: number },
): Promise<Page | undefined> {
  const [surroundings, units] = await Promise.all([readSurroundings(site), listUnits(site.db)]);
  const unit = units.find((candidate) => candidate.slug === slug);
  if (unit === undefined) return undefined;
  const [{ articles, more }, channels] = await Promise.all([
    pageOfArticles(site, { unitCode: unit.code }, page),
    listChannels(site.db, { unitCode: unit.code }),
  ]);
  if (articles.length === 0 && page > 1) return undefined;
  const plain = `/don-vi/${slug}`;
  const path = withPage(plain, page);
  return {
    status: 200,
    path,
    contentType: html,
    body: renderDocument(
      {
        title: page > 1 ? `${unit.name} - trang ${page}` : unit.name,
        description: `Tin, bài, địa chỉ, số trực ban và kênh chính thức của ${unit.name}.`,
        canonical: `${site.publicUrl}${path}`,
        surroundings,
        current: "/don-vi",
        head: <FeedLinks path={plain} title={unit.name} />,
      },
      <div class="width list-page">
        <Trail steps={[{ path: "/don-vi", name: "Công an các đơn vị" }]} />
        <UnitHead unit={unit} />
        <div class="with-side unit-page">
          <UnitProfile unit={unit} />
          <Block id="tin-don-vi" title="Tin của đơn vị">
            <TeaserList
              articles={articles}
              shape="row"
              empty="Đơn vị chưa có tin, bài riêng. Tin chung có ở trang chủ."
            />
            <Pager page={page} more={more} pathOf={(other) => withPage(plain, other)} />
          </Block>
          <div class="beside">
            <UnitChannels channels={channels} platforms={site.platforms} />
            <p>
              <a href={`${plain}/rss.xml`}>Nguồn tin RSS của đơn vị</a>
            </p>
            <p class="story-code">
              <QrCode leadsTo={plain} alt={`Mã QR dẫn tới trang của ${unit.name}`} />
              <span class="origin">Quét mã để mở trang này trên điện thoại, hoặc in và treo tại trụ sở.</span>
            </p>
          </div>
        </div>
      </div>,
    ),
    keys: [`unit:${unit.code}`, "units", "layout", ...keysOfPersons(articles)],
    stored: true,
  };
}
