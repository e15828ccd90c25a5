import type { ItemDetails } from "../../../body/details/details.ts";

/** What the fields of a kind add to search: names and numbers under which people know the thing, and other words. */
export interface Facts {
  readonly names: readonly string[];
  readonly text: readonly string[];
}

/** The searchable part of an item's fields; codes and dates stay out. */
export function factsOf(details: ItemDetails | null): Facts {
  switch (details?.kind) {
    case "wanted":
      return {
        names: filled([details.fullName, details.otherNames, details.decisionNumber, details.crime]),
        text: filled([details.features, details.residence, details.nativePlace, details.legalBasis]),
      };
    case "missing":
      return {
        names: filled([details.fullName, details.otherNames, details.decisionNumber]),
        text: filled([details.features, details.clothing, details.residence, details.lastSeenPlace]),
      };
    case "warning":
      return {
        names: [],
        text: filled([
          details.trick,
          ...details.signs,
          ...details.actions,
          ...Object.values(details.english ?? {}),
        ]),
      };
    case "document":
      return {
        names: filled([details.number, details.documentType, details.field]),
        text: filled([
          details.issuer,
          details.signer,
          ...details.relations.flatMap(({ number, title }) => [number, title]),
        ]),
      };
    case "procedure":
      return {
        names: filled([details.code, details.field]),
        text: filled([details.agency, details.duration, details.fee]),
      };
    case "question":
      return { names: filled([details.field]), text: filled([details.question, details.answeredBy]) };
    default:
      return { names: [], text: [] };
  }
}

function filled(texts: readonly string[]): string[] {
  return texts.filter((text) => text.trim() !== "");
}
