import { z } from "zod";
import { itemDetails } from "../../body/kinds/details.ts";
import { kindIds } from "../../body/kinds/list.ts";
import type { Body } from "../../body/schema.ts";
import type { PlatformPart } from "../foundation/platform-facts.ts";

/** A clean rendition: name ("w640.webp", or that of a platform), digest (hex SHA-256), size. */
const rendition = z.strictObject({
  name: z.string(),
  digest: z.string(),
  mime: z.string(),
  width: z.number(),
  height: z.number(),
  bytes: z.number(),
});
export type SealedRendition = Readonly<z.infer<typeof rendition>>;

/** A picture of a sealed revision with the clean renditions that may go out. */
const picture = z.strictObject({
  assetId: z.string(),
  caption: z.string(),
  alt: z.string(),
  originalDigest: z.string(),
  renditions: z.array(rendition).readonly(),
});
export type SealedPicture = Readonly<z.infer<typeof picture>>;

/** A file that goes out with a sealed revision. */
const attachment = z.strictObject({
  assetId: z.string(),
  title: z.string(),
  filename: z.string(),
  digest: z.string(),
  mime: z.string(),
  bytes: z.number(),
});
export type SealedAttachment = Readonly<z.infer<typeof attachment>>;

/** A video of a sealed revision: its poster, every file that a player fetches, and its captions (WebVTT). */
const video = z.strictObject({
  assetId: z.string(),
  title: z.string(),
  originalDigest: z.string(),
  durationMs: z.number(),
  poster: z.array(rendition).readonly(),
  files: z.array(rendition).readonly(),
  /** As the author states it; where somebody speaks there are captions. */
  hasSpeech: z.boolean(),
  /** The digest of the WebVTT file, and what stands in it. */
  captions: z
    .strictObject({
      digest: z.string(),
      bytes: z.number(),
      cues: z.array(z.strictObject({ start: z.number(), end: z.number(), text: z.string() })).readonly(),
    })
    .nullable(),
});
export type SealedVideo = Readonly<z.infer<typeof video>>;

/** What every format has. */
const common = {
  itemId: z.string(),
  number: z.number(),
  unit: z.strictObject({ code: z.string(), name: z.string(), slug: z.string() }).readonly(),
  kind: z.enum(kindIds),
  category: z.strictObject({ slug: z.string(), name: z.string() }).readonly(),
  slug: z.string(),
  articleUrl: z.string(),
  title: z.string(),
  summary: z.string(),
  /** The editor's document (see body/schema.ts) and its HTML, rendered once. */
  body: z.custom<Body>((value) => typeof value === "object" && value !== null),
  bodyHtml: z.string(),
  tags: z.array(z.string()).readonly(),
  urgent: z.boolean(),
  /** Cover first. */
  pictures: z.array(picture).readonly(),
  /** The fields that the kind has besides; null for the others. */
  details: itemDetails.nullable(),
  attachments: z.array(attachment).readonly(),
  videos: z.array(video).readonly(),
  /** What this release corrects in an earlier one; empty for a first release. */
  correctionNote: z.string(),
  /** Channel ids, sorted; "portal" is always among them. */
  targets: z.array(z.string()).readonly(),
  declaration: z.record(z.string(), z.union([z.string(), z.boolean()])).readonly(),
  consent: z.record(z.string(), z.string()).readonly().nullable(),
  /** Person ids, sorted: none of them may sign. */
  contributors: z.array(z.string()).readonly(),
  planId: z.string(),
};

const part = z.custom<PlatformPart>(
  (value) => typeof value === "object" && value !== null && !Array.isArray(value),
);

/** Until December 2026: the words of the two platforms of that time under names of their own. */
const format1 = z.strictObject({
  format: z.literal(1),
  ...common,
  channelTexts: z.record(z.string(), part).readonly(),
});

/** What is sealed today: a part for each platform of the list, by its id. */
const format2 = z.strictObject({
  format: z.literal(2),
  ...common,
  parts: z.record(z.string(), part).readonly(),
});

/**
 * Exactly what goes out, as it is sealed at submission: rendered text, digests of the renditions, captions, the parts of
 * the platforms, targets, and the documents the law asks for. Stored as `revision.content`; never changes.
 */
export type SealedContent = Readonly<z.infer<typeof format2>>;

/** A sealed content as it is stored, and as the API gives it: word for word, so that whoever reads it can prove its hash. */
export const storedContent = z.discriminatedUnion("format", [format1, format2]);
export type StoredContent = Readonly<z.infer<typeof storedContent>>;

/**
 * A sealed content as it is read back from the database, in whatever format it was sealed, in the form of today; what
 * does not fit was not written by this product. Its hash is that of the stored form and never of this one.
 */
export const sealedContent = storedContent.transform(upcast);

/** A stored content in the form of today. Pure. */
export function upcast(stored: StoredContent): SealedContent {
  if (stored.format === 2) return stored;
  const { channelTexts, ...rest } = stored;
  return { ...rest, format: 2, parts: channelTexts };
}
