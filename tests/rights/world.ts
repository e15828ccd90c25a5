import { emptyBody } from "../../body/schema.ts";
import type { Context } from "../../server/foundation/context.ts";
import { newId } from "../../server/foundation/ids.ts";
import { rulesVersion } from "../../server/media/rules-version.ts";
import { openSession } from "../../server/organization/session.ts";
import { buildOrganization } from "../support/builders/organization-builder.ts";
import { type CallerName, callers } from "./callers.ts";
import { uploadMetadata } from "./upload-metadata.ts";

/** An item of X001 in one stage of its life. `marker` is a word that stands in it and nowhere else. */
export interface ItemThing {
  readonly itemId: string;
  readonly revisionId: string;
  readonly contentHash: string;
  readonly marker: string;
  /** A picture of the item; the bytes of its rendition are the marker. */
  readonly assetId: string;
}

/** What the requests of the table ask for. */
export interface Things {
  readonly draft: ItemThing;
  /** A crime incident that waits for its unit's leader. */
  readonly submitted: ItemThing;
  /** A crime incident that its unit's leader has approved. */
  readonly halfway: ItemThing;
  readonly personId: string;
  readonly grantId: string;
  /** A role proposed for that person by another administrator than the caller. */
  readonly proposalId: string;
  /** A release of X001 with one delivery, to the portal, which is confirmed. */
  readonly releaseId: string;
  readonly deliveryId: string;
  /** The order, already done, to take down what that delivery left on its channel. */
  readonly takedownId: string;
  /** A citizen's report of an error in an item of X001, and a comment on a draft of it; both wait. */
  readonly reportId: string;
  readonly commentId: string;
  /** A Facebook page of X001. */
  readonly channelId: string;
  /** An upload that the author has begun. */
  readonly uploadId: string;
  /** A draft that would be stored, were its version right. */
  readonly content: Readonly<Record<string, unknown>>;
}

export type Call = (input: {
  method: string;
  path: string;
  caller: CallerName | null;
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
}) => Promise<{ status: number; body: string; location?: string | null }>;

const absentId = "0".repeat(16);

const channelId = "facebook-12345";
const official = { name: "Kênh chính thức", kind: "official", status: "active", verified: true };

/** The same requests for things that do not exist. */
export function absent(things: Things): Things {
  const gone = (item: ItemThing) => ({
    ...item,
    itemId: absentId,
    revisionId: absentId,
    assetId: absentId,
  });
  return {
    ...things,
    draft: gone(things.draft),
    submitted: gone(things.submitted),
    halfway: gone(things.halfway),
    personId: absentId,
    grantId: absentId,
    proposalId: absentId,
    releaseId: absentId,
    deliveryId: absentId,
    takedownId: absentId,
    reportId: absentId,
    commentId: absentId,
    channelId: "facebook-99999",
    uploadId: absentId,
  };
}

/** Makes the callers and one more person, whom the table's requests are about. */
export async function buildPeople(ctx: Context): Promise<ReadonlyMap<string, string>> {
  const people = Object.entries(callers).map(([username, { unit, roles }]) => ({
    username: username.toLowerCase(),
    unit,
    roles,
  }));
  return buildOrganization(ctx, {
    people: [...people, { username: "someone", unit: "X001", roles: ["contributor"] }],
  });
}

/** A cookie with which a caller is signed in. */
export async function cookieOf(
  ctx: Context,
  people: ReadonlyMap<string, string>,
  caller: CallerName,
): Promise<string> {
  const personId = people.get(caller.toLowerCase());
  if (personId === undefined) throw new Error(`nobody is called ${caller}`);
  const token = await openSession(ctx.db, { personId, at: ctx.clock.now(), userAgent: "", source: "" });
  return `td_session=${token}`;
}

