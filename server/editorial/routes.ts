import { z } from "zod";
import { itemDetails } from "../../body/kinds/details.ts";
import { kindIds } from "../../body/kinds/list.ts";
import { allowedTargets, suggestTargets } from "../channels/suggest-targets.ts";
import type { Context } from "../foundation/context.ts";
import { expectedVersion } from "../foundation/http/expected-version.ts";
import { type HttpApp, sendOutcome, sendProblem } from "../foundation/http/http.ts";
import { done } from "../foundation/outcome.ts";
import { requireActor } from "../organization/session-plugin.ts";
import { authorizeItem } from "./authorize-item.ts";
import { loadCategories } from "./categories.ts";
import { createItem } from "./create-item.ts";
import { draftContent, releaseDeclaration } from "./draft-content.ts";
import { type ItemAct, itemPhases, itemStates, phaseOf } from "./item-state.ts";
import { listItems } from "./list-items.ts";
import { mayAct } from "./may-act.ts";
import { postView } from "./posts.ts";
import { previewDraft } from "./preview.ts";
import { readDraft } from "./read-draft.ts";
import { saveDraft } from "./save-draft.ts";
import { type Item, isOpenNotice } from "./store.ts";

const itemId = z.string().regex(/^[0-9a-z]{16}$/);
const itemParams = z.object({ itemId });
const tags = ["items"];

const draftView = z.object({
  kind: z.enum(kindIds),
  categorySlug: z.string(),
  title: z.string(),
  summary: z.string(),
  body: z.unknown(),
  tags: z.array(z.string()),
  urgent: z.boolean(),
  coverAssetId: z.string().nullable(),
  pictures: z.array(z.object({ assetId: z.string(), caption: z.string(), alt: z.string() })),
  channelTexts: z.record(z.string(), z.string().nullable()),
  targets: z.array(z.string()),
  declaration: releaseDeclaration.nullable(),
  consent: z
    .object({ number: z.string(), date: z.string(), signer: z.string(), title: z.string() })
    .nullable(),
  details: itemDetails.nullable(),
  attachments: z.array(z.object({ assetId: z.string(), title: z.string() })),
  videos: z.array(
    z.object({
      assetId: z.string(),
      title: z.string(),
      poster: z.number(),
      speech: z.enum(["unknown", "spoken", "none"]),
      captions: z.array(z.object({ start: z.number(), end: z.number(), text: z.string() })),
    }),
  ),
  correctionNote: z.string(),
});
const itemView = z.object({
  id: z.string(),
  unitCode: z.string(),
  unitName: z.string(),
  createdBy: z.string(),
  createdAt: z.string(),
  state: z.enum(itemStates),
  phase: z.enum(itemPhases),
  version: z.number(),
  kind: z.string(),
  currentRevisionId: z.string().nullable(),
  releasedRevisionId: z.string().nullable(),
  returnedReason: z.string(),
  updatedAt: z.string(),
  contributors: z.array(z.object({ personId: z.string(), name: z.string() })),
});
const itemLine = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.string(),
  categorySlug: z.string(),
  unitCode: z.string(),
  unitName: z.string(),
  state: z.enum(itemStates),
  phase: z.enum(itemPhases),
  urgent: z.boolean(),
  returnedReason: z.string(),
  updatedAt: z.string(),
  updatedBy: z.string(),
});
const lacking = z.array(z.object({ path: z.string(), message: z.string() }));
const mayView = z.object({
  edit: z.boolean(),
  submit: z.boolean(),
  recall: z.boolean(),
  correct: z.boolean(),
  close: z.boolean(),
});

