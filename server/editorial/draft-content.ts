import { z } from "zod";
import { captionCues } from "../../body/caption-schema.ts";
import { itemDetails } from "../../body/kinds/details.ts";
import { kindIds } from "../../body/kinds/list.ts";
import { dayOrEmpty, plainText } from "../../body/plain-text.ts";
import { posterFrames } from "../media/video-rules.ts";

const id = z.string().regex(/^[0-9a-z]{16}$/);

/** The five tests of a release declaration (T45-02: Circular 45/2023/TT-BCA, Article 3), each answered yes, by whom it was made. */
export const releaseDeclaration = z.strictObject({
  notStateSecret: z.boolean(),
  notProfessionalSecret: z.boolean(),
  notInternal: z.boolean(),
  notBarred: z.boolean(),
  withinFunction: z.boolean(),
});

/** The written consent of the head of the investigation agency (FLOW-08: Circular 126/2020/TT-BCA, Article 6.2g). */
const consentDocument = z.strictObject({
  number: plainText({ max: 100 }),
  date: dayOrEmpty,
  signer: plainText({ max: 100 }),
  title: plainText({ max: 300 }),
});

/** A video as an officer describes it: which frame is its poster (from 1), whether somebody speaks in it, what is said. */
const draftVideo = z.strictObject({
  assetId: id,
  title: plainText({ max: 200 }),
  poster: z.number().int().min(1).max(posterFrames),
  speech: z.enum(["unknown", "spoken", "none"]),
  captions: captionCues,
});

/** What an officer writes: every field of a draft as the API takes it. The body is checked by validateBody. */
export const draftContent = z.strictObject({
  kind: z.enum(kindIds),
  categorySlug: z.string().max(80),
  // A pasted text is kept whole and shortened by its writer; required-parts.ts holds the limits of what is submitted.
  title: plainText({ max: 500 }),
  summary: plainText({ max: 2000 }),
  body: z.unknown(),
  tags: z.array(plainText({ max: 60 })).max(12),
  urgent: z.boolean(),
  coverAssetId: id.nullable(),
  pictures: z
    .array(z.strictObject({ assetId: id, caption: plainText({ max: 500 }), alt: plainText({ max: 500 }) }))
    .max(30),
  /** What goes out in its own words on a platform, by its id; saveDraft knows the platforms, which cut it to their limit. */
  channelTexts: z.record(z.string().regex(/^[a-z]{1,20}$/), plainText({ max: 5000 }).nullable()),
  targets: z.array(z.string().max(60)).max(2000),
  declaration: releaseDeclaration.nullable(),
  consent: consentDocument.nullable(),
  details: itemDetails.nullable(),
  attachments: z.array(z.strictObject({ assetId: id, title: plainText({ max: 200 }) })).max(20),
  videos: z.array(draftVideo).max(4),
  /** What a new release of a released item corrects, as the public will read it; empty for a first release. */
  correctionNote: plainText({ max: 1000 }),
});

/** A draft as it came through the schema; its body is still unchecked. */
export type DraftInput = z.output<typeof draftContent>;
