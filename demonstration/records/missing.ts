import { z } from "zod";
import { type MissingDetails, missingDetails } from "../../body/kinds/missing.ts";
import { type Publication, plainRecord } from "../publication.ts";
import { portraitOf } from "./portrait.ts";
import { readRecords, recordHead } from "./read-records.ts";
import { within, writtenDay } from "./words.ts";

const missingRecord = z.strictObject({
  ...recordHead,
  ...missingDetails.omit({ kind: true, contactName: true, contactPhone: true }).shape,
  otherNames: missingDetails.shape.otherNames.default(""),
  decisionNumber: missingDetails.shape.decisionNumber.default(""),
  decisionDate: missingDetails.shape.decisionDate.default(""),
  /** How it came about, as a paragraph. */
  story: z.string(),
});
type MissingRecord = z.infer<typeof missingRecord>;

const contacts: Readonly<Record<string, string>> = {
  PC01: "Văn phòng Cơ quan Cảnh sát điều tra",
  PC02: "Phòng Cảnh sát hình sự",
  PC04: "Phòng Cảnh sát điều tra tội phạm về ma túy",
};

/** Notices that ask for help to find or to name a person. */
export async function missingPublications(folder: string): Promise<Publication[]> {
  const records = await readRecords({ folder, file: "missing.yaml", schema: missingRecord });
  return records.map((record, index) => {
    const { unit, releasedAt, story: _story, ...fields } = record;
    const details: MissingDetails = {
      ...fields,
      kind: "missing",
      contactName: contacts[unit] ?? `Công an ${placeOf(record)}`,
      contactPhone: "113",
    };
    return {
      ...plainRecord,
      title: titleOf(record),
      summary: summaryOf(record),
      markdown: bodyOf(record, details.contactName),
      kind: "missing",
      categorySlug: record.type === "traced" ? "truy-tim" : "tim-nguoi-mat-tich",
      unitCode: unit,
      releasedAt: new Date(releasedAt),
      tags: [{ missing: "tìm người", traced: "truy tìm", unidentified: "tìm thân nhân" }[record.type]],
      details,
      pictures: [
        {
          scene: portraitOf({ sex: record.sex, features: record.features, turn: index, band: false }),
          caption: "Hình vẽ thay cho ảnh chân dung; dữ liệu trình diễn, không phải người thật.",
          alt: "Hình vẽ thay cho ảnh chân dung, không phải người thật",
        },
      ],
    };
  });
}

/** "xã Mường Lát" out of "…, xã Mường Lát", for the police of the place. */
function placeOf({ residence, lastSeenPlace }: MissingRecord): string {
  const found = /(xã|phường) [^,]+/i.exec(residence === "" ? lastSeenPlace : residence);
  return within(found?.[0] ?? "nơi gần nhất");
}

function titleOf(record: MissingRecord): string {
  switch (record.type) {
    case "missing":
      return `Tìm ${titled(record)} ${record.fullName} mất liên lạc từ ngày ${writtenDay(record.lastSeenOn)}`;
    case "traced":
      return `Truy tìm ${titled(record)} ${record.fullName} theo Quyết định số ${record.decisionNumber}`;
    case "unidentified":
      return `Tìm thân nhân của người ${record.sex === "female" ? "phụ nữ" : "đàn ông"} chưa rõ danh tính tại ${placeOf(record)}`;
  }
}

function titled({ sex, birthDate }: MissingRecord): string {
  const old = Number(birthDate.slice(0, 4)) < 1970;
  if (sex === "female") return "bà";
  return old ? "ông" : "anh";
}

function summaryOf(record: MissingRecord): string {
  if (record.type === "unidentified")
    return `Người mất ${within(record.features.split(",")[0] ?? "")}, được phát hiện ngày ${writtenDay(record.lastSeenOn)} tại ${within(record.lastSeenPlace)}. Ai biết thông tin về thân nhân đề nghị báo Công an.`;
  const born = record.birthDate === "" ? "" : `sinh năm ${record.birthDate.slice(0, 4)}, `;
  return record.type === "traced"
    ? `${record.fullName}, ${born}cư trú tại ${within(record.residence)}, cần có mặt để phục vụ việc xác minh. Ai biết nơi ở hiện nay đề nghị báo Công an.`
    : `${record.fullName}, ${born}được nhìn thấy lần cuối tại ${within(record.lastSeenPlace)}. Gia đình và Công an mong người dân cung cấp thông tin.`;
}

function bodyOf(record: MissingRecord, contact: string): string {
  const seen = record.type === "unidentified" ? "Phát hiện" : "Nhìn thấy lần cuối";
  const facts: readonly (readonly [string, string])[] = [
    ["Họ và tên", record.fullName],
    ["Ngày sinh", writtenDay(record.birthDate)],
    ["Nơi cư trú", record.residence],
    ["Đặc điểm nhận dạng", record.features],
    ["Trang phục", record.clothing === "Không rõ" ? "" : record.clothing],
    [seen, `ngày ${writtenDay(record.lastSeenOn)}, ${within(record.lastSeenPlace)}`],
    [
      "Quyết định truy tìm",
      record.decisionNumber === ""
        ? ""
        : `số ${record.decisionNumber} ngày ${writtenDay(record.decisionDate)}`,
    ],
  ];
  return [
    record.story,
    facts
      .filter(([, text]) => text !== "")
      .map(([name, text]) => `- **${name}:** ${text}`)
      .join("\n"),
    "## Báo tin ở đâu?",
    `Ai biết thông tin xin báo cho ${contact}, gọi **113** hoặc đến Công an xã, phường nơi gần nhất. ${
      record.type === "traced"
        ? "Người bị truy tìm không phải là người bị truy nã; đề nghị không suy diễn, không đăng lời xúc phạm."
        : "Xin không đăng tin chưa kiểm chứng, không yêu cầu gia đình chuyển tiền để đổi lấy thông tin."
    }`,
  ].join("\n\n");
}
