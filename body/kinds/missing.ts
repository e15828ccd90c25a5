import { z } from "zod";
import { birthDate, dayOrEmpty, plainText } from "../plain-text.ts";
import { defineFields, defineKind, type Need } from "./kind.ts";

/** Whom a notice looks for: a missing person, a traced person, or the name of somebody found dead (WN-06). */
const missingTypes = ["missing", "traced", "unidentified"] as const;

/** A notice by which the public is asked to help to find or to name a person (WN-06). */
export const missingDetails = z.strictObject({
  kind: z.literal("missing"),
  type: z.enum(missingTypes),
  fullName: plainText({ max: 120 }),
  otherNames: plainText({ max: 200 }),
  birthDate,
  sex: z.enum(["male", "female", ""]),
  residence: plainText({ max: 200 }),
  features: plainText({ max: 600 }),
  clothing: plainText({ max: 300 }),
  lastSeenOn: dayOrEmpty,
  lastSeenPlace: plainText({ max: 200 }),
  decisionNumber: plainText({ max: 80 }),
  decisionDate: dayOrEmpty,
  contactName: plainText({ max: 160 }),
  contactPhone: plainText({ max: 60 }),
});
export type MissingDetails = z.output<typeof missingDetails>;

/** The form of a new notice. */
export const emptyMissing: MissingDetails = {
  kind: "missing",
  type: "missing",
  fullName: "",
  otherNames: "",
  birthDate: "",
  sex: "",
  residence: "",
  features: "",
  clothing: "",
  lastSeenOn: "",
  lastSeenPlace: "",
  decisionNumber: "",
  decisionDate: "",
  contactName: "",
  contactPhone: "",
};

/** What a reader needs to help. Of somebody found dead there is no name; a traced person has a decision. */
function missing(details: MissingDetails, need: Need): void {
  if (details.type !== "unidentified") need("fullName", details.fullName, "Chưa có họ và tên người cần tìm.");
  need("features", details.features, "Chưa có đặc điểm nhận dạng.");
  need("lastSeenPlace", details.lastSeenPlace, "Chưa có nơi được nhìn thấy lần cuối hoặc nơi phát hiện.");
  need("contactPhone", details.contactPhone, "Chưa có số điện thoại để người dân báo tin.");
  if (details.type === "traced") {
    need("decisionNumber", details.decisionNumber, "Chưa có số quyết định truy tìm.");
    need("decisionDate", details.decisionDate, "Chưa có ngày ra quyết định truy tìm.");
  }
}

/** A person whom the public is asked to help to find or to name. */
export const missingKind = defineKind({
  id: "missing",
  fields: defineFields({
    schema: missingDetails,
    empty: emptyMissing,
    isOptional: false,
    missing,
    searched: (details) => ({
      names: [details.fullName, details.otherNames, details.decisionNumber],
      text: [details.features, details.clothing, details.residence, details.lastSeenPlace],
    }),
  }),
  isClosable: true,
  showsFace: true,
  listPage: { path: "/truy-tim", name: "Truy tìm, tìm người" },
  shareLabel: "TÌM NGƯỜI",
  searchGroup: "tim-nguoi",
  searchWords: "tìm người mất tích",
  apiList: { name: "missing", summary: "Missing persons, newest first" },
});
