import { bodyLines } from "../../../body/body-lines.ts";
import { captionClock } from "../../../body/captions.ts";
import { isRecord } from "../../api/problem.ts";
import type { Platform } from "../../session/platforms.ts";
import { vi } from "../../texts/vi.ts";
import { kindName } from "../../ui/words.ts";
import { readableDetails } from "../details/readable-details.ts";
import type { Conflict } from "./merging.ts";

const words = vi.editor.conflict;
const parts: Readonly<Record<string, string>> = vi.editor.conflict.fields;
/** The members of the parts that have several, as the officer knows them from the form. */
const members: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  declaration: vi.editor.declaration,
  consent: vi.editor.consent,
  pictures: vi.editor.conflict.ofPicture,
  videos: vi.editor.conflict.ofVideo,
  attachments: { title: vi.editor.attachments.name },
};

/** What a place of a conflict is called: the part of the form, and what in it. */
export function conflictName({ path }: Conflict, platforms: readonly Platform[]): string {
  const [part = "", ...rest] = path;
  const name = parts[part] ?? part;
  const last = rest.at(-1) ?? "";
  const member =
    part === "channelTexts"
      ? platforms.find(({ id }) => id === last)?.texts.ownText.label
      : members[part]?.[last];
  return member === undefined ? name : `${name}: ${member}`;
}

/** Both sides of a conflict as a person can compare them; they never read the same. */
export function conflictTexts(conflict: Conflict): { mine: string; theirs: string } {
  const mine = wordsOf(conflict, conflict.mine);
  const theirs = wordsOf(conflict, conflict.theirs);
  return { mine: mine === theirs ? `${mine} ${words.unseen}` : mine, theirs };
}

function wordsOf({ path }: Conflict, value: unknown): string {
  const [part, ...rest] = path;
  if (part === "body") return bodyWords(value) || words.empty;
  if (part === "kind" && isRecord(value))
    return [kindName(String(value.kind)), ...detailLines([], value.details)].join("\n");
  if (part === "details") return detailLines(rest, value).join("\n") || words.empty;
  return plainly(value) || words.empty;
}

function bodyWords(nodes: unknown): string {
  const content = Array.isArray(nodes) ? nodes.filter(isNode) : [];
  return bodyLines({ type: "doc", content: inDocument(content) })
    .map((line) => line.text)
    .join("\n");
}

/** Items without their list, as they are asked when two changed the same one. */
function inDocument(nodes: readonly { type: string }[]): { type: string }[] {
  return nodes.map((node) => (node.type === "listItem" ? { type: "bulletList", content: [node] } : node));
}

function isNode(node: unknown): node is { type: string } {
  return isRecord(node) && typeof node.type === "string";
}

function detailLines(path: readonly string[], value: unknown): string[] {
  const whole = path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
  return readableDetails(whole).map(({ name, text }) => `${name}: ${text}`);
}

function plainly(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? vi.review.yes : vi.review.no;
  if (Array.isArray(value))
    return value.map(plainly).join(value.every((one) => typeof one === "string") ? ", " : "\n");
  if (isRecord(value)) {
    // A line of captions with its time.
    if (typeof value.start === "number" && typeof value.end === "number")
      return `${captionClock(value.start)}–${captionClock(value.end)} ${String(value.text)}`;
    return Object.values(value)
      .map(plainly)
      .filter((text) => text !== "")
      .join("\n");
  }
  return String(value);
}
