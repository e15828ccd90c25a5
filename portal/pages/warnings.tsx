/** @jsxImportSource preact */

import { warningKind } from "../../body/kinds/warning.ts";
import { warningTopics } from "../../body/kinds/warning-words.ts";
import { listArticles } from "../../server/public-store/queries.ts";
import { withQuery } from "../addresses/address.ts";
import { counterpartOf } from "../addresses/counterparts.ts";
import type { Page } from "../http/answer.ts";
import { TeaserList } from "../parts/articles.tsx";
import { NoticeBox } from "../parts/blocks.tsx";
import type { Site } from "../site.ts";
import { readSurroundings } from "../surroundings.ts";
import { Chips, listPage, partOf } from "./lists.tsx";

const perPage = 15;

/** Warnings to the public, all or those of one topic. */
export async function warningsPage(
  site: Site,
  { topic, page }: { topic: string; page: number },
): Promise<Page | undefined> {
  const topics = Object.entries(warningTopics);
  const known = topics.some(([name]) => name === topic) ? topic : "";
  const [surroundings, { lines, more }] = await Promise.all([
    readSurroundings(site),
    partOf(page, perPage, (part) =>
      listArticles(site.db, {
        filter: {
          kinds: [warningKind.id],
          ...(known === "" ? {} : { detail: { name: "topic", value: known } }),
        },
        ...part,
      }),
    ),
  ]);
  if (lines.length === 0 && page > 1) return undefined;
  const pathOf = (other: number, about = known) => withQuery("/canh-bao", { "chu-de": about }, other);
  return listPage(site, surroundings, {
    title: "Cảnh báo",
    description:
      "Thủ đoạn lừa đảo, thiên tai, cháy nổ và nguy hiểm cần biết ngay: dấu hiệu, cách xử lý, nơi báo tin.",
    pathOf,
    page,
    more,
    current: "/canh-bao",
    counterpart: page === 1 && known === "" ? counterpartOf("/canh-bao") : undefined,
    keys: [`kind:${warningKind.id}`],
    feedsOf: "/canh-bao",
    under: (
      <>
        <Chips
          name="Chủ đề cảnh báo"
          chips={[["", "Tất cả"] as const, ...topics].map(([name, label]) => ({
            href: pathOf(1, name),
            label,
            here: name === known,
          }))}
        />
        <NoticeBox tone="danger" icon="phone">
          <p>
            Đang gặp nguy hiểm, hãy gọi <a href="tel:113">113</a>; cháy, nổ, cứu nạn:{" "}
            <a href="tel:114">114</a>; cấp cứu: <a href="tel:115">115</a>. Muốn biết ngay khi có cảnh báo mới:{" "}
            <a href="/dang-ky-nhan-tin">đăng ký nhận tin</a>.
          </p>
        </NoticeBox>
      </>
    ),
    list: <TeaserList articles={lines} shape="row" level={2} empty="Chưa có cảnh báo nào về chủ đề này." />,
  });
}