/** The routes of writing: categories, items, drafts, previews, revisions. */
export async function registerEditorialRoutes(app: HttpApp, ctx: Context): Promise<void> {
  app.get(
    "/api/v1/categories",
    {
      schema: {
        operationId: "listCategories",
        summary: "The menu: places that an item can stand in",
        tags,
        response: {
          200: z.object({
            items: z.array(
              z.object({
                slug: z.string(),
                name: z.string(),
                parentSlug: z.string().nullable(),
                position: z.number(),
              }),
            ),
          }),
        },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      await sendOutcome(reply, actor.ok ? done({ items: await loadCategories(ctx.db) }) : actor);
    },
  );

  app.get(
    "/api/v1/items",
    {
      schema: {
        operationId: "listItems",
        summary: "Items that this person sees, by unit, state, kind or words, newest first, page by page",
        tags,
        querystring: z.strictObject({
          scope: z.enum(["mine", "all"]).default("all"),
          state: z.enum(itemStates).optional(),
          kind: z.enum(kindIds).optional(),
          unit: z.string().max(40).optional(),
          q: z.string().max(200).optional(),
          cursor: z.string().max(80).optional(),
        }),
        response: { 200: z.object({ items: z.array(itemLine), nextCursor: z.string().nullable() }) },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      await sendOutcome(
        reply,
        actor.ok ? done(await listItems(ctx, { actor: actor.value, ...request.query })) : actor,
      );
    },
  );

  app.post(
    "/api/v1/items",
    {
      schema: {
        operationId: "createItem",
        summary: "Begin an item of a kind for a unit",
        tags,
        body: z.strictObject({
          kind: z.enum(kindIds),
          categorySlug: z.string().max(80),
          title: draftContent.shape.title.default(""),
        }),
        response: { 201: z.object({ itemId: z.string(), version: z.number() }) },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      await sendOutcome(
        reply,
        actor.ok ? await createItem(ctx, { actor: actor.value, ...request.body }) : actor,
        201,
      );
    },
  );

  app.get(
    "/api/v1/items/:itemId",
    {
      schema: {
        operationId: "readItem",
        summary: "An item with its draft and what this person may do with it",
        tags,
        params: itemParams,
        response: {
          200: z.object({
            item: itemView,
            draft: z.object({
              version: z.number(),
              content: draftView,
              updatedBy: z.string(),
              updatedAt: z.string(),
            }),
            may: mayView,
          }),
        },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      if (!actor.ok) return sendProblem(reply, actor.problem);
      const now = ctx.clock.now();
      const input = { actor: actor.value, itemId: request.params.itemId, now };
      const item = await authorizeItem(ctx.db, { ...input, action: "item.read" });
      if (!item.ok) return sendProblem(reply, item.problem);
      const draft = await readDraft(ctx, { actor: actor.value, item: item.value, now });
      const find = { "open-notice": () => isOpenNotice(ctx.db, item.value) };
      const allowed = (act: ItemAct) => mayAct({ actor: actor.value, item: item.value, act, now, find });
      await sendOutcome(
        reply,
        done({
          item: { ...(await viewOf(ctx, item.value)), kind: draft.content.kind },
          draft: { ...draft, updatedAt: draft.updatedAt.toISOString() },
          may: {
            edit: await allowed("edit"),
            submit: await allowed("submit"),
            recall: await allowed("recall"),
            correct: await allowed("correct"),
            close: await allowed("close"),
          },
        }),
      );
    },
  );

  app.put(
    "/api/v1/items/:itemId/draft",
    {
      schema: {
        operationId: "saveDraft",
        summary: "Save the draft; names the version that it changes",
        tags,
        params: itemParams,
        body: z.strictObject({ expectedVersion, draft: draftContent }),
        response: { 200: z.object({ version: z.number(), savedAt: z.string() }) },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      await sendOutcome(
        reply,
        actor.ok ? await saveDraft(ctx, { actor: actor.value, ...request.params, ...request.body }) : actor,
      );
    },
  );

  app.get(
    "/api/v1/items/:itemId/preview",
    {
      schema: {
        operationId: "previewDraft",
        summary: "How the draft would look on the portal and on each platform, and what it lacks",
        tags,
        params: itemParams,
        response: {
          200: z.object({
            version: z.number(),
            articleUrl: z.string(),
            portalHtml: z.string(),
            unitName: z.string(),
            pictureAssetIds: z.array(z.string()).readonly(),
            posts: z.array(postView).readonly(),
            lacking,
          }),
        },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      if (!actor.ok) return sendProblem(reply, actor.problem);
      const reading = { actor: actor.value, now: ctx.clock.now() };
      const item = await authorizeItem(ctx.db, { ...reading, ...request.params, action: "item.read" });
      if (!item.ok) return sendProblem(reply, item.problem);
      const draft = await readDraft(ctx, { ...reading, item: item.value });
      await sendOutcome(reply, done(await previewDraft(ctx, { item: item.value, draft })));
    },
  );

  app.get(
    "/api/v1/items/:itemId/target-suggestion",
    {
      schema: {
        operationId: "suggestTargets",
        summary: "The channels chosen beforehand for an item, and those that it may go to",
        tags,
        params: itemParams,
        querystring: z.strictObject({
          kind: z.enum(kindIds),
          urgent: z.enum(["true", "false"]).default("false"),
        }),
        response: { 200: z.object({ targets: z.array(z.string()), allowed: z.array(z.string()) }) },
      },
    },
    async (request, reply) => {
      const actor = requireActor(request);
      if (!actor.ok) return sendProblem(reply, actor.problem);
      const today = ctx.clock.now();
      const item = await authorizeItem(ctx.db, {
        actor: actor.value,
        ...request.params,
        action: "item.read",
        now: today,
      });
      if (!item.ok) return sendProblem(reply, item.problem);
      const { kind, urgent } = request.query;
      const { unitCode } = item.value;
      const asking = { unitCode, kind, urgent: urgent === "true", today };
      const [targets, allowed] = await Promise.all([
        suggestTargets(ctx.db, asking),
        allowedTargets(ctx.db, asking),
      ]);
      await sendOutcome(reply, done({ targets, allowed }));
    },
  );
}

async function viewOf(ctx: Context, item: Item) {
  const [unit, people] = await Promise.all([
    ctx.db.selectFrom("unit").select("name").where("code", "=", item.unitCode).executeTakeFirstOrThrow(),
    ctx.db
      .selectFrom("person")
      .select(["id", "rank", "full_name"])
      .where("id", "in", [...item.contributors, ""])
      .execute(),
  ]);
  return {
    ...item,
    phase: phaseOf(item.state),
    unitName: unit.name,
    createdAt: item.createdAt.toISOString(),
    updatedAt: item.updatedAt.toISOString(),
    contributors: people.map((person) => ({
      personId: person.id,
      name: `${person.rank} ${person.full_name}`.trim(),
    })),
  };
}
