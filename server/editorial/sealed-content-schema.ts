import { z } from "zod";
import { itemDetails } from "../../body/kinds/details.ts";
import { kindIds } from "../../body/kinds/list.ts";
import type { Body } from "../../body/schema.ts";
import type { SealedContent } from "./sealed-content.ts";

const rendition = z.strictObject({
  name: z.string(),
  digest: z.string(),
  mime: z.string(),
  width: z.number(),
  height: z.number(),
  bytes: z.number(),
});
const zaloBlock = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), content: z.string() }),
  z.strictObject({ type: z.literal("image"), url: z.string(), caption: z.string() }),
]);

/** The sealed content as it is read back from the database; what does not fit was not written by this product. */
export const sealedContent = z.strictObject({
  format: z.literal(1),
  itemId: z.string(),
  number: z.number(),
  unit: z.strictObject({ code: z.string(), name: z.string(), slug: z.string() }),
  kind: z.enum(kindIds),
  category: z.strictObject({ slug: z.string(), name: z.string() }),
  slug: z.string(),
  articleUrl: z.string(),
  title: z.string(),
  summary: z.string(),
  body: z.custom<Body>((value) => typeof value === "object" && value !== null),
  bodyHtml: z.string(),
  tags: z.array(z.string()),
  urgent: z.boolean(),
  pictures: z.array(
    z.strictObject({
      assetId: z.string(),
      caption: z.string(),
      alt: z.string(),
      originalDigest: z.string(),
      renditions: z.array(rendition),
    }),
  ),
  channelTexts: z.strictObject({
    facebook: z.strictObject({ message: z.string() }),
    zalo: z.strictObject({
      title: z.string(),
      author: z.string(),
      description: z.string(),
      body: z.array(zaloBlock),
    }),
  }),
  details: itemDetails.nullable(),
  attachments: z.array(
    z.strictObject({
      assetId: z.string(),
      title: z.string(),
      filename: z.string(),
      digest: z.string(),
      mime: z.string(),
      bytes: z.number(),
    }),
  ),
  videos: z.array(
    z.strictObject({
      assetId: z.string(),
      title: z.string(),
      originalDigest: z.string(),
      durationMs: z.number(),
      poster: z.array(rendition),
      files: z.array(rendition),
      hasSpeech: z.boolean(),
      captions: z
        .strictObject({
          digest: z.string(),
          bytes: z.number(),
          cues: z.array(z.strictObject({ start: z.number(), end: z.number(), text: z.string() })),
        })
        .nullable(),
    }),
  ),
  correctionNote: z.string(),
  targets: z.array(z.string()),
  declaration: z.record(z.string(), z.union([z.string(), z.boolean()])),
  consent: z.record(z.string(), z.string()).nullable(),
  contributors: z.array(z.string()),
  planId: z.string(),
}) satisfies z.ZodType<SealedContent>;
