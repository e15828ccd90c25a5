import { isKind, type Pdf, type PdfObject } from "./open-pdf.ts";
import type { PdfDictionary, PdfValue } from "./read-value.ts";

/** What draws: one stream or several that are read as one, with what the names in them stand for. */
export interface Drawing {
  readonly streams: readonly PdfObject[];
  readonly resources: PdfValue | undefined;
}

const notDrawn = new Set(["Image", "XML"]);

/**
 * Everything in the file that draws, of whatever version, on a page or not: contents of pages (also of pages that were
 * taken out or replaced), forms, patterns, appearances of notes and fields, letters that are drawings. Of several versions
 * of a stream each is a drawing.
 */
export function findDrawings(pdf: Pdf): Drawing[] {
  const drawings: Drawing[] = [];
  const seen = new Set<PdfObject>();
  const add = (streams: readonly PdfObject[], resources: PdfValue | undefined) => {
    if (streams.every((stream) => seen.has(stream))) return;
    for (const stream of streams) seen.add(stream);
    drawings.push({ streams, resources });
  };
  const addEach = (streams: readonly PdfObject[], resources: PdfValue | undefined) => {
    for (const stream of streams) add([stream], entryOf(stream.value, "Resources") ?? resources);
  };
  let anyResources: PdfValue | undefined;
  for (const { value } of pdf.objects) {
    if (value === undefined || !isKind(value, "dictionary")) continue;
    const resources = resourcesOf(pdf, value);
    anyResources ??= resources;
    for (const streams of contentsOf(pdf, value)) add(streams, resources);
  }
  for (const object of pdf.objects) {
    const { value } = object;
    if (value === undefined) continue;
    for (const apart of below(value)) {
      if (apart.key === "AP") addEach(streamsBelow(pdf, apart.value), anyResources);
      if (apart.key === "CharProcs")
        addEach(streamsBelow(pdf, apart.value), entryOf(apart.within, "Resources") ?? anyResources);
    }
    if (draws(pdf, object)) addEach([object], anyResources);
  }
  return drawings;
}

function draws(pdf: Pdf, { value, streamAt, number }: PdfObject): boolean {
  if (streamAt === undefined || number === undefined || value === undefined) return false;
  if (!isKind(value, "dictionary")) return false;
  const kinds = pdf.valuesOf(value, "Subtype").flatMap((kind) => (isKind(kind, "name") ? [kind.name] : []));
  if (kinds.some((kind) => notDrawn.has(kind))) return false;
  const has = (...names: string[]) => value.entries.some(([key]) => names.includes(key));
  return kinds.includes("Form") || (has("BBox", "PatternType") && !has("ShadingType"));
}

/** The contents of a page; where it names several streams by a list that has versions, each list. */
function contentsOf(pdf: Pdf, page: PdfDictionary): PdfObject[][] {
  return page.entries.flatMap(([key, value]) => {
    if (key !== "Contents") return [];
    const direct = pdf.objectsOf(value).filter(({ streamAt }) => streamAt !== undefined);
    const lists = pdf
      .resolve(value)
      .flatMap((one) => (isKind(one, "list") ? [one.items.flatMap((item) => streamsOf(pdf, item))] : []));
    return [...direct.map((stream) => [stream]), ...lists].filter((streams) => streams.length > 0);
  });
}

function streamsOf(pdf: Pdf, value: PdfValue): PdfObject[] {
  return pdf.objectsOf(value).filter(({ streamAt }) => streamAt !== undefined);
}

/** Its own, or those of what stands above it. */
function resourcesOf(pdf: Pdf, page: PdfDictionary): PdfValue | undefined {
  let node: PdfDictionary | undefined = page;
  for (let depth = 0; node !== undefined && depth < 50; depth += 1) {
    const own = entryOf(node, "Resources");
    if (own !== undefined) return own;
    node = pdf.valuesOf(node, "Parent").findLast((one) => isKind(one, "dictionary"));
  }
  return undefined;
}

function entryOf(value: PdfValue | undefined, key: string): PdfValue | undefined {
  if (value === undefined || !isKind(value, "dictionary")) return undefined;
  return value.entries.find(([name]) => name === key)?.[1];
}

function below(value: PdfValue): { key: string; value: PdfValue; within: PdfDictionary }[] {
  if (isKind(value, "list")) return value.items.flatMap(below);
  if (!isKind(value, "dictionary")) return [];
  return value.entries.flatMap(([key, entry]) => [{ key, value: entry, within: value }, ...below(entry)]);
}

/** An appearance is a stream, or several by the state of a field. */
function streamsBelow(pdf: Pdf, value: PdfValue, depth = 0): PdfObject[] {
  if (depth > 3) return [];
  const within = isKind(value, "dictionary")
    ? value.entries.flatMap(([, entry]) => streamsBelow(pdf, entry, depth + 1))
    : [];
  const referred = pdf.objectsOf(value).flatMap((object) => {
    if (object.streamAt !== undefined) return [object];
    return object.value === undefined ? [] : streamsBelow(pdf, object.value, depth + 1);
  });
  return [...within, ...referred];
}
