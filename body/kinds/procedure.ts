import { z } from "zod";
import { plainText, webAddress } from "../plain-text.ts";
import { defineFields, defineKind, type Need } from "./kind.ts";

/** An administrative procedure: its code and its place on the national public service portal, never a copy of it. */
export const procedureDetails = z.strictObject({
  kind: z.literal("procedure"),
  code: plainText({ max: 40 }),
  nationalPortalUrl: z.union([
    webAddress({ max: 500, protocol: /^https$/, hostname: /(^|\.)dichvucong\.gov\.vn$/ }),
    z.literal(""),
  ]),
  field: plainText({ max: 120 }),
  level: z.enum(["province", "commune"]),
  agency: plainText({ max: 200 }),
  duration: plainText({ max: 120 }),
  fee: plainText({ max: 120 }),
  online: z.enum(["full", "part", "none"]),
});
export type ProcedureDetails = z.output<typeof procedureDetails>;

/** The form of a new procedure. */
export const emptyProcedure: ProcedureDetails = {
  kind: "procedure",
  code: "",
  nationalPortalUrl: "",
  field: "",
  level: "province",
  agency: "",
  duration: "",
  fee: "",
  online: "none",
};

/** What a reader needs to reach the procedure. */
function missing(details: ProcedureDetails, need: Need): void {
  need("code", details.code, "Chưa có mã thủ tục trên Cổng Dịch vụ công quốc gia.");
  need("nationalPortalUrl", details.nationalPortalUrl, "Chưa có liên kết tới Cổng Dịch vụ công quốc gia.");
  need("field", details.field, "Chưa có lĩnh vực của thủ tục.");
  need("agency", details.agency, "Chưa có cơ quan thực hiện.");
}

/** An administrative procedure of the police. */
export const procedureKind = defineKind({
  id: "procedure",
  fields: defineFields({
    schema: procedureDetails,
    empty: emptyProcedure,
    isOptional: false,
    missing,
    searched: (details) => ({
      names: [details.code, details.field],
      text: [details.agency, details.duration, details.fee],
    }),
  }),
  isNews: false,
  listPage: { path: "/thu-tuc", name: "Thủ tục" },
  searchGroup: "thu-tuc",
  searchWords: "thủ tục hành chính",
  searchWeight: 0.3,
  apiList: { name: "procedures", summary: "Administrative procedures, newest first" },
  openData: {
    name: "thu-tuc-hanh-chinh",
    title: "Thủ tục hành chính",
    description: "Thủ tục thuộc thẩm quyền của Công an tỉnh và Công an cấp xã.",
    columns: ["ma", "ten", "don_vi", "dia_chi"],
  },
});
