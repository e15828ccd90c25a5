/** @jsxImportSource preact */

import type { ComponentChildren, JSX } from "preact";
import { documentKind } from "../../body/kinds/document.ts";
import { procedureKind } from "../../body/kinds/procedure.ts";
import { questionKind } from "../../body/kinds/question.ts";
import {
  listDocuments,
  listProcedures,
  listQuestions,
  valuesOfField,
} from "../../server/public-store/queries-documents.ts";
import { type RecordFilter, recordsPath } from "../addresses/address.ts";
import { dayOf, writtenDay } from "../format.ts";
import type { Page } from "../http/answer.ts";
import { effectOf } from "../kinds/document.tsx";
import { onlineServices, procedureLevels } from "../kinds/procedure.tsx";
import { NoticeBox } from "../parts/blocks.tsx";
import { Choice, FilterForm, TextField } from "../parts/filter-form.tsx";
import { articlePath, type Site } from "../site.ts";
import { readSurroundings } from "../surroundings.ts";
import { Chips, listPage, partOf } from "./lists.tsx";

const perPage = 20;
const stages = new Map([
  ["ban-hanh", "issued"],
  ["du-thao", "draft-for-comment"],
]);
const effects: ReadonlyMap<string, "in-force" | "not-yet" | "no-longer"> = new Map([
  ["con", "in-force"],
  ["chua", "not-yet"],
  ["het", "no-longer"],
]);
const asChoices = (values: readonly string[]) => values.map((value) => [value, value] as const);

/** Legal documents and drafts for comment: number, kind, issuer, dates, effect (LST-07). */
export async function documentsPage(
  site: Site,
  { filter, page }: { filter: RecordFilter; page: number },
): Promise<Page | undefined> {
  const today = dayOf(site.now());
  const [surroundings, types, fields, issuers, { lines, more }] = await Promise.all([
    readSurroundings(site),
    valuesOfField(site.db, { kind: documentKind.id, name: "documentType" }),
    valuesOfField(site.db, { kind: documentKind.id, name: "field" }),
    valuesOfField(site.db, { kind: documentKind.id, name: "issuer" }),
    partOf(page, perPage, (part) =>
      listDocuments(site.db, {
        filter: {
          words: filter.words,
          fields: {
            stage: stages.get(filter.part) ?? "",
            documentType: filter.type,
            field: filter.field,
            issuer: filter.issuer,
          },
          year: filter.year,
          effect: effects.get(filter.effect) ?? "",
          today,
        },
        ...part,
      }),
    ),
  ]);
  if (lines.length === 0 && page > 1) return undefined;
  return listPage(site, surroundings, {
    title: filter.part === "du-thao" ? "Dự thảo lấy ý kiến" : "Văn bản",
    description: "Văn bản quy phạm pháp luật, văn bản chỉ đạo điều hành và dự thảo đang lấy ý kiến.",
    pathOf: (other) => recordsPath("/van-ban", filter, other),
    page,
    more,
    current: "/van-ban",
    keys: [`kind:${documentKind.id}`],
    stored: filter.words === "",
    under: (
      <>
        <Chips
          name="Giai đoạn"
          chips={[
            ["", "Tất cả"],
            ["ban-hanh", "Đã ban hành"],
            ["du-thao", "Dự thảo lấy ý kiến"],
          ].map(([part = "", label = ""]) => ({
            href: recordsPath("/van-ban", { ...filter, part }, 1),
            label,
            here: part === filter.part,
          }))}
        />
        <FilterForm action="/van-ban" label="Lọc văn bản">
          <TextField id="tu" label="Số, ký hiệu, trích yếu hoặc từ trong văn bản" value={filter.words} wide />
          <Choice id="loai" label="Loại văn bản" value={filter.type} choices={asChoices(types)} />
          <Choice id="linh-vuc" label="Lĩnh vực" value={filter.field} choices={asChoices(fields)} />
          <Choice id="co-quan" label="Cơ quan ban hành" value={filter.issuer} choices={asChoices(issuers)} />
          <TextField id="nam" label="Năm ban hành" value={filter.year} digits />
          <Choice
            id="hieu-luc"
            label="Hiệu lực"
            value={filter.effect}
            choices={[
              ["con", "Còn hiệu lực"],
              ["chua", "Chưa có hiệu lực"],
              ["het", "Hết hiệu lực"],
            ]}
          />
          {filter.part !== "" && <input type="hidden" name="giai-doan" value={filter.part} />}
        </FilterForm>
      </>
    ),
    list: (
      <Records empty="Không có văn bản nào khớp.">
        {lines.map(({ article, details }) => {
          const effect = effectOf(details, today);
          return (
            <li>
              <span class={effect.tone === "plain" ? "label" : `label label-${effect.tone}`}>
                {effect.text}
              </span>
              <h2>
                <a href={articlePath(article)}>{article.title}</a>
              </h2>
              <p>
                {[
                  details.documentType,
                  details.number === "" ? "" : `số ${details.number}`,
                  details.issuer,
                  details.stage === "issued"
                    ? `ban hành ${writtenDay(details.issuedOn)}, hiệu lực từ ${writtenDay(details.effectiveOn)}`
                    : `góp ý đến hết ${writtenDay(details.commentUntil)}`,
                ]
                  .filter((text) => text !== "")
                  .join(" · ")}
              </p>
            </li>
          );
        })}
      </Records>
    ),
  });
}

