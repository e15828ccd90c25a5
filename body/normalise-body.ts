import { cleanText } from "./clean-text.ts";

/** The largest number that a list begins with, and the most columns or rows that a cell spans. */
const largestStart = 100_000;
const largestSpan = 100;
/** Ends of lines within a paragraph, as Word, PDF and some phones write them. */
const lineBreak = /[\v\f\u0085\u2028\u2029]/;

/** Attributes that the editor's schema reads out of any HTML and that a body does not have: they fall away. */
const dropped: ReadonlyMap<unknown, readonly string[]> = new Map([
  ["link", ["target", "rel", "class", "title"]],
  ["orderedList", ["type"]],
  ["tableCell", ["align", "colwidth"]],
  ["tableHeader", ["align", "colwidth"]],
]);

/**
 * The same document as far as it can be kept: texts cleaned (see cleanText), lines of old text ended by a line break,
 * numbers of lists and cells within their bounds, attributes without a meaning here left out. What is no document of the
 * editor stays as it is, for validateBody to refuse. The editor uses it on what is pasted, the server on everything.
 */
export function normaliseBody(value: unknown): unknown {
  if (!isRecord(value)) return value;
  const attrs = normalisedAttrs(value.type, value.attrs);
  return {
    ...value,
    ...(attrs === undefined ? {} : { attrs }),
    ...(Array.isArray(value.marks) ? { marks: value.marks.map(normalisedMark) } : {}),
    ...(Array.isArray(value.content)
      ? { content: value.content.flatMap((child: unknown) => normalisedChild(child)) }
      : {}),
  };
}

function normalisedMark(mark: unknown): unknown {
  if (!isRecord(mark) || mark.attrs === undefined) return mark;
  return { ...mark, attrs: normalisedAttrs(mark.type, mark.attrs) };
}

/** A text may become several: its lines, or none when nothing was to be seen of it. */
function normalisedChild(child: unknown): unknown[] {
  if (!isRecord(child) || child.type !== "text" || typeof child.text !== "string" || child.text === "")
    return [normaliseBody(child)];
  const node = normaliseBody(child);
  return child.text.split(lineBreak).flatMap((line, index) => {
    const text = cleanText(line);
    return [
      ...(index === 0 ? [] : [{ type: "hardBreak" }]),
      ...(text === "" ? [] : [{ ...(isRecord(node) ? node : {}), text }]),
    ];
  });
}

function normalisedAttrs(type: unknown, attrs: unknown): unknown {
  if (!isRecord(attrs)) return attrs;
  return Object.fromEntries(
    Object.entries(attrs)
      .filter(([key]) => dropped.get(type)?.includes(key) !== true)
      .map(([key, value]) => [key, normalisedValue(type, key, value)]),
  );
}

function normalisedValue(type: unknown, key: string, value: unknown): unknown {
  if (type === "orderedList" && key === "start") return bounded(value, largestStart);
  if (key === "colspan" || key === "rowspan") return bounded(value, largestSpan);
  if (type === "picture" && (key === "caption" || key === "alt"))
    return typeof value === "string" ? cleanText(value) : "";
  return value;
}

function bounded(value: unknown, most: number): number {
  // Of an object nobody knows what becomes when it is taken for a number; it may even throw.
  const number = typeof value === "number" || typeof value === "string" ? Math.trunc(Number(value)) : 1;
  return Number.isFinite(number) ? Math.min(Math.max(number, 1), most) : 1;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
