import { z } from "zod";
import { type WantedDetails, wantedDetails } from "../../body/kinds/wanted.ts";
import { type Publication, plainRecord } from "../publication.ts";
import { portraitOf } from "./portrait.ts";
import { readRecords, recordHead } from "./read-records.ts";
import { turn, within, writtenDay } from "./words.ts";

const wantedRecord = z
  .strictObject({
    ...recordHead,
    ...wantedDetails.omit({
      kind: true,
      notice: true,
      nationality: true,
      legalBasis: true,
      decisionPlace: true,
      contactPhone: true,
    }).shape,
    /** The article of the Criminal Code. */
    article: z.string(),
    /** When the person left the place of residence, in words. */
    fledIn: z.string(),
  })
  .readonly();
type WantedRecord = z.infer<typeof wantedRecord>;

const legalBasis = "Điều 36, Điều 231 Bộ luật Tố tụng hình sự";
const levelWords = {
  normal: "Thường",
  dangerous: "Nguy hiểm",
  "specially-dangerous": "Đặc biệt nguy hiểm",
} as const;

/** The wanted notices, each body written from its fields by one of the forms that the agencies use. */
export async function wantedPublications(folder: string): Promise<Publication[]> {
  const records = await readRecords({ folder, file: "wanted.yaml", schema: wantedRecord });
  return records.map((record, index) => {
    const { unit, releasedAt, article: _article, fledIn: _fledIn, ...fields } = record;
    const details: WantedDetails = {
      ...fields,
      kind: "wanted",
      notice: "wanted",
      nationality: "Việt Nam",
      decisionPlace: "Thanh Hóa",
      legalBasis,
      contactPhone: "113",
    };
    const danger = record.level === "normal" ? "" : `${within(levelWords[record.level])} `;
    return {
      ...plainRecord,
      title: `Truy nã ${danger}bị can ${record.fullName} về tội ${within(record.crime)}`,
      summary: summaryOf(record, index),
      markdown: bodyOf(record, index),
      kind: "wanted",
      categorySlug: "dang-truy-na",
      unitCode: unit,
      releasedAt: new Date(releasedAt),
      tags: ["truy nã", within(record.crime), `mức độ: ${within(levelWords[record.level])}`],
      details,
      pictures: [
        {
          scene: portraitOf({
            sex: record.sex,
            features: record.features,
            turn: index,
            band: record.level === "specially-dangerous",
          }),
          caption: "Hình vẽ thay cho ảnh chân dung; dữ liệu trình diễn, không phải người thật.",
          alt: `Hình vẽ thay cho ảnh chân dung của ${record.fullName}, không phải người thật`,
        },
      ],
    };
  });
}

function summaryOf(record: WantedRecord, index: number): string {
  const { fullName, crime, fledIn, decisionNumber, residence } = record;
  if (record.level !== "normal")
    return `${fullName} có thể manh động khi bị phát hiện. Người dân không tự ý tiếp cận; hãy giữ khoảng cách an toàn và gọi ngay 113 hoặc Công an xã, phường nơi gần nhất.`;
  return turn(
    [
      `Theo Quyết định số ${decisionNumber}, ${fullName} bị truy nã về tội ${within(crime)}, đã bỏ trốn từ ${fledIn}. Ai phát hiện đề nghị báo ngay cho Công an nơi gần nhất.`,
      `${fullName}, nơi cư trú ${within(residence)}, bỏ trốn từ ${fledIn} sau khi bị khởi tố về tội ${within(crime)}. Cơ quan điều tra đề nghị người dân cung cấp thông tin.`,
    ],
    index,
  );
}

function bodyOf(record: WantedRecord, index: number): string {
  return turn([tableForm, listForm, letterForm], index)(record);
}

