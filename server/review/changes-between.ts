import { captionClock } from "../../body/captions.ts";
import { compareBodies, type LineChange } from "../../body/compare-bodies.ts";
import type { SealedContent, SealedVideo } from "../editorial/sealed-content.ts";
import { canonicalJson, toJson } from "../foundation/canonical-json.ts";
import type { PlatformFacts } from "../foundation/platform-facts.ts";

/** One field that differs between two revisions; texts as a reviewer reads them. */
export interface FieldChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** What changed from an earlier revision to a later one. */
export interface Changes {
  readonly fields: readonly FieldChange[];
  /** The body line by line, with what besides the words goes out: links, bold, headings, joined cells. */
  readonly body: readonly LineChange[];
}

/** A field as it is compared: the values that go out, and how they are told. */
interface ShownField {
  readonly values: unknown;
  readonly text: string;
  /** Made of the body alone. */
  readonly ofBody?: true;
}

const nothing: ShownField = { values: null, text: "" };

const unseen = "⟦khác ở chỗ không hiện thành chữ⟧";

/**
 * What changed between two sealed contents: field by field, and the body line by line. Values are compared, not their
 * texts: two contents that differ in anything that goes out never have an empty difference. Pure.
 */
export function changesBetween({
  before,
  after,
  platforms,
}: {
  before: SealedContent;
  after: SealedContent;
  platforms: readonly PlatformFacts[];
}): Changes {
  const body = compareBodies(before.body, after.body);
  const earlier = { ...fieldsOf(before), ...fieldsOfParts(before, platforms) };
  const later = { ...fieldsOf(after), ...fieldsOfParts(after, platforms) };
  const fields = [...new Set([...Object.keys(earlier), ...Object.keys(later)])].flatMap(
    (field): FieldChange[] => {
      // Of a platform that only one of them knows the other says nothing.
      const old = earlier[field] ?? nothing;
      const now = later[field] ?? nothing;
      // Made from the body, whose changes are read once.
      if ((old.ofBody ?? now.ofBody) && body.length > 0) return [];
      if (canonicalJson(toJson(old.values)) === canonicalJson(toJson(now.values))) return [];
      const isSeen = old.text !== now.text;
      return [{ field, before: old.text, after: isSeen ? now.text : `${now.text} ${unseen}`.trim() }];
    },
  );
  const isDrawnAnew = body.length === 0 && before.bodyHtml !== after.bodyHtml;
  return { fields, body: isDrawnAnew ? [{ change: "added", text: unseen }] : body };
}

/** Members of a sealed content that are not told here: the body and the platforms' parts by themselves, the others go nowhere or name the revision. */
type NotShown = "format" | "parts" | "itemId" | "number" | "body" | "bodyHtml" | "contributors" | "planId";
type Covered = Exclude<keyof SealedContent, NotShown>;

function fieldsOf(content: SealedContent): Record<string, ShownField> {
  const name = ({ digest }: { digest: string }) => digest.slice(0, 8);
  // A new member of the sealed content does not compile until it is told here.
  const shown: Record<Covered, ShownField | Record<string, ShownField>> = {
    title: plain(content.title),
    summary: plain(content.summary),
    kind: plain(content.kind),
    unit: { values: content.unit, text: content.unit.name },
    category: { values: content.category, text: content.category.name },
    slug: {},
    articleUrl: { address: { values: [content.slug, content.articleUrl], text: content.articleUrl } },
    tags: { values: content.tags, text: content.tags.join(", ") },
    urgent: { values: content.urgent, text: content.urgent ? "Khẩn" : "" },
    pictures: {
      values: content.pictures,
      text: content.pictures
        .map(({ caption, alt, originalDigest }, index) =>
          [
            `${index === 0 ? "Ảnh đại diện" : `Ảnh ${index + 1}`}: ${caption || "(không chú thích)"}`,
            `mô tả: ${alt || "(trống)"}`,
            `mã ảnh ${originalDigest.slice(0, 8)}`,
          ].join(", "),
        )
        .join("\n"),
    },
    targets: { values: content.targets, text: content.targets.join("\n") },
    details: { values: content.details, text: linesOf(content.details).join("\n") },
    attachments: {
      values: content.attachments,
      text: content.attachments
        .map((one) => `${one.title} (${one.filename}), mã tệp ${name(one)}`)
        .join("\n"),
    },
    videos: {
      videos: {
        values: content.videos.map(({ captions: _, ...video }) => video),
        text: content.videos.map(videoLine).join("\n"),
      },
      captions: {
        values: content.videos.map(({ captions }) => captions),
        text: content.videos
          .flatMap((one) => one.captions?.cues ?? [])
          .map(({ start, end, text }) => `${captionClock(start)}–${captionClock(end)} ${text}`)
          .join("\n"),
      },
    },
    correctionNote: plain(content.correctionNote),
    declaration: { values: content.declaration, text: linesOf(content.declaration).join("\n") },
    consent: { values: content.consent, text: Object.values(content.consent ?? {}).join(", ") },
  };
  const flat: Record<string, ShownField> = {};
  for (const [field, one] of Object.entries(shown)) {
    if (isShown(one)) flat[field] = one;
    else Object.assign(flat, one);
  }
  return flat;
}

/** The parts of the platforms; one of a platform that is no longer in the list is told member by member. */
function fieldsOfParts(
  { parts }: SealedContent,
  platforms: readonly PlatformFacts[],
): Record<string, ShownField> {
  const shown: Record<string, ShownField> = {};
  for (const [id, part] of Object.entries(parts)) {
    const platform = platforms.find((one) => one.id === id);
    if (platform === undefined) {
      shown[id] = { values: part, text: linesOf(part).join("\n") };
      continue;
    }
    const { own, fromBody } = platform.comparePart(part);
    shown[id] = own;
    if (fromBody !== null) shown[`${id}Body`] = { ...fromBody, ofBody: true };
  }
  return shown;
}

function plain(text: string): ShownField {
  return { values: text, text };
}

function isShown(one: ShownField | Record<string, ShownField>): one is ShownField {
  return "values" in one;
}

function videoLine(video: SealedVideo): string {
  const speech = video.hasSpeech ? "có lời nói" : "không có lời nói";
  const poster = video.poster[0]?.digest.slice(0, 8) ?? "";
  return `${video.title}, ${speech}, mã video ${video.originalDigest.slice(0, 8)}, hình đại diện ${poster}`;
}

/**
 * The fields of a kind as lines, those in use alone, so that a reviewer sees which one changed. A later line of a text
 * begins with blanks, so that it is never taken for a field.
 */
function linesOf(value: unknown, path = ""): string[] {
  if (typeof value === "string") return value === "" ? [] : [`${path}: ${value.replaceAll("\n", "\n  ")}`];
  if (typeof value === "number" || typeof value === "boolean") return [`${path}: ${value}`];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    linesOf(inner, path === "" ? key : `${path}.${key}`),
  );
}
