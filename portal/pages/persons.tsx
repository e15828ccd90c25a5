/** @jsxImportSource preact */

import type { ComponentChildren, JSX } from "preact";
import { missingKind } from "../../body/kinds/missing.ts";
import { wantedKind } from "../../body/kinds/wanted.ts";
import { listMissing, listWanted } from "../../server/public-store/queries-notices.ts";
import { type PersonFilter, personsPath } from "../addresses/address.ts";
import type { Page } from "../http/answer.ts";
import { NoticeBox } from "../parts/blocks.tsx";
import { Choice, FilterForm, TextField } from "../parts/filter-form.tsx";
import { DangerNotice, MissingCard, missingTypes, WantedCard, wantedLevels } from "../parts/people.tsx";
import type { Site } from "../site.ts";
import { readSurroundings } from "../surroundings.ts";
import { Chips, listPage, partOf } from "./lists.tsx";

const perPage = 20;

/** Persons wanted now, by name, place, year of birth and how dangerous (WN-03). */
export async function wantedPage(
  site: Site,
  { filter, page }: { filter: PersonFilter; page: number },
): Promise<Page | undefined> {
  const [surroundings, { lines, more }] = await Promise.all([
    readSurroundings(site),
    partOf(page, perPage, (part) => listWanted(site.db, { filter, ...part })),
  ]);
  if (lines.length === 0 && page > 1) return undefined;
  return listPage(site, surroundings, {
    title: "Đối tượng truy nã",
    description: "Người đang bị truy nã: ảnh, đặc điểm nhận dạng, tội danh, quyết định truy nã, nơi báo tin.",
    pathOf: (other) => personsPath("/truy-na", filter, other),
    page,
    more,
    current: "/truy-na",
    keys: [`kind:${wantedKind.id}`],
    stored: filter.name === "" && filter.place === "",
    under: (
      <>
        <PersonLists here="/truy-na" />
        <DangerNotice />
        <PersonFilterForm
          action="/truy-na"
          filter={filter}
          placeLabel="Nơi cư trú, quê quán"
          typeLabel="Mức độ"
          types={Object.entries(wantedLevels)}
        />
      </>
    ),
    list: (
      <People filter={filter} page={page}>
        {lines.map((notice) => (
          <li>
            <WantedCard notice={notice} level={2} />
          </li>
        ))}
      </People>
    ),
  });
}

/** Persons missing, traced, or dead and unnamed (WN-06). */
export async function missingPage(
  site: Site,
  { filter, page }: { filter: PersonFilter; page: number },
): Promise<Page | undefined> {
  const [surroundings, { lines, more }] = await Promise.all([
    readSurroundings(site),
    partOf(page, perPage, (part) => listMissing(site.db, { filter, ...part })),
  ]);
  if (lines.length === 0 && page > 1) return undefined;
  return listPage(site, surroundings, {
    title: "Truy tìm, tìm người mất tích",
    description:
      "Người mất tích, người bị truy tìm và thi thể chưa rõ tung tích cần người dân giúp nhận biết.",
    pathOf: (other) => personsPath("/truy-tim", filter, other),
    page,
    more,
    current: "/truy-na",
    keys: [`kind:${missingKind.id}`],
    stored: filter.name === "" && filter.place === "",
    under: (
      <>
        <PersonLists here="/truy-tim" />
        <NoticeBox icon="phone">
          <p>
            Biết tin về người cần tìm, hãy gọi số điện thoại trong thông báo, <a href="tel:113">113</a> hoặc
            Công an nơi gần nhất.
          </p>
        </NoticeBox>
        <PersonFilterForm
          action="/truy-tim"
          filter={filter}
          placeLabel="Nơi cư trú, nơi thấy lần cuối"
          typeLabel="Loại thông báo"
          types={Object.entries(missingTypes)}
        />
      </>
    ),
    list: (
      <People filter={filter} page={page}>
        {lines.map((notice) => (
          <li>
            <MissingCard notice={notice} level={2} />
          </li>
        ))}
      </People>
    ),
  });
}

function PersonLists({ here }: { here: string }): JSX.Element {
  return (
    <Chips
      name="Loại thông báo"
      chips={[
        { href: "/truy-na", label: "Truy nã", here: here === "/truy-na" },
        { href: "/truy-tim", label: "Truy tìm, tìm người", here: here === "/truy-tim" },
        { href: "/chuyen-muc/dinh-na", label: "Đình nã", here: false },
      ]}
    />
  );
}

function PersonFilterForm({
  action,
  filter,
  placeLabel,
  typeLabel,
  types,
}: {
  action: string;
  filter: PersonFilter;
  placeLabel: string;
  typeLabel: string;
  types: readonly [string, string][];
}): JSX.Element {
  return (
    <FilterForm action={action} label="Lọc danh sách">
      <TextField id="ten" label="Họ tên (có dấu hoặc không dấu)" value={filter.name} wide />
      <TextField id="noi" label={placeLabel} value={filter.place} />
      <TextField id="nam" label="Năm sinh" value={filter.year} digits />
      <Choice id="loai" label={typeLabel} value={filter.type} choices={types} />
    </FilterForm>
  );
}

function People({
  filter,
  page,
  children,
}: {
  filter: PersonFilter;
  page: number;
  children: readonly ComponentChildren[];
}): JSX.Element {
  const narrowed = filter.name !== "" || filter.place !== "" || filter.year !== "" || filter.type !== "";
  if (children.length === 0)
    return (
      <p class="found" role="status">
        {narrowed ? "Không có thông báo nào khớp với điều kiện lọc." : "Hiện không có thông báo nào."}
      </p>
    );
  return (
    <>
      <p class="found" role="status">
        {narrowed ? "Thông báo khớp với điều kiện lọc" : "Thông báo mới nhất"}
        {page > 1 ? `, trang ${page}` : ""}
      </p>
      <ul class="people people-list">{children}</ul>
    </>
  );
}