/** The facts that a decision states (Criminal Procedure Code, Articles 132.2 and 231.2), in the order of its form. */
function factsOf(record: WantedRecord): readonly (readonly [string, string])[] {
  const facts: readonly (readonly [string, string])[] = [
    ["Họ và tên", record.fullName],
    ["Tên gọi khác", record.otherNames],
    ["Giới tính", record.sex === "female" ? "Nữ" : "Nam"],
    [/^\d{4}$/.test(record.birthDate) ? "Năm sinh" : "Ngày sinh", writtenDay(record.birthDate)],
    ["Dân tộc, quốc tịch", `${record.ethnicity}, Việt Nam`],
    ["Quê quán", record.nativePlace],
    ["Nơi cư trú trước khi bỏ trốn", record.residence],
    ["Đặc điểm nhận dạng", record.features],
    ["Tội danh bị khởi tố", `${record.crime} (${record.article} Bộ luật Hình sự)`],
    ["Mức độ", levelWords[record.level]],
    ["Quyết định truy nã", `Số ${record.decisionNumber} ngày ${writtenDay(record.decisionDate)}`],
    ["Người ký", `${record.signerName}, ${record.signerTitle}`],
    ["Căn cứ", legalBasis],
  ];
  return facts.filter(([, text]) => text !== "");
}

function tableForm(record: WantedRecord): string {
  return [
    ...dangerOf(record),
    "Cơ quan điều tra Công an tỉnh Thanh Hóa thông báo quyết định truy nã đối với bị can có lý lịch sau:",
    [
      "| Nội dung | Thông tin |",
      "|---|---|",
      ...factsOf(record).map(([name, text]) => `| ${name} | ${text} |`),
    ].join("\n"),
    "## Diễn biến tóm tắt",
    `Sau khi bị khởi tố về tội ${within(record.crime)}, ${record.fullName} rời khỏi nơi cư trú từ ${record.fledIn}. Cơ quan điều tra đã triệu tập và thông báo qua gia đình nhưng bị can không có mặt.`,
    ...requestOf(record),
  ].join("\n\n");
}

function listForm(record: WantedRecord): string {
  return [
    ...dangerOf(record),
    `Ngày ${writtenDay(record.decisionDate)}, cơ quan điều tra ra Quyết định truy nã số ${record.decisionNumber} đối với **${record.fullName}**, đã bỏ trốn từ ${record.fledIn}.`,
    "## Thông tin về người bị truy nã",
    factsOf(record)
      .map(([name, text]) => `- **${name}:** ${text}.`)
      .join("\n"),
    ...requestOf(record),
  ].join("\n\n");
}

function letterForm(record: WantedRecord): string {
  return [
    ...dangerOf(record),
    `Để phục vụ công tác điều tra vụ án ${within(record.crime)}, Công an tỉnh đề nghị các cơ quan, đơn vị và người dân phối hợp truy tìm, bắt giữ bị can **${record.fullName}**, vắng mặt tại nơi cư trú từ ${record.fledIn}.`,
    factsOf(record)
      .map(([name, text]) => `- ${name}: ${text}.`)
      .join("\n"),
    `> Người che giấu, giúp sức cho người đang bị truy nã tùy tính chất, mức độ sẽ bị xử lý theo quy định của pháp luật.`,
    ...requestOf(record),
  ].join("\n\n");
}

function dangerOf({ level }: WantedRecord): string[] {
  return level === "normal" ? [] : ["**Cảnh báo: không tự ý bắt giữ. Giữ khoảng cách an toàn và gọi 113.**"];
}

/** What the reader is asked to do: everybody may bring a wanted person in (Article 112), but nobody should face a dangerous one. */
function requestOf({ level, fullName }: WantedRecord): string[] {
  return [
    "## Khi phát hiện người bị truy nã",
    level === "normal"
      ? "- Bất kỳ người nào cũng có quyền bắt và giải ngay đến cơ quan Công an, Viện kiểm sát hoặc Ủy ban nhân dân nơi gần nhất.\n- Nếu chưa chắc chắn, hãy ghi nhớ thời gian, địa điểm, phương tiện, hướng di chuyển rồi báo tin.\n- Báo tin qua **113**, mục [Tố giác tội phạm](/to-giac) trên Cổng hoặc trực tiếp tại Công an xã, phường."
      : "- Không tiếp cận, không khống chế, không loan tin làm lộ việc phát hiện.\n- Gọi ngay **113** hoặc Công an xã, phường; nói rõ thời gian, địa điểm, quần áo, phương tiện, hướng đi.\n- Có thể báo tin kín qua mục [Tố giác tội phạm](/to-giac) trên Cổng.",
    `Người báo tin được giữ bí mật danh tính. Gia đình, người quen hãy vận động ${fullName} ra đầu thú để được hưởng chính sách khoan hồng của pháp luật.`,
  ];
}
