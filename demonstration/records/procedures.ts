import { z } from "zod";
import { procedureDetails } from "../../body/kinds/procedure.ts";
import { type Publication, plainRecord } from "../publication.ts";
import { readRecords } from "./read-records.ts";

const procedureRecord = z.strictObject({
  unit: z.string(),
  name: z.string(),
  ...procedureDetails.omit({ kind: true, nationalPortalUrl: true }).shape,
  /** Who it is for, in a sentence or two. */
  about: z.string(),
  papers: z.array(z.string()).min(1),
});

const nationalPortal =
  "https://dichvucong.gov.vn/p/home/dvc-tthc-thu-tuc-hanh-chinh-chi-tiet.html?ma_thu_tuc=";
/** All were put up together, a quarter of an hour apart, in the order of their fields. */
const firstAt = Date.parse("2025-09-08T08:00:00+07:00");
const quarterMs = 15 * 60_000;

/** The administrative procedures, each leading to its place on the national portal. */
export async function procedurePublications(folder: string): Promise<Publication[]> {
  const records = await readRecords({ folder, file: "procedures.yaml", schema: procedureRecord });
  return records.map(({ unit, name, about, papers, ...fields }, index) => ({
    ...plainRecord,
    title: `Thủ tục: ${name}`,
    summary: about,
    markdown: [
      about,
      "## Giấy tờ cần chuẩn bị",
      papers.map((paper) => `- ${paper}.`).join("\n"),
      "## Nộp ở đâu?",
      `Nơi giải quyết: ${fields.agency}. Trình tự, biểu mẫu và mức thu mới nhất xem trên Cổng Dịch vụ công quốc gia; Cổng này chỉ dẫn đường, không nhận hồ sơ thay.`,
      fields.online === "none"
        ? "Thủ tục này cần có mặt trực tiếp. Khi đi, hãy mang theo thẻ căn cước hoặc mở VNeID."
        : "Nộp trực tuyến bằng tài khoản VNeID mức 2 thì được giảm phí ở những thủ tục có quy định và theo dõi được từng bước giải quyết.",
    ].join("\n\n"),
    kind: "procedure",
    categorySlug: "thu-tuc-hanh-chinh-dich-vu-cong",
    unitCode: unit,
    releasedAt: new Date(firstAt + index * quarterMs),
    tags: ["thủ tục hành chính"],
    details: { ...fields, kind: "procedure", nationalPortalUrl: `${nationalPortal}${fields.code}` },
  }));
}
