import { captionClock } from "../../body/captions.ts";
import { bodyBlocks } from "../../body/render-text.ts";
import type { SealedContent, SealedVideo } from "../editorial/sealed-content.ts";

/** One field that differs between two revisions; texts as a reviewer reads them. */
export interface FieldChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** One block of the body: kept, taken away or new, in reading order. */
export interface BlockChange {
  readonly change: "same" | "removed" | "added";
  readonly text: string;
}

/** What changed from an earlier revision to a later one. */
export interface Changes {
  readonly fields: readonly FieldChange[];
  readonly body: readonly BlockChange[];
}

/** What changed between two sealed contents: field by field, and the body block by block. Pure. */
export function changesBetween(before: SealedContent, after: SealedContent): Changes {
  const fields = fieldsOf(before).flatMap(({ field, text }, index): FieldChange[] => {
    const later = fieldsOf(after)[index]?.text ?? "";
    return text === later ? [] : [{ field, before: text, after: later }];
  });
  const blocksOf = (content: SealedContent) =>
    bodyBlocks(content.body).map((block) => (block.kind === "picture" ? `[Ảnh] ${block.text}` : block.text));
  const body = diffLines(blocksOf(before), blocksOf(after));
  return { fields, body: body.every((block) => block.change === "same") ? [] : body };
}

function fieldsOf(content: SealedContent): { field: string; text: string }[] {
  return [
    { field: "title", text: content.title },
    { field: "summary", text: content.summary },
    { field: "kind", text: content.kind },
    { field: "category", text: content.category.name },
    { field: "tags", text: content.tags.join(", ") },
    { field: "urgent", text: content.urgent ? "Khẩn" : "" },
    {
      field: "pictures",
      text: content.pictures
        .map((one) => `${one.caption} (${one.alt}) ${one.originalDigest.slice(0, 8)}`)
        .join("\n"),
    },
    { field: "facebook", text: content.channelTexts.facebook.message },
    { field: "zalo", text: content.channelTexts.zalo.description },
    { field: "targets", text: content.targets.join("\n") },
    { field: "details", text: linesOf(content.details).join("\n") },
    {
      field: "attachments",
      text: content.attachments.map((one) => `${one.title} ${one.digest.slice(0, 8)}`).join("\n"),
    },
    {
      field: "videos",
      text: content.videos
        .map((one) => `${one.title} ${one.originalDigest.slice(0, 8)} ${posterOf(one)}`)
        .join("\n"),
    },
    {
      field: "captions",
      text: content.videos
        .flatMap((one) => one.captions?.cues ?? [])
        .map(({ start, text }) => `${captionClock(start)} ${text}`)
        .join("\n"),
    },
    { field: "correctionNote", text: content.correctionNote },
    { field: "consent", text: Object.values(content.consent ?? {}).join(", ") },
  ];
}

/** Which frame of a video is its poster, by its digest. */
function posterOf({ poster }: SealedVideo): string {
  return poster[0]?.digest.slice(0, 8) ?? "";
}

/** The fields of a kind as lines, those in use alone, so that a reviewer sees which one changed. */
function linesOf(value: unknown, path = ""): string[] {
  if (typeof value === "string") return value === "" ? [] : [`${path}: ${value}`];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    linesOf(inner, path === "" ? key : `${path}.${key}`),
  );
}

/** The longest common subsequence of two lists, told as kept, removed and added lines. */
function diffLines(before: readonly string[], after: readonly string[]): BlockChange[] {
  const lengths = Array.from({ length: before.length + 1 }, () =>
    new Array<number>(after.length + 1).fill(0),
  );
  const at = (row: number, column: number) => lengths[row]?.[column] ?? 0;
  for (let row = before.length - 1; row >= 0; row -= 1) {
    for (let column = after.length - 1; column >= 0; column -= 1) {
      const line = lengths[row];
      if (line === undefined) throw new Error("a row of the table is missing");
      line[column] =
        before[row] === after[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const changes: BlockChange[] = [];
  let row = 0;
  let column = 0;
  while (row < before.length || column < after.length) {
    const old = before[row];
    const fresh = after[column];
    if (old !== undefined && old === fresh) {
      changes.push({ change: "same", text: old });
      row += 1;
      column += 1;
    } else if (old !== undefined && (fresh === undefined || at(row + 1, column) >= at(row, column + 1))) {
      changes.push({ change: "removed", text: old });
      row += 1;
    } else if (fresh !== undefined) {
      changes.push({ change: "added", text: fresh });
      column += 1;
    }
  }
  return changes;
}
