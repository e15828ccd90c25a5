/** @jsxImportSource preact */
import type { JSX } from "preact";
import type { DocumentDetails } from "../../body/kinds/document.ts";
import type { RelatedDocument } from "../../server/public-store/document-relations.ts";
import { writtenDay } from "../format.ts";
import { Facts } from "../parts/blocks.tsx";
import { articlePath } from "../site.ts";
import type { HeadContext, KindView, StructuredData } from "./view.ts";

const relations: Readonly<Record<DocumentDetails["relations"][number]["type"], string>> = {
  amends: "Sửa đổi, bổ sung",
  replaces: "Thay thế",
  guides: "Hướng dẫn",
  "based-on": "Căn cứ",
};

const inverses: typeof relations = {
  amends: "Được sửa đổi, bổ sung bởi",
  replaces: "Được thay thế bởi",
  guides: "Được hướng dẫn bởi",
  "based-on": "Là căn cứ của",
};

/** A document's name, leading to it where the portal has it. */
function Named({ text, document }: { text: string; document: RelatedDocument | undefined }): JSX.Element {
  return document === undefined ? <span>{text}</span> : <a href={articlePath(document.article)}>{text}</a>;
}

/** Whether a document is in force on a day ("2026-11-25"), in words and tone. */
export function effectOf(
  details: DocumentDetails,
  today: string,
): { readonly text: string; readonly tone: "calm" | "danger" | "plain" } {
  if (details.stage === "draft-for-comment")
    return details.commentUntil !== "" && details.commentUntil < today
      ? { text: "Đã hết hạn góp ý", tone: "plain" }
      : { text: "Đang lấy ý kiến", tone: "plain" };
  if (details.expiresOn !== "" && details.expiresOn <= today) return { text: "Hết hiệu lực", tone: "danger" };
  if (details.effectiveOn !== "" && details.effectiveOn > today)
    return { text: "Chưa có hiệu lực", tone: "plain" };
  return { text: "Còn hiệu lực", tone: "calm" };
}

/** What identifies a document: number, kind, issuer, dates, what it bears on (LST-07). */
function DocumentHead({
  details,
  connected,
  today,
}: { details: DocumentDetails } & Pick<HeadContext, "connected" | "today">): JSX.Element {
  const effect = effectOf(details, today);
  return (
    <Facts
      facts={[
        ["Số, ký hiệu", details.number],
        ["Loại văn bản", details.documentType],
        ["Cơ quan ban hành", details.issuer],
        ["Lĩnh vực", details.field],
        ["Người ký", details.signer],
        ["Ngày ban hành", writtenDay(details.issuedOn)],
        ["Ngày có hiệu lực", writtenDay(details.effectiveOn)],
        ["Ngày hết hiệu lực", writtenDay(details.expiresOn)],
        [
          "Tình trạng",
          <span class={effect.tone === "plain" ? "label" : `label label-${effect.tone}`}>{effect.text}</span>,
        ],
        [
          "Nhận góp ý đến hết ngày",
          details.stage === "draft-for-comment" ? writtenDay(details.commentUntil) : "",
        ],
        [
          "Văn bản liên quan",
          details.relations.length + connected.borneOnBy.length === 0 ? (
            ""
          ) : (
            <ul>
              {details.relations.map(({ type, number, title }) => (
                <li>
                  {relations[type]}:{" "}
                  <Named
                    text={[number, title].filter((text) => text !== "").join(", ")}
                    document={connected.bearsOn.find((one) => one.type === type && one.number === number)}
                  />
                </li>
              ))}
              {connected.borneOnBy.map((document) => (
                <li>
                  {inverses[document.type]}:{" "}
                  <Named text={`${document.number}, ${document.article.title}`} document={document} />
                </li>
              ))}
            </ul>
          ),
        ],
      ]}
    />
  );
}

function legislationData({ details, today }: { details: DocumentDetails; today: string }): StructuredData {
  const { text } = effectOf(details, today);
  const known = Object.entries({
    legislationIdentifier: details.number,
    legislationType: details.documentType,
    legislationDate: details.issuedOn,
    legislationDateOfApplicability: details.effectiveOn,
    about: details.field,
  }).filter(([, value]) => value !== "");
  return {
    "@type": "Legislation",
    ...Object.fromEntries(known),
    ...(details.issuer === ""
      ? {}
      : { legislationPassedBy: { "@type": "GovernmentOrganization", name: details.issuer } }),
    ...(details.stage === "issued"
      ? { legislationLegalForce: text === "Còn hiệu lực" ? "InForce" : "NotInForce" }
      : {}),
  };
}

/** A document on the portal: legislation to search engines. */
export const documentView: KindView<DocumentDetails> = {
  Head: DocumentHead,
  structuredData: legislationData,
};
