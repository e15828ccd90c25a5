import type { ItemDetails } from "../../body/kinds/details.ts";
import type { Kind } from "../../body/kinds/list.ts";
import { createItem } from "../../server/editorial/create-item.ts";
import { documentScreening } from "../../server/editorial/document-screening.ts";
import type { DraftContent } from "../../server/editorial/draft.ts";
import { draftContent } from "../../server/editorial/draft-content.ts";
import { saveDraft } from "../../server/editorial/save-draft.ts";
import { addContributor, loadDraft, loadItem } from "../../server/editorial/store.ts";
import type { Context } from "../../server/foundation/context.ts";
import { newId } from "../../server/foundation/ids.ts";
import type { Outcome } from "../../server/foundation/outcome.ts";
import { makeDocumentReady } from "../../server/media/make-document-ready.ts";
import { makeReady } from "../../server/media/make-picture-ready.ts";
import { type IncomingFile, takeInDocument, takeInVideo } from "../../server/media/take-in-file.ts";
import { takeInPicture } from "../../server/media/take-in-picture.ts";
import { makeWaitingVideos } from "../../server/media/video-pump.ts";
import { findVideoTools } from "../../server/media/video-tools.ts";
import type { Actor } from "../../server/organization/actor.ts";
import { loadActor } from "../../server/organization/store.ts";
import { releaseItem } from "../../server/release/release-item.ts";
import { openCorrection } from "../../server/review/open-correction.ts";
import { planFor } from "../../server/review/review-plan.ts";
import { signOff } from "../../server/review/sign-off.ts";
import { submitItem } from "../../server/review/submit-item.ts";

/** The value of an outcome that a test needs to go on. */
export function value<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`${outcome.problem.code}: ${outcome.problem.detail}`);
}

/** A person of the test network, freshly signed in. */
export async function actor(ctx: Context, username: string): Promise<Actor> {
  const person = await ctx.db
    .selectFrom("person")
    .select("id")
    .where("username", "=", username)
    .executeTakeFirstOrThrow();
  const at = ctx.clock.now();
  const found = await loadActor(ctx.db, {
    personId: person.id,
    at: new Date(Math.max(at.getTime(), Date.now())),
    steppedUpAt: at,
  });
  if (found === undefined) throw new Error(`${username} cannot act`);
  return found;
}

/** A file on this machine that a person adds to an item. */
type AddedFile = Pick<IncomingFile, "itemId" | "personId" | "filename" | "file">;

const incoming = (input: AddedFile) => ({ ...input, assetId: newId(), recordContribution: addContributor });

/** Takes a video in and makes it, as the worker would; answers its asset id. */
async function addVideo(ctx: Context, input: AddedFile): Promise<string> {
  const { assetId } = value(await takeInVideo(ctx, incoming(input)));
  await makeWaitingVideos(ctx, { findTools: findVideoTools, signal: new AbortController().signal });
  return assetId;
}

/** Takes a document (PDF) in and reads it, as the worker would; answers its asset id. */
export async function addDocument(ctx: Context, input: AddedFile): Promise<string> {
  const { assetId } = value(await takeInDocument(ctx, incoming(input)));
  const { signal } = new AbortController();
  await makeDocumentReady(ctx, { assetId, screening: documentScreening, signal });
  return assetId;
}

const declaration = {
  notStateSecret: true,
  notProfessionalSecret: true,
  notInternal: true,
  notBarred: true,
  withinFunction: true,
};

/** What the ward's officer writes and sends for review. */
interface Writing {
  readonly title: string;
  readonly targets: readonly string[];
  readonly kind?: Kind;
  readonly urgent?: boolean;
  /** Until when it may be begun on a channel; the ordinary term when left out. */
  readonly notAfter?: Date | undefined;
  readonly pictures?: readonly Buffer[];
  /** The fields of the kind; the empty form where a kind may do without. */
  readonly details?: ItemDetails;
  /** Files on this machine. */
  readonly videos?: readonly string[];
  readonly documents?: readonly string[];
  /** The author's own words for a platform, by its id. */
  readonly channelTexts?: Readonly<Record<string, string>>;
}

