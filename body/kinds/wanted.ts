import { z } from "zod";
import { birthDate, dayOrEmpty, plainText } from "../plain-text.ts";
import { defineFields, defineKind, type Need } from "./kind.ts";

/** How dangerous a wanted person is (WN-04). */
const wantedLevels = ["normal", "dangerous", "specially-dangerous"] as const;

/**
 * A wanted notice: what the decision states (Criminal Procedure Code, Articles 132.2 and 231.2; WN-01) and what the
 * national list shows (WN-03).
 */
export const wantedDetails = z.strictObject({
  kind: z.literal("wanted"),
  /** A decision that somebody is wanted, or that it is withdrawn (đình nã, WN-02); only the first stands in the list. */
  notice: z.enum(["wanted", "withdrawn"]),
  fullName: plainText({ max: 120 }),
  otherNames: plainText({ max: 200 }),
  birthDate,
  sex: z.enum(["male", "female", ""]),
  ethnicity: plainText({ max: 60 }),
  nationality: plainText({ max: 60 }),
  nativePlace: plainText({ max: 200 }),
  residence: plainText({ max: 200 }),
  features: plainText({ max: 600 }),
  crime: plainText({ max: 300 }),
  level: z.enum(wantedLevels),
  decisionNumber: plainText({ max: 80 }),
  decisionDate: dayOrEmpty,
  decisionPlace: plainText({ max: 120 }),
  legalBasis: plainText({ max: 200 }),
  signerName: plainText({ max: 120 }),
  signerTitle: plainText({ max: 200 }),
  contactPhone: plainText({ max: 60 }),
});
export type WantedDetails = z.output<typeof wantedDetails>;

/** The form of a new wanted notice. */
export const emptyWanted: WantedDetails = {
  kind: "wanted",
  notice: "wanted",
  fullName: "",
  otherNames: "",
  birthDate: "",
  sex: "",
  ethnicity: "",
  nationality: "Việt Nam",
  nativePlace: "",
  residence: "",
  features: "",
  crime: "",
  level: "normal",
  decisionNumber: "",
  decisionDate: "",
  decisionPlace: "",
  legalBasis: "",
  signerName: "",
  signerTitle: "",
  contactPhone: "",
};

/** What the law asks of a wanted notice and is still missing (WN-01). */
function missing(details: WantedDetails, need: Need): void {
  need("decisionNumber", details.decisionNumber, "Chưa có số quyết định.");
  need("decisionDate", details.decisionDate, "Chưa có ngày ra quyết định.");
  if (details.notice === "withdrawn") return;
  need("fullName", details.fullName, "Chưa có họ và tên người bị truy nã.");
  need("birthDate", details.birthDate, "Chưa có ngày hoặc năm sinh.");
  need("residence", details.residence, "Chưa có nơi cư trú trước khi bỏ trốn.");
  need("features", details.features, "Chưa có đặc điểm nhận dạng.");
  need("crime", details.crime, "Chưa có tội danh bị khởi tố.");
  need("decisionPlace", details.decisionPlace, "Chưa có nơi ra quyết định truy nã.");
  need("legalBasis", details.legalBasis, "Chưa có căn cứ pháp lý của quyết định.");
  need("signerName", details.signerName, "Chưa có họ tên người ký quyết định.");
  need("signerTitle", details.signerTitle, "Chưa có chức vụ người ký quyết định.");
}

/** A person whom the police look for by decision, or whom they no longer look for. */
export const wantedKind = defineKind({
  id: "wanted",
  fields: defineFields({
    schema: wantedDetails,
    empty: emptyWanted,
    isOptional: false,
    missing,
    searched: (details) => ({
      names: [details.fullName, details.otherNames, details.decisionNumber, details.crime],
      text: [details.features, details.residence, details.nativePlace, details.legalBasis],
    }),
  }),
  isClosable: true,
  showsFace: true,
  listPage: { path: "/truy-na", name: "Truy nã" },
  shareLabel: "TRUY NÃ",
  searchGroup: "truy-na",
  searchWords: "truy nã",
  searchWeight: 0.15,
  apiList: { name: "wanted", summary: "Wanted notices, newest first" },
});
