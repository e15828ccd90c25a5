import { z } from "zod";
import { captionCues } from "../../body/caption-schema.ts";
import { itemDetails } from "../../body/kinds/details.ts";
import { kindIds } from "../../body/kinds/list.ts";
import { dayOrEmpty, plainText } from "../../body/plain-text.ts";
import { posterFrames } from "../media/video-rules.ts";

/** The five tests of a release declaration (T45-02: Circular 45/2023/TT-BCA, Article 3), each answered yes, by whom it was made. */
export const releaseDeclaration = z.strictObject({
  notStateSecret: z.boolean(),
  notProfessionalSecret: z.boolean(),
  notInternal: z.boolean(),
  notBarred: z.boolean(),
  withinFunction: z.boolean(),
});

/** How the values of a draft are read: as an officer sends them, within their bounds, or as they are stored and shown. */
interface Values {
  readonly id: z.ZodType<string>;
  readonly text: (bounds: { max: number }) => z.ZodType<string>;
  /** A name of our own: of a category, of a channel. */
  readonly name: (bounds: { max: number }) => z.ZodType<string>;
  readonly platformId: z.ZodType<string, string>;
  readonly day: z.ZodType<string>;
  /** Which of the frames that were taken from a video is its poster, from 1. */
  readonly poster: z.ZodType<number>;
  readonly captions: z.ZodType<z.output<typeof captionCues>>;
  readonly list: <Of extends z.ZodType>(of: Of, bounds: { max: number }) => z.ZodArray<Of>;
}

const sent: Values = {
  id: z.string().regex(/^[0-9a-z]{16}$/),
  text: plainText,
  name: ({ max }) => z.string().max(max),
  platformId: z.string().regex(/^[a-z]{1,20}$/),
  day: dayOrEmpty,
  poster: z.number().int().min(1).max(posterFrames),
  captions: captionCues,
  list: (of, { max }) => z.array(of).max(max),
};

const shown: Values = {
  id: z.string(),
  text: () => z.string(),
  name: () => z.string(),
  platformId: z.string(),
  day: z.string(),
  poster: z.number(),
  captions: z.array(z.object({ start: z.number(), end: z.number(), text: z.string() })),
  list: (of) => z.array(of),
};

/** Every field of a draft, for both ways of reading it. */
function draftOf({ id, text, name, platformId, day, poster, captions, list }: Values) {
  return z.strictObject({
    kind: z.enum(kindIds),
    categorySlug: name({ max: 80 }),
    // A pasted text is kept whole and shortened by its writer; required-parts.ts holds the limits of what is submitted.
    title: text({ max: 500 }),
    summary: text({ max: 2000 }),
    body: z.unknown(),
    tags: list(text({ max: 60 }), { max: 12 }),
    urgent: z.boolean(),
    coverAssetId: id.nullable(),
    pictures: list(z.strictObject({ assetId: id, caption: text({ max: 500 }), alt: text({ max: 500 }) }), {
      max: 30,
    }),
    /** What goes out in its own words on a platform, by its id; saveDraft knows the platforms, which cut it to their limit. */
    channelTexts: z.record(platformId, text({ max: 5000 }).nullable()),
    targets: list(name({ max: 60 }), { max: 2000 }),
    declaration: releaseDeclaration.nullable(),
    /** The written consent of the head of the investigation agency (FLOW-08: Circular 126/2020/TT-BCA, Article 6.2g). */
    consent: z
      .strictObject({
        number: text({ max: 100 }),
        date: day,
        signer: text({ max: 100 }),
        title: text({ max: 300 }),
      })
      .nullable(),
    details: itemDetails.nullable(),
    attachments: list(z.strictObject({ assetId: id, title: text({ max: 200 }) }), { max: 20 }),
    /** As an officer describes them: which frame is the poster, whether somebody speaks, what is said. */
    videos: list(
      z.strictObject({
        assetId: id,
        title: text({ max: 200 }),
        poster,
        speech: z.enum(["unknown", "spoken", "none"]),
        captions,
      }),
      { max: 4 },
    ),
    /** What a new release of a released item corrects, as the public will read it; empty for a first release. */
    correctionNote: text({ max: 1000 }),
  });
}

/** What an officer writes: every field of a draft as the API takes it. The body is checked by validateBody. */
export const draftContent = draftOf(sent);

/** A draft as the API gives it, whatever the bounds were when it was written. */
export const draftView = draftOf(shown);

/** A draft as it came through the schema; its body is still unchecked. */
export type DraftInput = z.output<typeof draftContent>;
