import { z } from "zod";
import { type DocumentDetails, documentDetails, emptyDocument } from "../../body/kinds/document.ts";
import { type Publication, plainRecord } from "../publication.ts";
import { type DrawnUpDocument, drawUpDocument } from "./draw-up-document.ts";
import { readRecords, recordHead } from "./read-records.ts";
import { writtenDay } from "./words.ts";

const documentRecord = z.strictObject({
  ...recordHead,
  title: z.string(),
  summary: z.string(),
  ...documentDetails.omit({ kind: true }).partial().shape,
  /** What it says, point by point. */
  points: z.array(z.string()).min(1),
});
type DocumentRecord = z.output<typeof documentRecord>;

const provincial = "Công an tỉnh Thanh Hóa";

/** Legal documents and drafts for comment, each with a file whose words can be searched. */
export async function documentPublications(folder: string): Promise<Publication[]> {
  const records = await readRecords({ folder, file: "documents.yaml", schema: documentRecord });
  return records.map((record) => {
    const { unit, releasedAt, title, summary, points, ...fields } = record;
    const details = documentDetails.parse({ ...emptyDocument, ...fields });
    const name = nameOf(details, title);
    const file = fileOf(record, details, name);
    return {
      ...plainRecord,
      title: name,
      summary,
      markdown: bodyOf(details, points),
      kind: "document",
      categorySlug: categoryOf(details),
      unitCode: unit,
      releasedAt: new Date(releasedAt),
      tags: [details.field],
      details,
      documents: [
        {
          title: details.issuer === provincial ? "Toàn văn" : "Bản giới thiệu văn bản",
          filename: filenameOf(details),
          draw: () => drawUpDocument(file),
        },
      ],
    };
  });
}

/** "Luật số 26/2023/QH15: Luật Căn cước"; a draft has no number. */
function nameOf({ number, documentType }: DocumentDetails, title: string): string {
  return number === "" ? title : `${documentType} số ${number}: ${title}`;
}

function categoryOf({ stage, issuer }: DocumentDetails): string {
  if (stage === "draft-for-comment") return "du-thao-lay-y-kien";
  return issuer === provincial ? "chi-dao-dieu-hanh" : "quy-pham-phap-luat";
}

function filenameOf({ number, commentUntil }: DocumentDetails): string {
  const stem = number === "" ? `du-thao-${commentUntil}` : number.toLowerCase();
  return `${stem.replaceAll("đ", "d").replaceAll("/", "-")}.pdf`;
}

function bodyOf(details: DocumentDetails, points: readonly string[]): string {
  const list = points.map((point) => `- ${point}`).join("\n");
  if (details.stage === "draft-for-comment")
    return `Công an tỉnh mời cơ quan, tổ chức và người dân góp ý cho dự thảo trước ngày ${writtenDay(details.commentUntil)}. Ý kiến được tổng hợp, tiếp thu và giải trình công khai.\n\n## Nội dung chính\n\n${list}\n\nBản dự thảo đầy đủ ở phần tệp đính kèm. Có thể góp ý ngay dưới trang này hoặc gửi bằng văn bản về trụ sở Công an tỉnh.`;
  return `## Nội dung chính\n\n${list}\n\nTải tệp đính kèm để đọc; khi áp dụng, đối chiếu với bản công báo hoặc bản có chữ ký số của cơ quan ban hành.`;
}

function fileOf(record: DocumentRecord, details: DocumentDetails, name: string): DrawnUpDocument {
  const { number, documentType, issuer, signer, issuedOn, effectiveOn, stage, commentUntil } = details;
  const facts: readonly (readonly [string, string])[] = [
    ["Loại văn bản", documentType],
    ["Số, ký hiệu", number],
    ["Cơ quan ban hành", issuer],
    ["Ngày ban hành", writtenDay(issuedOn)],
    ["Ngày có hiệu lực", writtenDay(effectiveOn)],
    ["Hết hạn góp ý", writtenDay(commentUntil)],
  ];
  return {
    issuer,
    number,
    name,
    summary: record.summary,
    facts: facts.filter(([, text]) => text !== ""),
    points: record.points,
    related: details.relations.map((relation) => `${relation.title} (số ${relation.number})`),
    signer,
    isDraft: stage === "draft-for-comment",
  };
}
