import { isKind, type Pdf, type PdfObject } from "./open-pdf.ts";
import type { PdfValue } from "./read-value.ts";

/**
 * What is drawn on a page without being part of its content: appearances of notes, stamps and fields, and patterns. A
 * reader of words passes over them.
 */
export function findDrawnApart(pdf: Pdf): PdfObject[] {
  const found = new Set<PdfObject>();
  for (const object of pdf.objects) {
    const { value } = object;
    if (value === undefined) continue;
    if (isPattern(pdf, object)) found.add(object);
    if (isKind(value, "dictionary") || isKind(value, "list")) appearances(pdf, value, found);
  }
  return [...found].filter(({ number, streamAt }) => number !== undefined && streamAt !== undefined);
}

function isPattern(pdf: Pdf, { value, streamAt }: PdfObject): boolean {
  return (
    streamAt !== undefined &&
    value !== undefined &&
    isKind(value, "dictionary") &&
    pdf.valuesOf(value, "PatternType").includes(1)
  );
}

function appearances(pdf: Pdf, value: PdfValue, found: Set<PdfObject>): void {
  if (isKind(value, "list")) for (const item of value.items) appearances(pdf, item, found);
  if (!isKind(value, "dictionary")) return;
  for (const [key, entry] of value.entries) {
    if (key === "AP") streamsBelow(pdf, entry, found, 0);
    appearances(pdf, entry, found);
  }
}

/** An appearance is a stream, or several by the state of a field. */
function streamsBelow(pdf: Pdf, value: PdfValue, found: Set<PdfObject>, depth: number): void {
  if (depth > 3) return;
  if (isKind(value, "dictionary"))
    for (const [, entry] of value.entries) streamsBelow(pdf, entry, found, depth + 1);
  for (const object of pdf.objectsOf(value)) {
    if (object.streamAt !== undefined) found.add(object);
    else if (object.value !== undefined) streamsBelow(pdf, object.value, found, depth + 1);
  }
}
