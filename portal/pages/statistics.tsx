/** @jsxImportSource preact */
import type { JSX } from "preact";
import { listStatisticsDays } from "../../server/public-store/queries.ts";
import { listMostRead } from "../../server/public-store/queries-front-page.ts";
import { vietnameseNumber } from "../format.ts";
import { keysOfPersons, type Page } from "../http/answer.ts";
import { TeaserList } from "../parts/articles.tsx";
import { Block } from "../parts/blocks.tsx";
import { renderDocument } from "../parts/document.tsx";
import { Trail } from "../parts/navigation.tsx";
import type { Site } from "../site.ts";
import { readSurroundings } from "../surroundings.ts";

const daysShown = 30;

/** How much the portal is read, from our own counters, which keep nothing of any reader. */
export async function statisticsPage(site: Site): Promise<Page> {
  const [surroundings, days, mostRead] = await Promise.all([
    readSurroundings(site),
    listStatisticsDays(site.db, { limit: daysShown }),
    listMostRead(site.db, { limit: 10 }),
  ]);
  const path = "/thong-ke";
  return {
    status: 200,
    path,
    contentType: "text/html; charset=utf-8",
    body: renderDocument(
      {
        title: "Thống kê truy cập",
        description: "Số trang đọc, lượt truy cập và số người đọc ước tính của Cổng theo ngày.",
        canonical: `${site.publicUrl}${path}`,
        surroundings,
        current: path,
      },
      <div class="width list-page">
        <Trail steps={[]} />
        <h1>Thống kê truy cập</h1>
        <p>
          Cổng tự đếm, không dùng cookie, không lưu địa chỉ máy và không gửi gì cho bên thứ ba. Số người đọc
          là ước tính trong từng ngày.
        </p>
        {days.length === 0 ? <p>Chưa có số liệu.</p> : <Days days={days} />}
        {mostRead.length > 0 && (
          <Block id="doc-nhieu" title="Đọc nhiều trong 7 ngày">
            <TeaserList articles={mostRead} shape="row" quiet />
          </Block>
        )}
      </div>,
    ),
    keys: ["stats", "layout", ...keysOfPersons(mostRead)],
    stored: true,
  };
}

function Days({ days }: { days: Awaited<ReturnType<typeof listStatisticsDays>> }): JSX.Element {
  return (
    <section class="table-scroll" aria-label="Lượt đọc theo ngày" tabIndex={0}>
      <table>
        <caption>{daysShown} ngày gần nhất</caption>
        <thead>
          <tr>
            <th scope="col">Ngày</th>
            <th scope="col">Trang đọc</th>
            <th scope="col">Lượt truy cập</th>
            <th scope="col">Người đọc (ước tính)</th>
          </tr>
        </thead>
        <tbody>
          {days.map(({ day, views, visits, readers }) => (
            <tr>
              <th scope="row">{day.split("-").toReversed().join("/")}</th>
              <td>{vietnameseNumber(views)}</td>
              <td>{vietnameseNumber(visits)}</td>
              <td>{vietnameseNumber(readers)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