/** Makes the things by the API itself, as the people whose work it is. */
export async function buildThings(
  ctx: Context,
  people: ReadonlyMap<string, string>,
  call: Call,
): Promise<Things> {
  await ctx.db
    .insertInto("category")
    .values({ slug: "tin-an-ninh", name: "Tin an ninh", position: 1 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await ctx.db
    .insertInto("channel")
    .values([
      { ...official, id: "portal", platform: "portal", external_id: "portal", unit_code: "T38" },
      { ...official, id: channelId, platform: "facebook", external_id: "12345", unit_code: "X001" },
    ])
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const author = people.get("author") ?? "";
  const draft = await write(ctx, call, author, "DAUHIEUNHAP");
  const submitted = await submit(call, await write(ctx, call, author, "DAUHIEUGUI"));
  const halfway = await submit(call, await write(ctx, call, author, "DAUHIEUGIUA"));
  await approve(call, "lead", halfway, "unit");
  const personId = people.get("someone") ?? "";
  const grant = await ctx.db
    .selectFrom("role_grant")
    .select("id")
    .where("person_id", "=", personId)
    .executeTakeFirstOrThrow();
  return {
    ...(await hearCitizens(ctx, submitted.itemId)),
    draft,
    submitted,
    halfway,
    personId,
    grantId: grant.id,
    proposalId: await propose(ctx, { personId, proposedBy: people.get("author") ?? "" }),
    ...(await release(
      ctx,
      call,
      author,
      await submit(call, await write(ctx, call, author, "DAUHIEURA", "news")),
    )),
    channelId,
    uploadId: await beginUpload(call, draft.itemId),
    content: contentOf("Một tiêu đề khác"),
  };
}

async function propose(
  ctx: Context,
  { personId, proposedBy }: { personId: string; proposedBy: string },
): Promise<string> {
  const at = ctx.clock.now();
  const proposalId = newId();
  await ctx.db
    .insertInto("proposal")
    .values({
      id: proposalId,
      kind: "grant",
      person_id: personId,
      role: "editor",
      unit_code: "X001",
      reason: "",
      proposed_by: proposedBy,
      proposed_at: at,
      lapses_at: new Date(at.getTime() - 1),
      state: "open",
    })
    .execute();
  return proposalId;
}

function contentOf(marker: string, kind = "crime-incident") {
  const text = { type: "text", text: `${marker}: công an phường đã bắt giữ đối tượng trộm cắp xe máy.` };
  return {
    kind,
    categorySlug: "tin-an-ninh",
    title: `${marker} bắt đối tượng trộm cắp`,
    summary: `${marker}: công an phường bắt giữ đối tượng trộm cắp tài sản.`,
    body: { ...emptyBody(), content: [{ type: "paragraph", content: [text] }] },
    tags: [],
    urgent: false,
    coverAssetId: null,
    pictures: [],
    channelTexts: { facebook: null, zalo: null },
    targets: ["portal"],
    declaration: {
      notStateSecret: true,
      notProfessionalSecret: true,
      notInternal: true,
      notBarred: true,
      withinFunction: true,
    },
    consent: {
      number: "12/QĐ",
      date: "2026-11-20",
      signer: "Thủ trưởng",
      title: "Đồng ý cung cấp thông tin",
    },
    details: null,
    attachments: [],
    videos: [],
    correctionNote: "",
  };
}

async function write(
  ctx: Context,
  call: Call,
  author: string,
  marker: string,
  kind = "crime-incident",
): Promise<ItemThing> {
  const created = await must(call, "author", "POST", "/items", {
    kind,
    categorySlug: "tin-an-ninh",
    title: "",
  });
  const itemId = String(created.itemId);
  await must(call, "author", "PUT", `/items/${itemId}/draft`, {
    expectedVersion: 1,
    draft: contentOf(marker, kind),
  });
  return {
    itemId,
    revisionId: absentId,
    contentHash: "0".repeat(64),
    marker,
    assetId: await illustrate(ctx, { itemId, author, marker }),
  };
}

async function illustrate(
  ctx: Context,
  { itemId, author, marker }: { itemId: string; author: string; marker: string },
): Promise<string> {
  const assetId = newId();
  const bytes = Buffer.from(marker);
  const { digest } = await ctx.files.put("renditions", bytes);
  const common = { width: 320, height: 240 };
  await ctx.db
    .insertInto("media_asset")
    .values({
      id: assetId,
      item_id: itemId,
      uploaded_by: author,
      filename: `${marker}.jpg`,
      state: "ready",
      original_digest: digest,
      original_mime: "image/jpeg",
      original_bytes: bytes.length,
      rules_version: rulesVersion.picture,
      created_at: ctx.clock.now(),
      ...common,
    })
    .execute();
  await ctx.db
    .insertInto("media_rendition")
    .values({
      asset_id: assetId,
      rules_version: rulesVersion.picture,
      name: "w320.jpg",
      digest,
      mime: "image/jpeg",
      bytes: bytes.length,
      ...common,
    })
    .execute();
  return assetId;
}

async function approve(call: Call, caller: CallerName, item: ItemThing, lens: string): Promise<void> {
  const { itemId, revisionId, contentHash } = item;
  const body = { revisionId, contentHash, lens, verdict: "approve", reason: "" };
  await must(call, caller, "POST", `/items/${itemId}/signoffs`, body);
}

async function release(
  ctx: Context,
  call: Call,
  author: string,
  item: ItemThing,
): Promise<{ releaseId: string; deliveryId: string; takedownId: string }> {
  await approve(call, "lead", item, "unit");
  await approve(call, "editor", item, "editorial");
  const { itemId, revisionId, contentHash } = item;
  const released = await must(call, "publisher", "POST", `/items/${itemId}/release`, {
    revisionId,
    contentHash,
    at: null,
  });
  const releaseId = String(released.releaseId);
  const deliveryId = newId();
  const at = ctx.clock.now();
  await ctx.db
    .insertInto("delivery")
    .values({
      id: deliveryId,
      release_id: releaseId,
      item_id: itemId,
      channel_id: "portal",
      platform: "portal",
      content_hash: Buffer.from(contentHash, "hex"),
      urgent: false,
      state: "confirmed",
      next_at: at,
      not_after: at,
      created_at: at,
      updated_at: at,
    })
    .execute();
  const takedownId = newId();
  await ctx.db
    .insertInto("notice_takedown")
    .values({
      id: takedownId,
      delivery_id: deliveryId,
      item_id: itemId,
      state: "done",
      opened_at: at,
      done_at: at,
      done_by: author,
    })
    .execute();
  return { releaseId, deliveryId, takedownId };
}

async function hearCitizens(ctx: Context, itemId: string): Promise<{ reportId: string; commentId: string }> {
  const [reportId, commentId] = [newId(), newId()];
  const at = ctx.clock.now();
  const about = { item_id: itemId, unit_code: "X001", title: "Tin đã đăng", received_at: at };
  await ctx.db
    .insertInto("error_report")
    .values({ id: reportId, ...about, text: "Ngày trong bài chưa đúng.", due_at: at })
    .execute();
  await ctx.db
    .insertInto("draft_comment")
    .values({ id: commentId, ...about, author: "Lan", text: "Nên nêu rõ thời hạn trả lời." })
    .execute();
  return { reportId, commentId };
}

async function beginUpload(call: Call, itemId: string): Promise<string> {
  const answer = await call({
    method: "POST",
    path: "/uploads",
    caller: "author",
    headers: { "tus-resumable": "1.0.0", "upload-length": "10", "upload-metadata": uploadMetadata(itemId) },
  });
  const uploadId = answer.location?.split("/").at(-1);
  if (uploadId === undefined) throw new Error(`no upload: ${answer.status} ${answer.body}`);
  return uploadId;
}

async function submit(call: Call, item: ItemThing): Promise<ItemThing> {
  const sealed = await must(call, "author", "POST", `/items/${item.itemId}/submission`, {
    expectedVersion: 2,
  });
  return { ...item, revisionId: String(sealed.revisionId), contentHash: String(sealed.contentHash) };
}

async function must(
  call: Call,
  caller: CallerName,
  method: string,
  path: string,
  body: unknown,
): Promise<Record<string, unknown>> {
  const answer = await call({ method, path, caller, body });
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.body}`);
  return JSON.parse(answer.body);
}
