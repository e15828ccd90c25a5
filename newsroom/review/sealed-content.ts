import * as z from "zod/mini";

const picture = z.object({
  assetId: z.string(),
  caption: z.string(),
  alt: z.string(),
  renditions: z.array(z.object({ name: z.string(), digest: z.string(), width: z.number() })),
});
const video = z.object({
  assetId: z.string(),
  title: z.string(),
  poster: z.array(z.object({ name: z.string(), width: z.number() })),
  captions: z.nullable(
    z.object({ cues: z.array(z.object({ start: z.number(), end: z.number(), text: z.string() })) }),
  ),
});

/** What the screens show of a sealed revision; the API gives its content as it was sealed. */
export const sealedContent = z.object({
  kind: z.string(),
  unit: z.object({ name: z.string() }),
  category: z.object({ name: z.string() }),
  articleUrl: z.string(),
  title: z.string(),
  summary: z.string(),
  bodyHtml: z.string(),
  tags: z.array(z.string()),
  urgent: z.boolean(),
  pictures: z.array(picture),
  videos: z.array(video),
  attachments: z.array(z.object({ assetId: z.string(), title: z.string(), filename: z.string() })),
  details: z.nullable(z.unknown()),
  correctionNote: z.string(),
  targets: z.array(z.string()),
  declaration: z.record(z.string(), z.union([z.string(), z.boolean()])),
  consent: z.nullable(z.record(z.string(), z.string())),
});

export type SealedContent = z.infer<typeof sealedContent>;
