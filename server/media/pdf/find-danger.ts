import { isKind, type Pdf, type PdfObject } from "./open-pdf.ts";
import { readString } from "./read-string.ts";
import type { PdfDictionary, PdfValue } from "./read-value.ts";

/** What makes a PDF more than pages to read: something runs or is sent, another file is in it, a link leads to no site. */
export type PdfDanger = "program" | "embedded" | "link";

/** Kinds of actions (ISO 32000-2, section 12.6.4) that stay within the document or open a site. */
const harmlessActions = new Set([
  "GoTo",
  "GoToDp",
  "URI",
  "Named",
  "Thread",
  "SetOCGState",
  "Hide",
  "ResetForm",
  "Trans",
]);
const harmfulActions = new Set([
  ...["Launch", "JavaScript", "SubmitForm", "ImportData", "GoToR", "GoToE", "Rendition", "Movie", "Sound"],
  ...["RichMediaExecute", "GoTo3DView"],
]);
/** Commands of a viewer that an action of the kind Named may give. */
const harmlessCommands = new Set(["NextPage", "PrevPage", "FirstPage", "LastPage", "Print"]);
/** Notes that play something, and a drawing that is a program for printers. */
const harmfulKinds = new Set(["Sound", "Movie", "Screen", "RichMedia", "3D", "PS"]);
const harmfulKeys = new Set([
  ...["JavaScript", "XFA", "OnInstantiate"],
  ...["RichMediaContent", "RichMediaSettings", "RichMediaInstance"],
]);
const fileKeys = new Set(["EmbeddedFiles", "Collection"]);
const actionKeys = new Set(["A", "PA", "OpenAction", "Next"]);
const schemes = new Set(["http", "https", "mailto", "tel"]);
/** Names that alone raise suspicion where an object is written so oddly that readers may understand it differently. */
const suspicious = new Set([
  ...harmfulActions,
  ...harmfulKeys,
  ...fileKeys,
  ...["JS", "EF", "EmbeddedFile", "FileAttachment", "RichMedia"],
]);

/** Looks at every object of a PDF; undefined when it is nothing but pages to read. */
export function findDanger(pdf: Pdf): PdfDanger | undefined {
  for (const object of pdf.objects) {
    const found = dangerOf(pdf, object);
    if (found !== undefined) return found;
  }
  return undefined;
}

function dangerOf(pdf: Pdf, object: PdfObject): PdfDanger | undefined {
  if (object.isOdd && [...object.names].some((name) => suspicious.has(name))) return "program";
  const { value, streamAt } = object;
  if (value === undefined) return undefined;
  if (streamAt !== undefined && isKind(value, "dictionary") && value.entries.some(([key]) => key === "F"))
    return "embedded";
  return within(pdf, value);
}

function within(pdf: Pdf, value: PdfValue): PdfDanger | undefined {
  if (isKind(value, "list")) return firstOf(value.items, (item) => within(pdf, item));
  if (!isKind(value, "dictionary")) return undefined;
  return (
    kindDanger(pdf, value) ??
    firstOf(value.entries, ([key, entry]) => entryDanger(pdf, key, entry) ?? within(pdf, entry))
  );
}

/** By what a dictionary says it is. */
function kindDanger(pdf: Pdf, dictionary: PdfDictionary): PdfDanger | undefined {
  const named = (key: string) =>
    pdf.valuesOf(dictionary, key).flatMap((value) => (isKind(value, "name") ? [value.name] : []));
  const kinds = [...named("Subtype"), ...named("Subtype2")];
  if (kinds.includes("FileAttachment") || named("Type").includes("EmbeddedFile")) return "embedded";
  if (kinds.some((kind) => harmfulKinds.has(kind))) return "program";
  const actions = named("S");
  if (actions.some((action) => harmfulActions.has(action))) return "program";
  if (actions.includes("Thread") && dictionary.entries.some(([key]) => key === "F")) return "program";
  if (actions.includes("Named") && named("N").some((command) => !harmlessCommands.has(command)))
    return "program";
  return undefined;
}

function entryDanger(pdf: Pdf, key: string, value: PdfValue): PdfDanger | undefined {
  if (harmfulKeys.has(key)) return "program";
  if (fileKeys.has(key)) return "embedded";
  const values = pdf.resolve(value);
  const dictionaries = values.filter((one) => isKind(one, "dictionary"));
  const has = (...names: string[]) =>
    dictionaries.some((one) => one.entries.some(([name]) => names.includes(name)));
  switch (key) {
    // A font or picture may bear one of these names among the resources of a page; a program or file looks otherwise.
    case "JS":
      return values.some((one) => isKind(one, "string")) ? "program" : undefined;
    case "AA":
      return dictionaries.some((one) => one.entries.some(([, entry]) => isAction(pdf, entry)))
        ? "program"
        : undefined;
    case "EF":
      return has("F", "UF", "DOS", "Mac", "Unix") ? "embedded" : undefined;
    case "AF":
      return values.some((one) => isKind(one, "list")) || has("EF", "F", "UF") ? "embedded" : undefined;
    case "Ref":
      return has("F") ? "embedded" : undefined;
    case "URI":
    case "Base":
      return values.some((one) => isKind(one, "string") && !leadsToSite(one.bytes)) ? "link" : undefined;
    default:
      return actionKeys.has(key) && dictionaries.some((one) => isUnknownAction(pdf, one))
        ? "program"
        : undefined;
  }
}

function actionsOf(pdf: Pdf, dictionary: PdfDictionary): string[] {
  return pdf.valuesOf(dictionary, "S").flatMap((value) => (isKind(value, "name") ? [value.name] : []));
}

function isAction(pdf: Pdf, value: PdfValue): boolean {
  return pdf
    .resolve(value)
    .some(
      (one) =>
        isKind(one, "dictionary") &&
        actionsOf(pdf, one).some((action) => harmlessActions.has(action) || harmfulActions.has(action)),
    );
}

function isUnknownAction(pdf: Pdf, dictionary: PdfDictionary): boolean {
  return actionsOf(pdf, dictionary).some((action) => !harmlessActions.has(action));
}

/** Whether a link leads to a site, a mailbox or a telephone, or says no kind of address, as links without "https" do. */
function leadsToSite(written: string): boolean {
  // Browsers leave these out of an address.
  const text = readString(written).replace(/[\p{Cc}\s\u200b-\u200f\u2060]/gu, "");
  if (/^[\\/]/.test(text)) return false;
  const scheme = /^([^/?#:]{1,100}):/.exec(text)?.[1];
  return scheme === undefined || schemes.has(scheme.toLowerCase());
}

function firstOf<Item, Found>(
  items: readonly Item[],
  look: (item: Item) => Found | undefined,
): Found | undefined {
  for (const item of items) {
    const found = look(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
