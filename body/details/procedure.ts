import { z } from "zod";
import { plainText, webAddress } from "../plain-text.ts";
import type { Lacks } from "./lacks.ts";

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
export const procedureLacks: Lacks<ProcedureDetails> = (details, need) => {
  need("code", details.code, "Chưa có mã thủ tục trên Cổng Dịch vụ công quốc gia.");
  need("nationalPortalUrl", details.nationalPortalUrl, "Chưa có liên kết tới Cổng Dịch vụ công quốc gia.");
  need("field", details.field, "Chưa có lĩnh vực của thủ tục.");
  need("agency", details.agency, "Chưa có cơ quan thực hiện.");
};