/** Lets an officer of Hạc Thành ward write an item and submit it. */
export async function submitThroughActs(
  ctx: Context,
  {
    title,
    targets,
    kind = "warning",
    urgent = false,
    pictures = [],
    videos = [],
    documents = [],
    details,
    channelTexts = {},
  }: Writing,
): Promise<{ itemId: string; revisionId: string; contentHash: string }> {
  const author = await actor(ctx, "phuong-hac-thanh.canbo");
  const created = value(
    await createItem(ctx, { actor: author, kind, categorySlug: "lua-dao-truc-tuyen", title }),
  );
  const { itemId } = created;
  const assets: { assetId: string; caption: string; alt: string }[] = [];
  for (const bytes of pictures) {
    const input = {
      assetId: newId(),
      itemId,
      personId: author.personId,
      filename: "anh.jpg",
      bytes,
      recordContribution: addContributor,
    };
    const { assetId } = value(await takeInPicture(ctx, input));
    await makeReady(ctx, { assetId });
    assets.push({ assetId, caption: "Ảnh minh họa", alt: "Ảnh minh họa của tin thử" });
  }
  const added = { itemId, personId: author.personId };
  const filmed = [];
  for (const file of videos) {
    const assetId = await addVideo(ctx, { ...added, filename: "phong-su.mp4", file });
    const captions = [{ start: 0, end: 2000, text: "Bà con cảnh giác với cuộc gọi lạ." }];
    filmed.push({ assetId, title: "Phóng sự", poster: 2, speech: "spoken", captions });
  }
  const attached = [];
  for (const file of documents) {
    const assetId = await addDocument(ctx, { ...added, filename: "Thông báo số 12.pdf", file });
    attached.push({ assetId, title: "Thông báo số 12" });
  }
  const empty = await loadDraft(ctx.db, itemId);
  const draft = draftContent.parse({
    ...empty.content,
    summary: `Tóm tắt của tin thử: ${title}`,
    body: {
      type: "doc",
      content: [{ type: "paragraph", content: [{ type: "text", text: `Thân bài của tin thử: ${title}` }] }],
    },
    urgent,
    pictures: assets,
    videos: filmed,
    attachments: attached,
    targets: [...targets],
    channelTexts: { ...empty.content.channelTexts, ...channelTexts },
    ...(details === undefined ? {} : { details }),
    declaration,
  });
  const saved = value(
    await saveDraft(ctx, { actor: author, itemId, expectedVersion: created.version, draft }),
  );
  const submitted = value(await submitItem(ctx, { actor: author, itemId, expectedVersion: saved.version }));
  return { itemId, revisionId: submitted.revisionId, contentHash: submitted.contentHash };
}

/** Brings an item of Hạc Thành ward through writing, review and release by the people of the test network. */
export async function releaseThroughActs(
  ctx: Context,
  writing: Writing,
): Promise<{ itemId: string; releaseId: string }> {
  const submitted = await submitThroughActs(ctx, writing);
  await approveThroughActs(ctx, { kind: writing.kind ?? "warning", ...submitted });
  const board = await actor(ctx, "phoban");
  const released = value(
    await releaseItem(ctx, { actor: board, ...submitted, at: null, notAfter: writing.notAfter ?? null }),
  );
  return { itemId: submitted.itemId, releaseId: released.releaseId };
}

/** Changes a released item, with a note for readers, through the whole review once more. */
export async function correctThroughActs(
  ctx: Context,
  {
    itemId,
    kind,
    change,
  }: { itemId: string; kind: Kind; change: Partial<DraftContent> & { correctionNote: string } },
): Promise<void> {
  const author = await actor(ctx, "phuong-hac-thanh.canbo");
  const item = await loadItem(ctx.db, { itemId });
  if (item === undefined) throw new Error(`there is no item ${itemId}`);
  value(await openCorrection(ctx, { actor: author, itemId, expectedVersion: item.version }));
  const { content, version } = await loadDraft(ctx.db, itemId);
  const draft = { ...content, ...change };
  const saved = value(await saveDraft(ctx, { actor: author, itemId, expectedVersion: version, draft }));
  const submitted = value(await submitItem(ctx, { actor: author, itemId, expectedVersion: saved.version }));
  await approveThroughActs(ctx, { itemId, kind, ...submitted });
  const board = await actor(ctx, "phoban");
  value(await releaseItem(ctx, { actor: board, itemId, ...submitted, at: null }));
}

const signers = {
  unit: "phuong-hac-thanh.lanhdao",
  professional: "nghiepvu",
  legal: "phapluat",
  political: "chinhtri",
  editorial: "bientap",
} as const;

/** Gives every sign-off that the plan of a kind asks for. */
export async function approveThroughActs(
  ctx: Context,
  {
    itemId,
    kind,
    revisionId,
    contentHash,
  }: { itemId: string; kind: Kind; revisionId: string; contentHash: string },
): Promise<void> {
  const plan = await planFor(ctx.db, { kind, at: ctx.clock.now() });
  for (const lens of plan.stages.flat()) {
    const signer = await actor(ctx, signers[lens]);
    value(
      await signOff(ctx, {
        actor: signer,
        itemId,
        revisionId,
        contentHash,
        lens,
        verdict: "approve",
        reason: "",
      }),
    );
  }
}
