import type { z } from "zod";

/** Reports a missing field: its path below "details", its text (missing when blank) and the sentence for the officer. */
export type Need = (field: string, text: string, message: string) => void;

/** What the fields of an item add to search: names and numbers under which people know the thing, and other words. */
export interface SearchedFields {
  readonly names: readonly string[];
  readonly text: readonly string[];
}

/** The fields that a kind has besides text, pictures and files. */
export interface KindFields<Details, Schema extends z.ZodType<Details> = z.ZodType<Details>> {
  readonly schema: Schema;
  /** The form of a new item. */
  readonly empty: Details;
  /** Whether an item may go out although nobody filled the form. */
  readonly isOptional: boolean;
  /** Reports each field that must be filled before submission and is not. */
  missing(details: Details, need: Need): void;
  /** The searchable part; codes and dates stay out. */
  searched(details: Details): SearchedFields;
  /** Where the portal shows it, beginning with "/". Without it, it is an article, whose address is made from its title. */
  address?(details: Details): string;
}

/** A choice of the portal's search, as its address names it. */
export type SearchGroup =
  | "tin"
  | "canh-bao"
  | "truy-na"
  | "tim-nguoi"
  | "van-ban"
  | "thu-tuc"
  | "hoi-dap"
  | "trang";

/** A column of an open data set and of what it consists, by its name in the file. */
export type OpenDataColumn = "ma" | "thoi_gian" | "don_vi" | "tieu_de" | "ten" | "tom_tat" | "dia_chi";

/** What depends on the kind of an item. The review plan does too and stands in the database alone (law 12). */
export interface KindFacts {
  /** Whether an officer can begin one from nothing. A correction begins at what it corrects. */
  readonly startsFromNothing: boolean;
  /** Whether its publication needs the written consent of the investigation agency (FLOW-08). */
  readonly needsConsent: boolean;
  /** Whether its notice can be closed by law (WN-02), so that what it shows must be able to disappear at any time. */
  readonly isClosable: boolean;
  /** Whether its first picture is the face of a person: it stands beside the facts and never leads the front page. */
  readonly showsFace: boolean;
  /** Whether it is a part of the portal itself: no article, not for communes to write, on no other channel. */
  readonly isPartOfPortal: boolean;
  /** Whether there is one item of it at most. */
  readonly isSingle: boolean;
  /** Whether it has a text. A kind without one is all in its fields, and nobody reads it by itself. */
  readonly hasText: boolean;
  /** Whether it stands among the news; the others have lists of their own. The database derives `in_news` by the same rule. */
  readonly isNews: boolean;
  /** Where all of it stands together on the portal; null when it stands in its category alone. */
  readonly listPage: { readonly path: string; readonly name: string } | null;
  /** What stands before its title in lists, where that matters to a reader in a hurry; null when nothing does. */
  readonly label: { readonly text: string; readonly isDanger: boolean } | null;
  /** What stands over its title in the picture that networks show; null: the name of its category. */
  readonly shareLabel: string | null;
  /** The group of the search that it belongs to; null when the search does not find it. */
  readonly searchGroup: SearchGroup | null;
  /** What a reader calls it, where that name seldom stands in the text; empty when nothing needs to be added. */
  readonly searchWords: string;
  /** How much it is worth in the order of results when all else is equal. */
  readonly searchWeight: number;
  /** Its list in the public API: the last part of the address, and what the description says (English). */
  readonly apiList: { readonly name: string; readonly summary: string } | null;
  /** Its set of open data. */
  readonly openData: {
    readonly name: string;
    readonly title: string;
    readonly description: string;
    readonly columns: readonly OpenDataColumn[];
  } | null;
}

/** A news article, which most kinds are in most respects. */
const article: KindFacts = {
  startsFromNothing: true,
  needsConsent: false,
  isClosable: false,
  showsFace: false,
  isPartOfPortal: false,
  isSingle: false,
  hasText: true,
  isNews: true,
  listPage: null,
  label: null,
  shareLabel: null,
  searchGroup: "tin",
  searchWords: "",
  searchWeight: 0,
  apiList: null,
  openData: null,
};

/** A kind of item by its id and fields (null when it has none), and by what it has different from a news article. */
export function defineKind<const Id extends string, Fields>({
  id,
  fields,
  ...facts
}: { readonly id: Id; readonly fields: Fields } & Partial<KindFacts>): KindFacts & {
  readonly id: Id;
  readonly fields: Fields;
} {
  return { id, fields, ...article, ...facts };
}

/** The fields of a kind; ties the empty form and the functions to what the schema gives. */
export function defineFields<Details, Schema extends z.ZodType<Details>>(
  fields: KindFields<Details, Schema>,
): KindFields<Details, Schema> {
  return fields;
}
