import { emptyDetails, textsOfDetails } from "../../body/kinds/details.ts";
import type { Kind } from "../../body/kinds/list.ts";
import { screenedTexts } from "../../body/render-text.ts";
import { type Body, emptyBody } from "../../body/schema.ts";
import type { PlatformFacts } from "../foundation/platform-facts.ts";
import type { DraftInput } from "./draft-content.ts";

/** What an officer has written so far; mutable, one an item. The body fits the editor's schema. */
export type DraftContent = Omit<DraftInput, "body"> & { readonly body: Body };

/** The draft of a new item: empty but for its kind and category. */
export function emptyDraft({
  kind,
  categorySlug,
  title,
  targets,
  platforms,
}: {
  kind: Kind;
  categorySlug: string;
  title: string;
  targets: string[];
  platforms: readonly Pick<PlatformFacts, "id">[];
}): DraftContent {
  return {
    kind,
    categorySlug,
    title,
    summary: "",
    body: emptyBody(),
    tags: [],
    urgent: false,
    coverAssetId: null,
    pictures: [],
    channelTexts: Object.fromEntries(platforms.map(({ id }) => [id, null])),
    targets,
    declaration: null,
    consent: null,
    details: emptyDetails(kind),
    attachments: [],
    videos: [],
    correctionNote: "",
  };
}

/** Every text of a draft, by the path of its field, for the secrecy gate. */
export function textsOf(draft: DraftContent): { path: string; text: string }[] {
  return [
    { path: "title", text: draft.title },
    { path: "summary", text: draft.summary },
    { path: "body", text: screenedTexts(draft.body).join("\n") },
    ...draft.tags.map((text, index) => ({ path: `tags.${index}`, text })),
    ...draft.pictures.flatMap((picture, index) => [
      { path: `pictures.${index}.caption`, text: picture.caption },
      { path: `pictures.${index}.alt`, text: picture.alt },
    ]),
    ...Object.entries(draft.channelTexts).map(([platform, text]) => ({
      path: `channelTexts.${platform}`,
      text: text ?? "",
    })),
    ...(draft.consent === null
      ? []
      : [
          { path: "consent.title", text: draft.consent.title },
          { path: "consent.number", text: draft.consent.number },
          { path: "consent.signer", text: draft.consent.signer },
        ]),
    ...textsOfDetails(draft.details),
    ...draft.attachments.map(({ title }, index) => ({ path: `attachments.${index}.title`, text: title })),
    ...draft.videos.flatMap(({ title, captions }, index) => [
      { path: `videos.${index}.title`, text: title },
      { path: `videos.${index}.captions`, text: captions.map((cue) => cue.text).join("\n") },
    ]),
    { path: "correctionNote", text: draft.correctionNote },
  ];
}
