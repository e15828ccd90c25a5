import { z } from "zod";
import { documentDetails, documentLacks, emptyDocument } from "./document.ts";
import { emptyWarning } from "./empty-warning.ts";
import { emptyLayout, layoutDetails, layoutLacks } from "./layout.ts";
import { emptyMissing, missingDetails, missingLacks } from "./missing.ts";
import { emptyPage, pageDetails, pageLacks } from "./page.ts";
import { emptyProcedure, procedureDetails, procedureLacks } from "./procedure.ts";
import { emptyQuestion, questionDetails, questionLacks } from "./question.ts";
import { emptyWanted, wantedDetails, wantedLacks } from "./wanted.ts";
import { warningDetails } from "./warning.ts";

/** The fields that some kinds have besides text and pictures; the others have none (null). */
export const itemDetails = z.discriminatedUnion("kind", [
  wantedDetails,
  missingDetails,
  warningDetails,
  documentDetails,
  procedureDetails,
  questionDetails,
  pageDetails,
  layoutDetails,
]);
export type ItemDetails = z.output<typeof itemDetails>;

const empties: { readonly [K in ItemDetails["kind"]]: Extract<ItemDetails, { kind: K }> } = {
  wanted: emptyWanted,
  missing: emptyMissing,
  warning: emptyWarning,
  document: emptyDocument,
  procedure: emptyProcedure,
  question: emptyQuestion,
  page: emptyPage,
  layout: emptyLayout,
};

function hasDetails(kind: string): kind is ItemDetails["kind"] {
  return kind in empties;
}

/** The empty form of a kind; null when the kind has none. */
export function emptyDetails(kind: string): ItemDetails | null {
  return hasDetails(kind) ? empties[kind] : null;
}

/** What the fields of a kind still lack before submission, by path below "details". A warning may do without any. */
export function lackingDetails({
  kind,
  details,
}: {
  kind: string;
  details: ItemDetails | null;
}): { path: string; message: string }[] {
  if (details !== null && details.kind !== kind)
    return [{ path: "details", message: "Các mục thông tin riêng không đúng với loại tin đã chọn." }];
  if (details === null)
    return hasDetails(kind) && kind !== "warning"
      ? [{ path: "details", message: "Chưa điền các mục thông tin riêng của loại tin này." }]
      : [];
  const lacking: { path: string; message: string }[] = [];
  const need = (field: string, text: string, message: string) => {
    if (text.trim() === "") lacking.push({ path: `details.${field}`, message });
  };
  switch (details.kind) {
    case "wanted":
      wantedLacks(details, need);
      break;
    case "missing":
      missingLacks(details, need);
      break;
    case "document":
      documentLacks(details, need);
      break;
    case "procedure":
      procedureLacks(details, need);
      break;
    case "question":
      questionLacks(details, need);
      break;
    case "page":
      pageLacks(details, need);
      break;
    case "layout":
      layoutLacks(details, need);
      break;
    case "warning":
      if (
        details.onsetAt !== "" &&
        details.expiresAt !== "" &&
        Date.parse(details.expiresAt) <= Date.parse(details.onsetAt)
      )
        need("expiresAt", "", "Thời điểm hết hiệu lực của cảnh báo phải sau thời điểm bắt đầu.");
  }
  return lacking;
}

/** Every text of the fields with its path, for the secrecy gate. */
export function textsOfDetails(details: ItemDetails | null): { path: string; text: string }[] {
  return details === null ? [] : textsIn(details, "details");
}

function textsIn(value: unknown, path: string): { path: string; text: string }[] {
  if (typeof value === "string") return [{ path, text: value }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${path}.${key}`));
}
