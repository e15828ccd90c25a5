import { z } from "zod";
import { dayOrEmpty, plainText } from "../plain-text.ts";
import { defineFields, defineKind, type Need } from "./kind.ts";

/** How a document bears on another one. */
const documentRelations = ["amends", "replaces", "guides", "based-on"] as const;

/** A legal document, or a draft of one that the public may comment on; its files are the item's attachments (LST-07). */
export const documentDetails = z.strictObject({
  kind: z.literal("document"),
  stage: z.enum(["issued", "draft-for-comment"]),
  number: plainText({ max: 80 }),
  documentType: plainText({ max: 80 }),
  issuer: plainText({ max: 160 }),
  field: plainText({ max: 120 }),
  signer: plainText({ max: 160 }),
  issuedOn: dayOrEmpty,
  effectiveOn: dayOrEmpty,
  /** The first day on which it is no longer in force; empty while it is. */
  expiresOn: dayOrEmpty,
  commentUntil: dayOrEmpty,
  relations: z
    .array(
      z.strictObject({
        type: z.enum(documentRelations),
        number: plainText({ max: 80 }),
        title: plainText({ max: 300 }),
      }),
    )
    .max(20),
});
export type DocumentDetails = z.output<typeof documentDetails>;

/** The form of a new document. */
export const emptyDocument: DocumentDetails = {
  kind: "document",
  stage: "issued",
  number: "",
  documentType: "",
  issuer: "",
  field: "",
  signer: "",
  issuedOn: "",
  effectiveOn: "",
  expiresOn: "",
  commentUntil: "",
  relations: [],
};

/** What a published document must state (LST-07); a draft has no number yet, but a last day for comments. */
function missing(details: DocumentDetails, need: Need): void {
  need("documentType", details.documentType, "Chưa có loại văn bản.");
  need("issuer", details.issuer, "Chưa có cơ quan ban hành.");
  if (details.stage === "issued") {
    need("number", details.number, "Chưa có số, ký hiệu văn bản.");
    need("issuedOn", details.issuedOn, "Chưa có ngày ban hành.");
    need("effectiveOn", details.effectiveOn, "Chưa có ngày có hiệu lực.");
  } else need("commentUntil", details.commentUntil, "Chưa có ngày hết hạn góp ý dự thảo.");
}

/** A legal document or a draft of one. */
export const documentKind = defineKind({
  id: "document",
  fields: defineFields({
    schema: documentDetails,
    empty: emptyDocument,
    isOptional: false,
    missing,
    searched: (details) => ({
      names: [details.number, details.documentType, details.field],
      text: [
        details.issuer,
        details.signer,
        ...details.relations.flatMap(({ number, title }) => [number, title]),
      ],
    }),
  }),
  isNews: false,
  listPage: { path: "/van-ban", name: "Văn bản" },
  shareLabel: "VĂN BẢN",
  searchGroup: "van-ban",
  searchWords: "văn bản pháp luật",
  searchWeight: 0.1,
  apiList: { name: "documents", summary: "Documents, newest first" },
  openData: {
    name: "van-ban",
    title: "Văn bản đã công bố",
    description: "Danh mục văn bản quy phạm pháp luật và văn bản chỉ đạo, điều hành.",
    columns: ["ma", "thoi_gian", "don_vi", "tieu_de", "dia_chi"],
  },
});
