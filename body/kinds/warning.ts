import { z } from "zod";
import { momentOrEmpty, plainText } from "../plain-text.ts";
import { emptyWarning } from "./empty-warning.ts";
import { defineFields, defineKind, type Need } from "./kind.ts";

/** What a warning is about; readers subscribe by it. */
const warningTopics = ["scam", "weather", "fire", "traffic", "security"] as const;

/**
 * A warning to the public: the trick, its signs, what to do, where to report (WN-07), and what a machine needs of it:
 * area, severity, urgency and certainty in the words of CAP 1.2 (OASIS, 2010, section 3.2.2), where "Unknown" says that
 * nobody chose.
 */
export const warningDetails = z.strictObject({
  kind: z.literal("warning"),
  topic: z.enum(warningTopics),
  trick: plainText({ max: 1000 }),
  signs: z.array(plainText({ max: 300 })).max(12),
  actions: z.array(plainText({ max: 300 })).max(12),
  reportTo: plainText({ max: 300 }),
  /** Codes of units whose area is meant; none means the whole province. */
  areaUnitCodes: z.array(z.string().max(40)).max(200),
  severity: z.enum(["Extreme", "Severe", "Moderate", "Minor", "Unknown"]),
  urgency: z.enum(["Immediate", "Expected", "Future", "Unknown"]),
  certainty: z.enum(["Observed", "Likely", "Possible", "Unknown"]),
  onsetAt: momentOrEmpty,
  expiresAt: momentOrEmpty,
  english: z
    .strictObject({
      headline: plainText({ max: 200 }),
      description: plainText({ max: 1000 }),
      instruction: plainText({ max: 1000 }),
    })
    .nullable(),
});
export type WarningDetails = z.output<typeof warningDetails>;

/** The form may stay empty in a warning that must go out at once; only its times must fit each other. */
function missing(details: WarningDetails, need: Need): void {
  if (
    details.onsetAt !== "" &&
    details.expiresAt !== "" &&
    Date.parse(details.expiresAt) <= Date.parse(details.onsetAt)
  )
    need("expiresAt", "", "Thời điểm hết hiệu lực của cảnh báo phải sau thời điểm bắt đầu.");
}

/** A warning to the public. */
export const warningKind = defineKind({
  id: "warning",
  fields: defineFields({
    schema: warningDetails,
    empty: emptyWarning,
    isOptional: true,
    missing,
    searched: (details) => ({
      names: [],
      text: [details.trick, ...details.signs, ...details.actions, ...Object.values(details.english ?? {})],
    }),
  }),
  listPage: { path: "/canh-bao", name: "Cảnh báo" },
  label: { text: "Cảnh báo", isDanger: true },
  shareLabel: "CẢNH BÁO",
  searchGroup: "canh-bao",
  searchWords: "cảnh báo",
  searchWeight: 0.15,
  apiList: { name: "warnings", summary: "Warnings, newest first" },
  openData: {
    name: "canh-bao",
    title: "Cảnh báo đã công bố",
    description: "Các cảnh báo mới nhất: thời gian, đơn vị, tiêu đề, tóm tắt.",
    columns: ["ma", "thoi_gian", "don_vi", "tieu_de", "tom_tat", "dia_chi"],
  },
});
