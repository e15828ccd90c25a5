import type { CallerName } from "./callers.ts";
import { uploadMetadata } from "./upload-metadata.ts";
import type { Things } from "./world.ts";

/** One request of the table; `things` are the real ones, or ones that do not exist. */
interface TableRequest {
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Who gets what from one route. Whoever is in `yes` is answered `answer` (a status, so chosen that nothing is changed
 * where that can be helped); whoever is in `no` is told that it is not his to do, for he may see the thing. Everybody
 * else learns nothing: "hidden" answers as if the thing did not exist, "no" where the route names no thing. Without a
 * session the answer is 401, unless the route is open to `everybody`.
 */
export interface Row {
  readonly route: string;
  /** What the row is about, where one route needs several. */
  readonly on?: string;
  readonly request: (things: Things) => TableRequest;
  readonly answer: number | readonly number[];
  readonly yes: readonly CallerName[] | "everybody" | "signed-in";
  readonly no?: readonly CallerName[];
  readonly rest?: "hidden" | "no";
  /** The request ends the session with which it is made. */
  readonly endsSession?: true;
}

const names = (text: string) => text.split(" ") as CallerName[];

const writers = names("author colleague lead");
const reviewers = names("professional legal political editor publisher");
const readers = [...writers, ...reviewers, ...names("auditor")];
const readersBut = (...but: CallerName[]) => readers.filter((name) => !but.includes(name));

const session: readonly Row[] = [
  {
    route: "POST /api/v1/session",
    request: () => ({ path: "/session", body: {} }),
    answer: 400,
    yes: "everybody",
  },
  { route: "GET /api/v1/session", request: () => ({ path: "/session" }), answer: 200, yes: "signed-in" },
  {
    route: "POST /api/v1/session/step-up",
    request: () => ({ path: "/session/step-up", body: { totp: "000000" } }),
    answer: [403, 429],
    yes: "signed-in",
  },
  {
    route: "DELETE /api/v1/session",
    request: () => ({ path: "/session" }),
    answer: 204,
    yes: "signed-in",
    endsSession: true,
  },
  {
    route: "DELETE /api/v1/sessions",
    request: () => ({ path: "/sessions" }),
    answer: 200,
    yes: "signed-in",
    endsSession: true,
  },
];

const organization: readonly Row[] = [
  { route: "GET /api/v1/units", request: () => ({ path: "/units" }), answer: 200, yes: "signed-in" },
  {
    route: "GET /api/v1/people",
    request: () => ({ path: "/people" }),
    answer: 200,
    yes: names("auditor admin"),
    rest: "no",
  },
  {
    route: "GET /api/v1/people/:personId",
    request: ({ personId }) => ({ path: `/people/${personId}` }),
    answer: 200,
    yes: names("auditor admin"),
  },
  {
    route: "POST /api/v1/people/:personId/deactivation",
    request: ({ personId }) => ({ path: `/people/${personId}/deactivation` }),
    answer: 204,
    yes: names("admin"),
    no: names("auditor"),
  },
  {
    route: "POST /api/v1/people/:personId/activation",
    request: ({ personId }) => ({ path: `/people/${personId}/activation` }),
    answer: 204,
    yes: names("admin"),
    no: names("auditor"),
  },
  {
    route: "POST /api/v1/people/:personId/grants",
    request: ({ personId }) => ({
      path: `/people/${personId}/grants`,
      body: { role: "editor", unitCode: "X999", validFrom: null, validTo: null },
    }),
    answer: 400,
    yes: names("admin"),
    no: names("auditor"),
  },
  {
    route: "POST /api/v1/people/:personId/grants/:grantId/end",
    request: ({ personId, grantId }) => ({ path: `/people/${personId}/grants/${grantId}/end` }),
    answer: 204,
    yes: names("admin"),
    no: names("auditor"),
  },
];

const proposals: readonly Row[] = [
  {
    route: "GET /api/v1/proposals",
    request: () => ({ path: "/proposals" }),
    answer: 200,
    yes: names("auditor admin"),
    rest: "no",
  },
  ...["confirmation", "withdrawal"].map(
    (act): Row => ({
      route: `POST /api/v1/proposals/:proposalId/${act}`,
      on: "a proposal that has lapsed",
      request: ({ proposalId }) => ({ path: `/proposals/${proposalId}/${act}` }),
      answer: 409,
      yes: names("admin"),
      no: names("auditor"),
    }),
  ),
  {
    route: "POST /api/v1/people/:personId/credential-reset",
    request: ({ personId }) => ({
      path: `/people/${personId}/credential-reset`,
      body: { reason: "Mất điện thoại" },
    }),
    answer: [200, 409],
    yes: names("admin"),
    no: names("auditor"),
  },
  {
    route: "POST /api/v1/session/invitation",
    request: () => ({ path: "/session/invitation", body: {} }),
    answer: 400,
    yes: "everybody",
  },
];

const signers: readonly Row[] = [
  {
    route: "GET /api/v1/review/without-people",
    request: () => ({ path: "/review/without-people" }),
    answer: 200,
    yes: names("publisher admin"),
    rest: "no",
  },
  ...reading("GET /api/v1/items/:itemId/signers", (itemId) => `/items/${itemId}/signers`, {
    draft: 200,
    submitted: 200,
  }),
];

const insight: readonly Row[] = [
  {
    route: "GET /api/v1/items/:itemId/reach",
    on: "a draft never submitted",
    request: ({ draft }) => ({ path: `/items/${draft.itemId}/reach` }),
    answer: 200,
    yes: writers,
  },
  {
    route: "GET /api/v1/items/:itemId/reach",
    on: "a submitted item",
    request: ({ submitted }) => ({ path: `/items/${submitted.itemId}/reach` }),
    answer: 200,
    yes: readers,
  },
  {
    route: "GET /api/v1/statistics",
    request: () => ({ path: "/statistics" }),
    answer: 200,
    yes: "signed-in",
  },
];

const citizens: readonly Row[] = [
  {
    route: "GET /api/v1/error-reports",
    request: () => ({ path: "/error-reports" }),
    answer: 200,
    yes: names("author colleague lead stranger strangerLead desk"),
    rest: "no",
  },
  {
    route: "POST /api/v1/error-reports/:reportId/handling",
    request: ({ reportId }) => ({
      path: `/error-reports/${reportId}/handling`,
      body: { result: "corrected", note: "ngắn" },
    }),
    answer: 400,
    yes: names("author lead desk"),
    no: names("colleague"),
  },
  {
    route: "GET /api/v1/draft-comments",
    request: () => ({ path: "/draft-comments" }),
    answer: 200,
    yes: names("editor desk"),
    rest: "no",
  },
  {
    route: "POST /api/v1/draft-comments/:commentId/decision",
    request: ({ commentId }) => ({
      path: `/draft-comments/${commentId}/decision`,
      body: { verdict: "refused", reason: "ngắn" },
    }),
    answer: 400,
    yes: names("editor desk"),
  },
  {
    route: "GET /api/v1/ratings",
    request: () => ({ path: "/ratings" }),
    answer: 200,
    yes: names("author colleague lead stranger strangerLead desk"),
    rest: "no",
  },
];

const continuity: readonly Row[] = [
  { route: "GET /api/v1/outages", request: () => ({ path: "/outages" }), answer: 200, yes: "signed-in" },
  {
    route: "POST /api/v1/outages",
    request: () => ({
      path: "/outages",
      body: {
        startsAt: "2026-12-20T01:00:00+07:00",
        endsAt: "2026-12-19T01:00:00+07:00",
        reason: "Nâng cấp máy chủ theo kế hoạch",
        forceMajeure: "",
      },
    }),
    answer: 400,
    yes: names("publisher admin"),
    rest: "no",
  },
  {
    route: "DELETE /api/v1/outages/:outageId",
    request: () => ({ path: "/outages/0000000000000000" }),
    answer: 404,
    yes: names("publisher admin"),
    rest: "no",
  },
  {
    route: "GET /api/v1/alarms",
    request: () => ({ path: "/alarms" }),
    answer: 200,
    yes: names("publisher manager auditor admin"),
    rest: "no",
  },
  {
    route: "POST /api/v1/alarms/acknowledgement",
    request: () => ({ path: "/alarms/acknowledgement", body: { alarmIds: ["0000000000000000"] } }),
    answer: 404,
    yes: names("admin"),
    rest: "no",
  },
];

const ledger: readonly Row[] = [
  {
    route: "GET /api/v1/ledger",
    request: () => ({ path: "/ledger" }),
    answer: 200,
    yes: names("auditor"),
    rest: "no",
  },
  {
    route: "GET /api/v1/ledger/checkpoint",
    request: () => ({ path: "/ledger/checkpoint" }),
    answer: 200,
    yes: names("auditor"),
    rest: "no",
  },
  {
    route: "POST /api/v1/ledger/verification",
    request: () => ({ path: "/ledger/verification" }),
    answer: 200,
    yes: names("auditor"),
    rest: "no",
  },
];

/** Reading routes of an item: the same people for each, more of them once it was submitted. */
function reading(
  route: string,
  path: (itemId: string) => string,
  answers: { draft: number; submitted: number },
) {
  return [
    {
      route,
      on: "a draft never submitted",
      request: ({ draft }: Things) => ({ path: path(draft.itemId) }),
      answer: answers.draft,
      yes: writers,
    },
    {
      route,
      on: "a submitted item",
      request: ({ submitted }: Things) => ({ path: path(submitted.itemId) }),
      answer: answers.submitted,
      yes: readers,
    },
  ] satisfies Row[];
}

const items: readonly Row[] = [
  {
    route: "GET /api/v1/categories",
    request: () => ({ path: "/categories" }),
    answer: 200,
    yes: "signed-in",
  },
  { route: "GET /api/v1/items", request: () => ({ path: "/items" }), answer: 200, yes: "signed-in" },
  {
    route: "POST /api/v1/items",
    request: () => ({ path: "/items", body: { kind: "news", categorySlug: "khong-co", title: "" } }),
    answer: 400,
    yes: names("author colleague stranger"),
    rest: "no",
  },
  ...reading("GET /api/v1/items/:itemId", (id) => `/items/${id}`, { draft: 200, submitted: 200 }),
  ...reading("GET /api/v1/items/:itemId/preview", (id) => `/items/${id}/preview`, {
    draft: 200,
    submitted: 200,
  }),
  ...reading(
    "GET /api/v1/items/:itemId/target-suggestion",
    (id) => `/items/${id}/target-suggestion?kind=news`,
    { draft: 200, submitted: 200 },
  ),
  ...reading("GET /api/v1/items/:itemId/page-address", (id) => `/items/${id}/page-address?path=lien-he`, {
    draft: 200,
    submitted: 200,
  }),
  {
    route: "GET /api/v1/portal/pages",
    request: () => ({ path: "/portal/pages" }),
    answer: 200,
    yes: "signed-in",
  },
  {
    route: "GET /api/v1/portal/articles",
    request: () => ({ path: "/portal/articles?q=a" }),
    answer: 200,
    yes: "signed-in",
  },
  ...reading("GET /api/v1/items/:itemId/revisions", (id) => `/items/${id}/revisions`, {
    draft: 200,
    submitted: 200,
  }),
  ...reading("GET /api/v1/items/:itemId/review", (id) => `/items/${id}/review`, {
    draft: 409,
    submitted: 200,
  }),
  ...reading("GET /api/v1/items/:itemId/story", (id) => `/items/${id}/story`, { draft: 200, submitted: 200 }),
  ...["pictures", "videos", "attachments"].flatMap((files) =>
    reading(`GET /api/v1/items/:itemId/${files}`, (id) => `/items/${id}/${files}`, {
      draft: 200,
      submitted: 200,
    }),
  ),
  {
    route: "GET /api/v1/items/:itemId/revisions/:number",
    request: ({ submitted }) => ({ path: `/items/${submitted.itemId}/revisions/1` }),
    answer: 200,
    yes: readers,
  },
  {
    route: "PUT /api/v1/items/:itemId/draft",
    on: "a draft never submitted",
    request: ({ draft, content }) => ({
      path: `/items/${draft.itemId}/draft`,
      body: { expectedVersion: 99, draft: content },
    }),
    answer: 409,
    yes: writers,
  },
  {
    route: "PUT /api/v1/items/:itemId/draft",
    on: "a submitted item",
    request: ({ submitted, content }) => ({
      path: `/items/${submitted.itemId}/draft`,
      body: { expectedVersion: 99, draft: content },
    }),
    answer: 409,
    yes: writers,
    no: readersBut(...writers),
  },
  {
    route: "POST /api/v1/items/:itemId/submission",
    on: "a draft never submitted",
    request: ({ draft }) => ({ path: `/items/${draft.itemId}/submission`, body: { expectedVersion: 99 } }),
    answer: 409,
    yes: names("author colleague"),
    no: names("lead"),
  },
  {
    route: "POST /api/v1/items/:itemId/submission",
    on: "a submitted item",
    request: ({ submitted }) => ({
      path: `/items/${submitted.itemId}/submission`,
      body: { expectedVersion: 99 },
    }),
    answer: 409,
    yes: names("author colleague"),
    no: readersBut("author", "colleague"),
  },
  {
    route: "POST /api/v1/items/:itemId/recall",
    request: ({ submitted }) => ({
      path: `/items/${submitted.itemId}/recall`,
      body: { expectedVersion: 99 },
    }),
    answer: 409,
    yes: writers,
    no: readersBut(...writers),
  },
  {
    route: "POST /api/v1/items/:itemId/correction",
    request: ({ submitted }) => ({
      path: `/items/${submitted.itemId}/correction`,
      body: { expectedVersion: 99 },
    }),
    answer: 409,
    yes: writers,
    no: readersBut(...writers),
  },
];

/** A verdict through a lens whose turn it is not, so that even who may give it changes nothing. */
function signing(lens: string, on: "submitted" | "halfway", yes: readonly CallerName[]): Row {
  return {
    route: "POST /api/v1/items/:itemId/signoffs",
    on: `the lens ${lens}`,
    request: (things) => ({
      path: `/items/${things[on].itemId}/signoffs`,
      body: {
        revisionId: things[on].revisionId,
        contentHash: things[on].contentHash,
        lens,
        verdict: "approve",
        reason: "",
      },
    }),
    answer: 409,
    yes,
    no: readersBut(...yes),
  };
}

const review: readonly Row[] = [
  {
    route: "GET /api/v1/review/queue",
    request: () => ({ path: "/review/queue" }),
    answer: 200,
    yes: "signed-in",
  },
  signing("professional", "submitted", names("professional")),
  signing("legal", "submitted", names("legal")),
  signing("political", "submitted", names("political")),
  signing("editorial", "submitted", names("editor publisher")),
  // The author leads the unit too, and still may not: clean hands.
  signing("unit", "halfway", names("lead")),
  {
    route: "POST /api/v1/items/:itemId/return",
    request: ({ submitted }) => ({
      path: `/items/${submitted.itemId}/return`,
      body: { revisionId: submitted.revisionId, reason: "" },
    }),
    answer: 400,
    yes: names("publisher"),
    no: readersBut("publisher"),
  },
  ...(["2026-12-01T00:00:00Z", null] as const).map(
    (at): Row => ({
      route: "POST /api/v1/items/:itemId/release",
      on: at === null ? "now" : "at a time",
      request: ({ submitted }) => ({
        path: `/items/${submitted.itemId}/release`,
        body: { revisionId: submitted.revisionId, contentHash: submitted.contentHash, at },
      }),
      answer: 409,
      yes: names("publisher"),
      no: readersBut("publisher"),
    }),
  ),
  {
    route: "POST /api/v1/items/:itemId/release",
    on: "a draft never submitted",
    request: ({ draft, submitted }) => ({
      path: `/items/${draft.itemId}/release`,
      body: { revisionId: submitted.revisionId, contentHash: submitted.contentHash, at: null },
    }),
    answer: 403,
    yes: [],
    no: writers,
  },
  {
    route: "POST /api/v1/items/:itemId/release/cancellation",
    request: ({ submitted, releaseId }) => ({
      path: `/items/${submitted.itemId}/release/cancellation`,
      body: { releaseId },
    }),
    answer: 409,
    yes: names("publisher"),
    no: readersBut("publisher"),
  },
];

const board = names("publisher manager auditor");

const closing = { decisionNumber: "12/QĐĐN-PC02", decisionDate: "2026-11-20", reason: "arrested" };

const notices: readonly Row[] = [
  {
    route: "POST /api/v1/items/:itemId/closing",
    on: "a draft never submitted",
    request: ({ draft }) => ({
      path: `/items/${draft.itemId}/closing`,
      body: { expectedVersion: 99, ...closing },
    }),
    answer: 403,
    yes: [],
    no: writers,
  },
  {
    route: "POST /api/v1/items/:itemId/closing",
    on: "a submitted item",
    request: ({ submitted }) => ({
      path: `/items/${submitted.itemId}/closing`,
      body: { expectedVersion: 99, ...closing },
    }),
    answer: 409,
    yes: names("publisher"),
    no: readersBut("publisher"),
  },
  {
    // The order is done already, so that a second confirmation changes nothing.
    route: "POST /api/v1/takedowns/:takedownId/confirmation",
    request: ({ takedownId }) => ({ path: `/takedowns/${takedownId}/confirmation`, body: {} }),
    answer: 409,
    yes: names("publisher manager"),
    no: names("auditor"),
  },
];

const delivery: readonly Row[] = [
  {
    route: "GET /api/v1/releases",
    request: () => ({ path: "/releases" }),
    answer: 200,
    yes: board,
    rest: "no",
  },
  {
    route: "GET /api/v1/releases/:releaseId/board",
    request: ({ releaseId }) => ({ path: `/releases/${releaseId}/board` }),
    answer: 200,
    yes: board,
  },
  {
    route: "GET /api/v1/releases/:releaseId/board/events",
    request: ({ releaseId }) => ({ path: `/releases/${releaseId}/board/events` }),
    answer: 200,
    yes: board,
  },
  {
    route: "POST /api/v1/deliveries/:deliveryId/retry",
    request: ({ deliveryId }) => ({ path: `/deliveries/${deliveryId}/retry`, body: {} }),
    answer: 409,
    yes: names("publisher manager"),
    no: names("auditor"),
  },
  {
    route: "GET /api/v1/releases/:releaseId/not-confirmed",
    request: ({ releaseId }) => ({ path: `/releases/${releaseId}/not-confirmed` }),
    answer: 200,
    yes: board,
  },
  {
    route: "GET /api/v1/releases/:releaseId/takedowns",
    request: ({ releaseId }) => ({ path: `/releases/${releaseId}/takedowns` }),
    answer: 200,
    yes: board,
  },
  {
    route: "POST /api/v1/releases/:releaseId/retry",
    request: ({ releaseId }) => ({ path: `/releases/${releaseId}/retry`, body: {} }),
    answer: 409,
    yes: names("publisher manager"),
    no: names("auditor"),
  },
  {
    route: "POST /api/v1/releases/:releaseId/late-posting",
    request: ({ releaseId }) => ({ path: `/releases/${releaseId}/late-posting`, body: {} }),
    answer: 409,
    yes: names("publisher manager"),
    no: names("auditor"),
  },
  {
    route: "POST /api/v1/deliveries/:deliveryId/settlement",
    request: ({ deliveryId }) => ({
      path: `/deliveries/${deliveryId}/settlement`,
      body: { published: false },
    }),
    answer: 409,
    yes: names("publisher manager"),
    no: names("auditor"),
  },
];

const withRole = names(
  "author colleague lead stranger strangerLead professional legal political editor publisher manager desk tips auditor admin",
);

const channels: readonly Row[] = [
  {
    route: "GET /api/v1/channels",
    request: () => ({ path: "/channels" }),
    answer: 200,
    yes: withRole,
    rest: "no",
  },
  {
    route: "PUT /api/v1/channels/:channelId/tokens",
    request: ({ channelId }) => ({ path: `/channels/${channelId}/tokens`, body: { accessToken: "moi" } }),
    answer: 200,
    yes: names("manager"),
    no: withRole.filter((name) => name !== "manager"),
  },
];

/** Begins an upload for an item; the author's own is the one that other rows ask for. */
function uploading(on: "draft" | "submitted", answer: number, no: readonly CallerName[]): Row {
  return {
    route: "POST /api/v1/uploads",
    on: on === "draft" ? "a draft never submitted" : "a submitted item",
    request: (things) => ({
      path: "/uploads",
      headers: { ...tus, "upload-length": "10", "upload-metadata": uploadMetadata(things[on].itemId) },
    }),
    answer,
    yes: writers,
    no,
  };
}

const tus = { "tus-resumable": "1.0.0" };

const media: readonly Row[] = [
  uploading("draft", 201, []),
  uploading("submitted", 409, readersBut(...writers)),
  {
    route: "HEAD /api/v1/uploads/:uploadId",
    request: ({ uploadId }) => ({ path: `/uploads/${uploadId}`, headers: tus }),
    answer: 200,
    yes: names("author"),
  },
  {
    route: "PATCH /api/v1/uploads/:uploadId",
    request: ({ uploadId }) => ({
      path: `/uploads/${uploadId}`,
      headers: { ...tus, "upload-offset": "5", "content-type": "application/offset+octet-stream" },
    }),
    answer: 409,
    yes: names("author"),
  },
  ...["pictures", "videos", "attachments"].flatMap((files): Row[] => [
    {
      route: `POST /api/v1/items/:itemId/${files}`,
      on: "a draft never submitted",
      request: ({ draft, uploadId }) => ({ path: `/items/${draft.itemId}/${files}`, body: { uploadId } }),
      answer: [409, 404],
      yes: writers,
    },
    {
      route: `POST /api/v1/items/:itemId/${files}`,
      on: "a submitted item",
      request: ({ submitted, uploadId }) => ({
        path: `/items/${submitted.itemId}/${files}`,
        body: { uploadId },
      }),
      answer: [409, 404],
      yes: writers,
      no: readersBut(...writers),
    },
  ]),
  {
    route: "GET /api/v1/media/:assetId/:rendition",
    on: "a draft never submitted",
    request: ({ draft }) => ({ path: `/media/${draft.assetId}/w320.jpg` }),
    answer: 200,
    yes: writers,
  },
  {
    route: "GET /api/v1/media/:assetId/:rendition",
    on: "a submitted item",
    request: ({ submitted }) => ({ path: `/media/${submitted.assetId}/w320.jpg` }),
    answer: 200,
    yes: readers,
  },
  {
    route: "DELETE /api/v1/uploads/:uploadId",
    request: ({ uploadId }) => ({ path: `/uploads/${uploadId}`, headers: tus }),
    answer: 204,
    yes: names("author"),
  },
];

const open: readonly Row[] = ["/api/v1/openapi.json", "/healthz", "/readyz", "/metrics"].map((path) => ({
  route: `GET ${path}`,
  request: () => ({ path: path.replace("/api/v1", "") }),
  answer: 200,
  yes: "everybody",
}));

/** Every route of the API, by hand. It must not be made from the rules that it tests. */
export const table: readonly Row[] = [
  ...open,
  ...session,
  ...organization,
  ...ledger,
  ...continuity,
  ...citizens,
  ...proposals,
  ...signers,
  ...insight,
  ...items,
  ...review,
  ...notices,
  ...delivery,
  ...channels,
  ...media,
];