/** Administrative procedures by their codes, each with its place on the national portal (NET-01). */
export async function proceduresPage(
  site: Site,
  { filter, page }: { filter: RecordFilter; page: number },
): Promise<Page | undefined> {
  const [surroundings, fields, { lines, more }] = await Promise.all([
    readSurroundings(site),
    valuesOfField(site.db, { kind: procedureKind.id, name: "field" }),
    partOf(page, perPage, (part) =>
      listProcedures(site.db, {
        filter: { words: filter.words, fields: { field: filter.field, level: filter.part } },
        ...part,
      }),
    ),
  ]);
  if (lines.length === 0 && page > 1) return undefined;
  return listPage(site, surroundings, {
    title: "Thủ tục hành chính, dịch vụ công",
    description: "Mã thủ tục và liên kết tới Cổng Dịch vụ công quốc gia theo lĩnh vực.",
    pathOf: (other) => recordsPath("/thu-tuc", filter, other),
    page,
    more,
    current: "/thu-tuc",
    keys: [`kind:${procedureKind.id}`],
    stored: filter.words === "",
    under: (
      <>
        <NoticeBox tone="calm" icon="service">
          <p>
            Hồ sơ nộp và theo dõi tại{" "}
            <a href="https://dichvucong.gov.vn/" rel="noopener">
              Cổng Dịch vụ công quốc gia
            </a>
            . Cổng này chỉ dẫn đường: nội dung thủ tục luôn lấy ở đó để không bị cũ.
          </p>
        </NoticeBox>
        <FilterForm action="/thu-tuc" label="Lọc thủ tục">
          <TextField id="tu" label="Tên hoặc mã thủ tục" value={filter.words} wide />
          <Choice id="linh-vuc" label="Lĩnh vực" value={filter.field} choices={asChoices(fields)} />
          <Choice
            id="cap"
            label="Cấp thực hiện"
            value={filter.part}
            choices={Object.entries(procedureLevels)}
          />
        </FilterForm>
      </>
    ),
    list: (
      <Records empty="Không có thủ tục nào khớp.">
        {lines.map(({ article, details }) => (
          <li>
            <span class={details.online === "full" ? "label label-calm" : "label"}>
              {onlineServices[details.online]}
            </span>
            <h2>
              <a href={articlePath(article)}>{article.title}</a>
            </h2>
            <p>
              {[`Mã ${details.code}`, details.field, details.agency, details.duration]
                .filter((text) => text !== "")
                .join(" · ")}
            </p>
          </li>
        ))}
      </Records>
    ),
  });
}

/** Questions of common interest with their answers (QA-04). */
export async function questionsPage(
  site: Site,
  { filter, page }: { filter: RecordFilter; page: number },
): Promise<Page | undefined> {
  const [surroundings, fields, { lines, more }] = await Promise.all([
    readSurroundings(site),
    valuesOfField(site.db, { kind: questionKind.id, name: "field" }),
    partOf(page, perPage, (part) =>
      listQuestions(site.db, { filter: { words: filter.words, fields: { field: filter.field } }, ...part }),
    ),
  ]);
  if (lines.length === 0 && page > 1) return undefined;
  return listPage(site, surroundings, {
    title: "Hỏi đáp",
    description:
      "Câu hỏi của người dân về cư trú, căn cước, giao thông, an ninh trật tự và câu trả lời của Công an.",
    pathOf: (other) => recordsPath("/hoi-dap", filter, other),
    page,
    more,
    current: "/hoi-dap",
    keys: [`kind:${questionKind.id}`],
    stored: filter.words === "",
    under: (
      <FilterForm action="/hoi-dap" label="Lọc câu hỏi">
        <TextField id="tu" label="Bạn muốn hỏi điều gì?" value={filter.words} wide />
        <Choice id="linh-vuc" label="Lĩnh vực" value={filter.field} choices={asChoices(fields)} />
      </FilterForm>
    ),
    list: (
      <Records empty="Chưa có câu hỏi nào khớp.">
        {lines.map(({ article, details }) => (
          <li>
            <span class="label label-calm">{details.field}</span>
            <h2>
              <a href={articlePath(article)}>{article.title}</a>
            </h2>
            <p>
              {details.answeredBy}
              {details.answeredBy === "" ? "" : " trả lời"}
            </p>
          </li>
        ))}
      </Records>
    ),
  });
}

function Records({
  empty,
  children,
}: {
  empty: string;
  children: readonly ComponentChildren[];
}): JSX.Element {
  if (children.length === 0)
    return (
      <p class="found" role="status">
        {empty}
      </p>
    );
  return <ul class="records">{children}</ul>;
}
