import { randomBytes } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Context } from "../../server/foundation/context.ts";
import { sharp } from "../../server/foundation/picture-engine.ts";
import { createTestContext } from "../support/context.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { type Application, startApplication } from "./application.ts";
import type { CallerName } from "./callers.ts";
import { buildPeople, buildThings, type Call, cookieOf, type Things } from "./world.ts";

// Everything that a careless program or an ill-meaning person may send to the real routes: each is refused with a
// problem document (RFC 9457) that names the field and says in Vietnamese what to do, and nothing is half-saved.

let database: TestDatabase;
let ctx: Context;
let close: () => Promise<void>;
let application: Application;
let people: ReadonlyMap<string, string>;
let things: Things;

beforeAll(async () => {
  database = await createTestDatabase();
  ({ ctx, close } = await createTestContext({ database }));
  application = await startApplication(ctx);
  people = await buildPeople(ctx);
  things = await buildThings(ctx, people, call);
});

afterAll(async () => {
  await application.close();
  await close();
  await database.drop();
});

const call: Call = async ({ method, path, caller, body, headers = {} }) => {
  const answer = await send({
    method,
    path,
    caller,
    headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: await answer.text(), location: answer.headers.get("location") };
};

/** One request with a session of its own. */
async function send(input: {
  method: string;
  path: string;
  caller: CallerName | null;
  headers?: Readonly<Record<string, string>>;
  body?: string | Buffer;
  cookie?: string;
}): Promise<Response> {
  const cookie =
    input.cookie ?? (input.caller === null ? undefined : await cookieOf(ctx, people, input.caller));
  return fetch(`${application.url}/api/v1${input.path}`, {
    method: input.method,
    headers: { ...(cookie === undefined ? {} : { cookie }), ...input.headers },
    ...(input.body === undefined
      ? {}
      : { body: typeof input.body === "string" ? input.body : new Uint8Array(input.body) }),
  });
}

interface Problem {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly fields?: readonly { readonly path: string; readonly message: string }[];
}

/** Sends a body as it stands and expects a problem document. */
async function refusal(
  method: string,
  path: string,
  body: unknown,
  { caller = "author" }: { caller?: CallerName } = {},
): Promise<Problem> {
  const answer = await send({
    method,
    path,
    caller,
    headers: { "content-type": "application/json" },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  expect(answer.headers.get("content-type"), `${method} ${path}`).toContain("application/problem+json");
  const problem: Problem = JSON.parse(await answer.text());
  expect(problem.status).toBe(answer.status);
  expect(problem.detail).toMatch(/[ạ-ỹđ]/i);
  for (const field of problem.fields ?? []) expect(field.message).toMatch(/[ạ-ỹđ]/i);
  return problem;
}

const draftPath = () => `/items/${things.draft.itemId}/draft`;
const storedDraft = () =>
  database.db
    .selectFrom("draft")
    .selectAll()
    .where("item_id", "=", things.draft.itemId)
    .executeTakeFirstOrThrow();

/** A whole draft with one of its parts replaced. */
function draftWith(change: Record<string, unknown>) {
  return { expectedVersion: 2, draft: { ...things.content, ...change } };
}

const paragraph = (text: string) => ({
  type: "doc",
  content: [{ type: "paragraph", content: [{ type: "text", text }] }],
});
const consent = (signer: string) => ({ number: "1", date: "2026-11-20", signer, title: "Đồng ý" });
const picture = (change: object) => [
  { assetId: things.draft.assetId, caption: "Ảnh", alt: "Ảnh", ...change },
];

describe("a draft that is not what an officer can write", () => {
  const script = "<script>alert(1)</script>";
  const image = '<img src=x onerror="alert(1)">';
  it.each<[string, () => Record<string, unknown>, string]>([
    ["an unknown field", () => ({ state: "approved" }), "draft.state"],
    [
      "an unknown field inside",
      () => ({ channelTexts: { facebook: null, zalo: null, tiktok: "" } }),
      "draft.channelTexts.tiktok",
    ],
    ["a number for the title", () => ({ title: 7 }), "draft.title"],
    ["a text for the mark «urgent»", () => ({ urgent: "yes" }), "draft.urgent"],
    ["an object for the tags", () => ({ tags: { a: 1 } }), "draft.tags"],
    ["nothing for the targets", () => ({ targets: null }), "draft.targets"],
    ["a kind that does not exist", () => ({ kind: "rumour" }), "draft.kind"],
    ["a category that does not exist", () => ({ categorySlug: "khong-co" }), "draft.categorySlug"],
    ["a title that is too long", () => ({ title: "a".repeat(501) }), "draft.title"],
    ["a script in the title", () => ({ title: `Tin ${script}` }), "draft.title"],
    ["an image in the summary", () => ({ summary: image }), "draft.summary"],
    ["a script in a tag", () => ({ tags: [script] }), "draft.tags.0"],
    ["a script in a caption", () => ({ pictures: picture({ caption: script }) }), "draft.pictures.0.caption"],
    [
      "a script in an alternative text",
      () => ({ pictures: picture({ alt: script }) }),
      "draft.pictures.0.alt",
    ],
    [
      "a script in the Facebook text",
      () => ({ channelTexts: { facebook: script, zalo: null } }),
      "draft.channelTexts.facebook",
    ],
    [
      "a script in the Zalo text",
      () => ({ channelTexts: { facebook: null, zalo: script } }),
      "draft.channelTexts.zalo",
    ],
    ["a script in the consent", () => ({ consent: consent(script) }), "draft.consent.signer"],
    [
      "a script in the body",
      () => ({ body: paragraph(`Tin ${script}`) }),
      "draft.body.content.0.content.0.text",
    ],
    ["an image in the body", () => ({ body: paragraph(image) }), "draft.body.content.0.content.0.text"],
    ["a lone surrogate in the title", () => ({ title: "Tin \ud800 hỏng" }), "draft.title"],
    [
      "a lone surrogate in the body",
      () => ({ body: paragraph("Tin \udfff hỏng") }),
      "draft.body.content.0.content.0.text",
    ],
    ["HTML instead of the editor's body", () => ({ body: "<p>Thân bài</p>" }), "draft.body"],
    [
      "a body of another schema",
      () => ({ body: { type: "doc", content: [{ type: "iframe" }] } }),
      "draft.body.content.0.type",
    ],
    [
      "a link that runs a script",
      () => ({
        body: {
          type: "doc",
          content: [
            {
              type: "paragraph",
              content: [
                {
                  type: "text",
                  text: "x",
                  marks: [{ type: "link", attrs: { href: "javascript:alert(1)" } }],
                },
              ],
            },
          ],
        },
      }),
      "draft.body.content.0.content.0.marks.0.attrs.href",
    ],
    [
      "somebody else's picture",
      () => ({ pictures: picture({ assetId: things.submitted.assetId }) }),
      "draft.pictures",
    ],
  ])(
    "is refused with the field named when it holds %s, and nothing is stored",
    async (_what, change, path) => {
      const before = await storedDraft();
      const problem = await refusal("PUT", draftPath(), draftWith(change()));
      expect(problem).toMatchObject({ status: 400, code: "invalid-input" });
      expect(problem.fields?.map((field) => field.path)).toContain(path);
      expect(await storedDraft()).toEqual(before);
    },
  );

  it("is stored without what nobody can see, and an address in angle brackets is text", async () => {
    const { version, ...before } = await storedDraft();
    const hidden =
      "Gọi\u00ad số \u202a+84 237 385 2113\u202c,\u200b\u2060 điều 1.\u0002\u0000 \ufeffPhạm vi\u000bđiều chỉnh";
    const seen = "Gọi số +84 237 385 2113, điều 1. Phạm vi\nđiều chỉnh";
    const mail = "Người gửi: Cán bộ A <a@example.com> ngày 12/3";
    const body = {
      type: "doc",
      content: [{ type: "paragraph", content: [{ type: "text", text: hidden }] }],
    };
    const change = { title: hidden, summary: mail, tags: ["giao\u200bthông"], body };
    const answer = await send({
      method: "PUT",
      path: draftPath(),
      caller: "author",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(draftWith(change)),
    });
    expect(answer.status).toBe(200);
    expect(await storedDraft()).toMatchObject({ title: seen, summary: mail, tags: ["giaothông"] });
    const [first, second] = seen.split("\n");
    const lines = [{ text: first }, { type: "hardBreak" }, { text: second }];
    expect((await storedDraft()).body).toMatchObject({ content: [{ content: lines }] });
    await database.db
      .updateTable("draft")
      .set({
        version,
        title: before.title,
        summary: before.summary,
        tags: before.tags,
        body: JSON.stringify(before.body),
      })
      .where("item_id", "=", things.draft.itemId)
      .execute();
  });

  it("is refused by its length before anything looks into it, however it is made", async () => {
    const text = (long: string) => ({
      type: "doc",
      content: [{ type: "paragraph", content: [{ type: "text", text: long }] }],
    });
    const marks = "\u0301\u0323";
    for (const change of [
      { title: "<a".repeat(400_000) },
      { title: `a${marks.repeat(200_000)}` },
      { summary: "1".repeat(900_000) },
      { body: text("<a".repeat(400_000)) },
      { body: text("1".repeat(900_000)) },
      { body: text(`a${marks.repeat(200_000)}`) },
      {
        videos: [
          {
            assetId: "0".repeat(16),
            title: "",
            poster: 1,
            speech: "none",
            captions: [{ start: 0, end: 1, text: `a${marks.repeat(200_000)}` }],
          },
        ],
      },
    ]) {
      const begun = performance.now();
      expect(await refusal("PUT", draftPath(), draftWith(change))).toMatchObject({ status: 400 });
      // Minutes, by the square of the length; the bound leaves room for a busy machine.
      expect(performance.now() - begun, Object.keys(change)[0]).toBeLessThan(2000);
    }
  });

  it("is refused without its expected version, or with one that is no number", async () => {
    const message = expect.stringMatching(/số phiên bản .*tải lại trang để lấy phiên bản mới nhất/);
    for (const body of [{ draft: things.content }, { ...draftWith({}), expectedVersion: "2" }])
      expect(await refusal("PUT", draftPath(), body)).toMatchObject({
        status: 400,
        fields: [{ path: "expectedVersion", message }],
      });
    for (const path of ["submission", "recall"])
      expect(await refusal("POST", `/items/${things.draft.itemId}/${path}`, {})).toMatchObject({
        status: 400,
        fields: [{ path: "expectedVersion", message }],
      });
  });

  it("is refused when it is too large, no JSON, or bytes that are no text", async () => {
    const large = draftWith({ summary: "x".repeat(1_100_000) });
    expect(await refusal("PUT", draftPath(), large)).toMatchObject({ status: 413, code: "body-too-large" });
    expect(await refusal("PUT", draftPath(), '{"draft":')).toMatchObject({
      status: 400,
      code: "invalid-json",
    });
    const broken = Buffer.from(JSON.stringify(draftWith({ title: "Tin ___ hỏng" })));
    broken.set([0xff, 0xfe, 0xc0], broken.indexOf("___"));
    const before = await storedDraft();
    const answer = await send({
      method: "PUT",
      path: draftPath(),
      caller: "author",
      headers: { "content-type": "application/json" },
      body: broken,
    });
    expect(answer.status).toBe(400);
    expect(await storedDraft()).toEqual(before);
  });

  it("is refused when its body is nested without end, at once and without harm", async () => {
    const deep = `${'{"type":"blockquote","content":['.repeat(8000)}${"]}".repeat(8000)}`;
    const body = JSON.stringify(draftWith({ body: "HERE" })).replace(
      '"HERE"',
      `{"type":"doc","content":[${deep}]}`,
    );
    expect(await refusal("PUT", draftPath(), body)).toMatchObject({ status: 400 });
  });

  it("cannot reach into the program by the names of its fields", async () => {
    const body = JSON.stringify(draftWith({})).replace('"draft":{', '"draft":{"__proto__":{"admin":true},');
    expect((await refusal("PUT", draftPath(), body)).status).toBe(400);
    expect({}).not.toHaveProperty("admin");
  });
});

describe("a reason that nobody can read", () => {
  it.each([
    ["a script", "<script>alert(1)</script> sửa lại"],
    ["a lone surrogate", "Sửa lại \ud800 chỗ này"],
  ])("is refused with a verdict and with a return: %s", async (_what, reason) => {
    const { itemId, revisionId, contentHash } = things.submitted;
    const verdict = { revisionId, contentHash, lens: "unit", verdict: "return", reason };
    for (const [path, body, caller] of [
      ["signoffs", verdict, "lead"],
      ["return", { revisionId, reason }, "publisher"],
    ] as const)
      expect(await refusal("POST", `/items/${itemId}/${path}`, body, { caller })).toMatchObject({
        status: 400,
        fields: [{ path: "reason" }],
      });
  });
});

describe("what comes twice or too late", () => {
  it("a second submission is refused", async () => {
    expect(
      await refusal("POST", `/items/${things.submitted.itemId}/submission`, { expectedVersion: 2 }),
    ).toMatchObject({ status: 409, code: "already-submitted" });
  });

  it("a session that was signed out, ran out, or was made up is refused, and changes nothing", async () => {
    const ended = await cookieOf(ctx, people, "author");
    await send({ method: "DELETE", path: "/session", caller: null, cookie: ended });
    const before = await storedDraft();
    for (const cookie of [ended, `td_session=${randomBytes(32).toString("base64url")}`]) {
      const answer = await send({
        method: "PUT",
        path: draftPath(),
        caller: null,
        cookie,
        headers: { "content-type": "application/json" },
        body: JSON.stringify(draftWith({ title: "Của người lạ gửi lại" })),
      });
      expect(answer.status).toBe(401);
      expect(JSON.parse(await answer.text())).toMatchObject({ code: "not-signed-in" });
    }
    expect(await storedDraft()).toEqual(before);
  });
});

describe("a file that is no picture for the public", () => {
  const solid = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: "#0a5" }, limitInputPixels: false });
  it.each<[string, string, () => Promise<Buffer>, string]>([
    [
      "a program with a picture's name",
      "anh.jpg",
      async () => Buffer.from("MZ\u0090\u0000 this is a program"),
      "picture-wrong-type",
    ],
    [
      "an HTML page with a picture's name",
      "anh.png",
      async () => Buffer.from("<html><script>1</script></html>"),
      "picture-wrong-type",
    ],
    [
      "an SVG with a script",
      "anh.svg",
      async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
      "picture-wrong-type",
    ],
    ["a GIF", "anh.jpg", () => solid(300, 300).gif().toBuffer(), "picture-wrong-type"],
    [
      "the head of a JPEG and nothing more",
      "anh.jpg",
      async () => Buffer.from("ffd8ffe000104a46494600010100", "hex"),
      "picture-broken",
    ],
    [
      "a bomb of a hundred megapixels in few bytes",
      "anh.png",
      () => solid(10_000, 10_000).png({ compressionLevel: 9 }).toBuffer(),
      "picture-too-large",
    ],
    ["a speck", "anh.png", () => solid(10, 10).png().toBuffer(), "picture-too-small"],
  ])("is refused by its content: %s", async (_what, filename, make, code) => {
    const bytes = await make();
    const metadata = `filename ${Buffer.from(filename).toString("base64")},itemId ${Buffer.from(things.draft.itemId).toString("base64")}`;
    const tus = { "tus-resumable": "1.0.0" };
    const created = await send({
      method: "POST",
      path: "/uploads",
      caller: "author",
      headers: { ...tus, "upload-length": String(bytes.length), "upload-metadata": metadata },
    });
    const uploadId = created.headers.get("location")?.split("/").at(-1) ?? "";
    const uploaded = await send({
      method: "PATCH",
      path: `/uploads/${uploadId}`,
      caller: "author",
      headers: { ...tus, "upload-offset": "0", "content-type": "application/offset+octet-stream" },
      body: bytes,
    });
    expect(uploaded.status).toBe(204);
    const count = () =>
      database.db
        .selectFrom("media_asset")
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .executeTakeFirst();
    const before = await count();
    const problem = await refusal("POST", `/items/${things.draft.itemId}/pictures`, { uploadId });
    expect(problem).toMatchObject({ code, fields: [{ path: "uploadId" }] });
    expect(await count()).toEqual(before);
  });

  it.each([
    ["a picture of 26 MB", 26 * 1024 ** 2, {}, "picture-too-large", "Ảnh lớn hơn 25 MB."],
    ["a picture of 2 GB", 2 * 1024 ** 3, { kind: "picture" }, "picture-too-large", "Ảnh lớn hơn 25 MB."],
    ["a document of 2 GB", 2 * 1024 ** 3, { kind: "document" }, "document-too-large", "Tệp lớn hơn 50 MB."],
    ["a video of 2 GB", 2 * 1024 ** 3, { kind: "video" }, "video-too-large", "Video lớn hơn 1 GB."],
  ])(
    "is refused before it is sent by the limit of its own kind: %s",
    async (_what, bytes, kind, code, sentence) => {
      const pairs = { filename: "a.jpg", itemId: things.draft.itemId, ...kind };
      const metadata = Object.entries(pairs)
        .map(([key, value]) => `${key} ${Buffer.from(value).toString("base64")}`)
        .join(",");
      const answer = await send({
        method: "POST",
        path: "/uploads",
        caller: "author",
        headers: {
          "tus-resumable": "1.0.0",
          "upload-length": String(bytes),
          "upload-metadata": metadata,
        },
      });
      expect(answer.status).toBe(413);
      expect(answer.headers.get("content-type")).toContain("application/problem+json");
      const detail = expect.stringContaining(sentence);
      expect(JSON.parse(await answer.text())).toMatchObject({ code, detail, status: 413 });
    },
  );

  it("is refused before it is sent when its name bears a mark of state secrecy, and the name stays nowhere", async () => {
    const name = "TOI_MAT_phuong_an.png";
    const pairs = { itemId: things.draft.itemId, filename: name };
    const uploads = () => readdir(join(ctx.config.dataDir, "uploads"));
    const before = await uploads();
    const answer = await send({
      method: "POST",
      path: "/uploads",
      caller: "author",
      headers: {
        "tus-resumable": "1.0.0",
        "upload-length": "1000",
        "upload-metadata": Object.entries(pairs)
          .map(([key, value]) => `${key} ${Buffer.from(value).toString("base64")}`)
          .join(","),
      },
    });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ code: "secret-marking", fields: [{ path: "filename" }] });
    expect(await uploads()).toEqual(before);
    const last = await database.db
      .selectFrom("ledger_entry")
      .selectAll()
      .orderBy("seq", "desc")
      .executeTakeFirstOrThrow();
    expect(last).toMatchObject({ act: "draft.refused-secret", subject_id: things.draft.itemId });
    expect(JSON.stringify(last)).not.toContain("phuong_an");
  });

  it.each([
    ["metadata that are none", { "upload-metadata": "filename !!!" }, 400, "upload-metadata"],
    ["a length that is none", { "upload-length": "-1" }, 400, "upload-length"],
    ["another protocol", { "tus-resumable": "0.2.2" }, 400, "tus-resumable"],
  ])("is refused with a problem document for %s", async (_what, change, status, field) => {
    const answer = await send({
      method: "POST",
      path: "/uploads",
      caller: "author",
      headers: {
        "tus-resumable": "1.0.0",
        "upload-length": "1000",
        "upload-metadata": `filename ${Buffer.from("a.jpg").toString("base64")}`,
        ...change,
      },
    });
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
    const problem: Problem = JSON.parse(await answer.text());
    expect({ http: answer.status, document: problem.status }).toEqual({ http: status, document: status });
    expect(problem.fields?.map(({ path }) => path)).toEqual([field]);
  });
});

describe("the addresses that are not for the public", () => {
  it("tell whether the process lives and is ready, and nothing else", async () => {
    const read = async (path: string) => {
      const answer = await fetch(`${application.url}${path}`);
      return { status: answer.status, body: await answer.json() };
    };
    expect(await read("/healthz")).toEqual({ status: 200, body: { live: true } });
    expect(await read("/readyz")).toEqual({ status: 200, body: { ready: true } });
  });

  it.each(["x-forwarded-for", "forwarded", "x-real-ip", "via"])(
    "do not show the figures to whoever comes through a proxy (%s)",
    async (header) => {
      expect(await (await fetch(`${application.url}/metrics`)).text()).toContain("trongdong_http_seconds");
      const proxied = await fetch(`${application.url}/metrics`, { headers: { [header]: "203.0.113.7" } });
      expect(proxied.status).toBe(404);
      expect(proxied.headers.get("content-type")).toContain("application/problem+json");
      expect(await proxied.text()).not.toContain("trongdong_");
    },
  );
});
