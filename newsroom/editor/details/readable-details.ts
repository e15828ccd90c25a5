import { areaInWords } from "../../../body/kinds/warning-words.ts";
import { isRecord } from "../../api/problem.ts";
import { vi } from "../../texts/vi.ts";
import { atMinute } from "../../ui/time.ts";
import { dayText } from "./written-dates.ts";

/** One field as a person reads it: its name (with those it stands in) and its value. */
export interface ReadableField {
  readonly name: string;
  readonly text: string;
}

const names: Readonly<Record<string, string>> = vi.details.fields;
const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  notice: vi.details.words.notice,
  sex: vi.details.words.sex,
  level: vi.details.words.level,
  type: vi.details.words.type,
  topic: vi.details.words.topic,
  severity: vi.details.words.severity,
  urgency: vi.details.words.urgency,
  certainty: vi.details.words.certainty,
  stage: vi.details.words.stage,
  online: vi.details.words.online,
  language: vi.details.words.language,
  block: vi.details.words.block,
};

const grades = new Set(["severity", "urgency", "certainty"]);

/** The fields of a kind in words, those in use alone, in their order. Unknown fields show under their own name. */
export function readableDetails(details: unknown): ReadableField[] {
  return fieldsIn(details, []).map(({ path, value }) => readable(path, value));
}

/** The fields of a warning with its area in words instead of the codes of units; others as they are. */
export function withAreaInWords(
  details: unknown,
  units: readonly { readonly code: string; readonly name: string }[],
): unknown {
  if (!isRecord(details) || !Array.isArray(details.areaUnitCodes)) return details;
  return { ...details, areaUnitCodes: areaInWords({ codes: details.areaUnitCodes.map(String), units }) };
}

/** A line "menu.0.label: Tin tức", as two revisions are compared, in words. */
export function readableLine(line: string): string {
  const [, path = "", value = ""] = /^([A-Za-z]\w*(?:\.\w+)*): ([\s\S]*)$/.exec(line) ?? [];
  if (path === "" || path === "kind") return path === "" ? line : "";
  const { name, text } = readable(path.split("."), value);
  return `${name}: ${text}`;
}

function fieldsIn(value: unknown, path: readonly string[]): { path: readonly string[]; value: string }[] {
  if (typeof value === "string") return isEmptyAnswer(value, path.join(".")) ? [] : [{ path, value }];
  if (Array.isArray(value)) return value.flatMap((one, index) => fieldsIn(one, [...path, String(index)]));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => fieldsIn(inner, [...path, key]));
}

/** Whether a field says nothing to anybody: it is empty, or a grade of a warning that nobody chose. */
function isEmptyAnswer(value: string, path: string): boolean {
  return value === "" || path === "kind" || (value === "Unknown" && grades.has(path));
}

function readable(path: readonly string[], value: string): ReadableField {
  const named = path.map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : (names[part] ?? part)));
  // "Menu 2 › Mục con 1 › Tên"
  const name = named.reduce(
    (text, part) => (text === "" ? part : /^\d+$/.test(part) ? `${text} ${part}` : `${text} › ${part}`),
    "",
  );
  const last = path.findLast((part) => !/^\d+$/.test(part)) ?? "";
  return { name, text: words[last]?.[value] ?? momentText(value) };
}

function momentText(value: string): string {
  return /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(value) ? atMinute(value) : dayText(value);
}
