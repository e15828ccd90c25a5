import { createHash, createHmac, randomInt } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type KnownChannel, readChannels } from "../shared/channels.ts";
import { platformClock } from "../shared/clock.ts";
import { createControl } from "../shared/control.ts";
import { createFaults, type FaultOrder } from "../shared/faults.ts";
import { openJournal } from "../shared/journal.ts";
import { escapeHtml, page, when } from "../shared/page.ts";
import { type Answer, type Call, type Running, serve } from "../shared/server.ts";
import { graphError } from "./errors.ts";
import { createState, type Fact, fact, type Post } from "./state.ts";

const settingsSchema = z.strictObject({
  /** Every call takes at least so long (ms). */
  latencyMs: z.number().min(0).default(0),
  /** A post stands, but is not listed, for so long (ms). */
  visibilityDelayMs: z.number().min(0).default(0),
  /** Calls a page may make before 80001 answers, per hour of the clock; A10. */
  callsPerPage: z.number().int().min(1).default(4800),
  /** The platform's clock is ahead of the machine's by so much (ms). */
  clockOffsetMs: z.number().default(0),
});

const appSecret = "demo-secret";
const largestPhoto = 4 * 1024 * 1024;

/** The stand-in for the Graph API: pages, feed posts, photos, reading back, errors and throttles. */
export async function startFacebookSimulator({
  host = "127.0.0.1",
  port,
  folder,
  channelsFile,
}: {
  host?: string;
  port: number;
  folder: string;
  channelsFile: string;
}): Promise<Running> {
  const pages = readChannels({ file: channelsFile, platform: "facebook" });
  const state = createState();
  const journal = openJournal<Fact>({ folder, parse: (value) => fact.parse(value), onEntry: state.apply });
  const faults = createFaults();
  const userAgents = new Map<string, number>();
  const now = platformClock(() => control.settings().clockOffsetMs);
  const calls = new Map<string, number>();
  const usage = new Map<string, { hour: number; calls: number }>();
  const files = join(folder, "photos");
  mkdirSync(files, { recursive: true });

  const remember = (entry: Fact) => {
    journal.append(entry);
    state.apply(entry);
  };

  const control = createControl({
    schema: settingsSchema,
    faults,
    calls,
    userAgents,
    inFlight: () => running.inFlight(),
    state: () => ({ posts: [...state.posts.values()], photos: [...state.photos.values()] }),
  });

  const handle = async (call: Call): Promise<Answer> => {
    if (call.path === "/healthz") return { status: 200, json: { live: true, pid: process.pid } };
    if (call.path.startsWith("/_simulator/")) return control.handle(call);
    const named = call.headers["user-agent"] ?? "";
    userAgents.set(named, (userAgents.get(named) ?? 0) + 1);
    if (call.path.startsWith("/photos/")) return photoFile(files, call.path);
    if (!/^\/v\d+\.\d+\//.test(call.path)) return humanPage(pages, state, call.path);
    const path = call.path.replace(/^\/v\d+\.\d+/, "");
    // FB-1: v26 refuses the multi-id read at the root.
    if (call.query.has("ids")) return graphError({ code: 100 });
    const fields = await fieldsOf(call);
    const [, first = "", edge = ""] = path.split("/");
    // A photo or post belongs to its page; the page's own id stands before a post's.
    const channel = state.photos.get(first)?.page ?? first.split("_")[0] ?? "";
    const kind = edge === "" ? (call.method === "DELETE" ? "delete" : "read") : edge;
    calls.set(kind, (calls.get(kind) ?? 0) + 1);
    const refused = checkToken({ call, fields, channel, pages });
    const fault = faults.take({ channel, call: kind });
    const delayMs = control.settings().latencyMs + (fault?.kind === "slow" ? fault.ms : 0);
    const { headers, refusal } = count(channel);
    if (refused !== undefined) return { ...refused, delayMs };
    if (refusal !== undefined) return { ...refusal, delayMs };
    const early = fault === undefined ? undefined : beforeCommit(fault);
    if (early !== undefined) return { ...early, delayMs: delayMs + (early.delayMs ?? 0) };
    const answer = await act({ call, fields, channel, edge, id: first });
    return { ...afterCommit(answer, fault, delayMs), headers: { ...headers, ...answer.headers } };
  };

  /** FB-10: usage headers grow with the calls and are absent near zero; past the limit 80001 with the minutes to wait. */
  const count = (channel: string): { headers: Record<string, string>; refusal?: Answer } => {
    const hour = Math.floor(now().getTime() / 3_600_000);
    const before = usage.get(channel);
    const used = before?.hour === hour ? before.calls + 1 : 1;
    usage.set(channel, { hour, calls: used });
    const percent = Math.floor((used / control.settings().callsPerPage) * 100);
    if (percent < 1) return { headers: {} };
    const report = (minutes: number) => ({
      "x-business-use-case-usage": JSON.stringify({
        [channel]: [
          {
            type: "pages",
            call_count: percent,
            total_cputime: 0,
            total_time: 0,
            estimated_time_to_regain_access: minutes,
          },
        ],
      }),
    });
    return percent > 100
      ? { headers: {}, refusal: graphError({ code: 80001, headers: report(60) }) }
      : { headers: report(0) };
  };

  const act = async ({
    call,
    fields,
    channel,
    edge,
    id,
  }: {
    call: Call;
    fields: FormData;
    channel: string;
    edge: string;
    id: string;
  }): Promise<Answer> => {
    if (call.method === "POST" && edge === "photos") return uploadPhoto(channel, fields);
    if (call.method === "POST" && edge === "feed") return publish(channel, fields);
    if (call.method === "GET" && edge === "published_posts") return list(channel, call.query);
    if (call.method === "DELETE") {
      // FB-3.6: deleting what is gone answers 100.
      if (!state.posts.has(id) && !state.photos.has(id)) return graphError({ code: 100 });
      remember({ fact: "deleted", id });
      return { status: 200, json: { success: true } };
    }
    const post = state.posts.get(id);
    if (call.method === "GET" && edge === "" && post !== undefined) return { status: 200, json: shown(post) };
    if (call.method === "GET" && edge === "" && pages.has(id))
      return { status: 200, json: { id, name: pages.get(id)?.name } };
    return graphError({ code: 100, subcode: 33 });
  };

  const uploadPhoto = async (channel: string, fields: FormData): Promise<Answer> => {
    const source = fields.get("source");
    if (!(source instanceof Blob)) return graphError({ code: 100 });
    const bytes = Buffer.from(await source.arrayBuffer());
    // FB-3.2: smaller than 4 MB, JPEG or PNG.
    const image =
      bytes.subarray(0, 2).toString("hex") === "ffd8" || bytes.subarray(0, 4).toString("hex") === "89504e47";
    if (bytes.length > largestPhoto || !image) return graphError({ code: 100, subcode: 1366046 });
    const digest = createHash("sha256").update(bytes).digest("hex");
    if (!existsSync(join(files, digest))) writeFileSync(join(files, digest), bytes);
    const id = newId();
    remember({
      fact: "photo",
      id,
      page: channel,
      caption: text(fields, "caption"),
      file: digest,
      at: now().getTime(),
    });
    if (text(fields, "published") === "false") return { status: 200, json: { id } };
    const post = store(channel, { message: text(fields, "caption"), link: "", photos: [id] });
    return { status: 200, json: { id, post_id: post.id } };
  };

  const publish = (channel: string, fields: FormData): Answer => {
    const message = text(fields, "message");
    const link = text(fields, "link");
    if (message === "" && link === "") return graphError({ code: 100 });
    const photos = [...fields.keys()]
      .filter((name) => name.startsWith("attached_media"))
      .map((name) => z.object({ media_fbid: z.string() }).parse(JSON.parse(text(fields, name))).media_fbid);
    // FB-3.2: a photo can be attached once, and only to a post of its own page.
    if (photos.some((photo) => state.attached.has(photo))) return graphError({ code: 100, subcode: 1366051 });
    if (photos.some((photo) => state.photos.get(photo)?.page !== channel)) return graphError({ code: 100 });
    // FB-9: the same message twice in a row on a page.
    if (state.postsOf(channel).at(-1)?.message === message) return graphError({ code: 506 });
    return { status: 200, json: shown(store(channel, { message, link, photos })) };
  };

  const store = (channel: string, content: { message: string; link: string; photos: string[] }): Post => {
    const at = now().getTime();
    const post: Post = {
      fact: "post",
      id: `${channel}_${newId()}`,
      page: channel,
      ...content,
      at,
      visibleAt: at + control.settings().visibilityDelayMs,
    };
    remember(post);
    return post;
  };

  const list = (channel: string, query: URLSearchParams): Answer => {
    const limit = Math.min(100, Number(query.get("limit") ?? "25"));
    const since = Number(query.get("since") ?? "0") * 1000;
    const at = now().getTime();
    const posts = state
      .postsOf(channel)
      .filter((post) => post.visibleAt <= at && post.at >= since)
      .toReversed();
    const from = Number(query.get("after") ?? "0");
    const data = posts.slice(from, from + limit).map(shown);
    const end = from + data.length;
    // FB-4: cursors.after stands on every page, next on all but the last.
    const next = new URLSearchParams({ limit: String(limit), after: String(end) });
    const paging = {
      ...(data.length === 0 ? {} : { cursors: { before: String(from), after: String(end) } }),
      ...(end < posts.length
        ? { next: `http://${host}:${running.port}/v26.0/${channel}/published_posts?${next}` }
        : {}),
    };
    return { status: 200, json: { data, paging } };
  };

  const running = await serve({ host, port, now, handle });
  return {
    ...running,
    async stop() {
      await running.stop();
      journal.close();
    },
  };

  function shown(post: Post) {
    return {
      id: post.id,
      message: post.message,
      created_time: new Date(post.at).toISOString().replace(/\.\d+Z$/, "+0000"),
      permalink_url: `http://${host}:${running.port}/${post.page}#${post.id}`,
      is_published: true,
    };
  }
}

/** FB-2: the page's own token, in the header or as a parameter; appsecret_proof must be right when it is there. */
function checkToken({
  call,
  fields,
  channel,
  pages,
}: {
  call: Call;
  fields: FormData;
  channel: string;
  pages: Map<string, KnownChannel>;
}): Answer | undefined {
  const bearer = /^Bearer (.+)$/.exec(call.headers.authorization ?? "")?.[1];
  const token = bearer ?? call.query.get("access_token") ?? text(fields, "access_token");
  const proof = call.query.get("appsecret_proof") ?? text(fields, "appsecret_proof");
  if (proof !== "" && proof !== createHmac("sha256", appSecret).update(token).digest("hex")) {
    return graphError({ code: 100, message: "Invalid appsecret_proof provided in the API argument" });
  }
  if (!pages.has(channel)) return graphError({ code: 100, subcode: 33 });
  return token === `demo-fb-${channel}` ? undefined : graphError({ code: 190, subcode: 467 });
}

function beforeCommit(fault: FaultOrder): Answer | undefined {
  switch (fault.kind) {
    case "error-before-commit":
      return faultError(fault, 2);
    case "timeout-before-commit":
      return { status: 200, wire: "hang", delayMs: fault.ms };
    case "reset-before-commit":
      return { status: 200, wire: "reset" };
    case "platform-error": {
      const minutes =
        fault.code === 80001
          ? {
              "x-business-use-case-usage": JSON.stringify({
                page: [{ type: "pages", call_count: 100, estimated_time_to_regain_access: 1 }],
              }),
            }
          : {};
      return faultError(fault, 1, minutes);
    }
    default:
      return undefined;
  }
}

/** The error that a fault asks for. */
function faultError(fault: FaultOrder, code: number, headers: Record<string, string> = {}): Answer {
  return graphError({
    code: fault.code ?? code,
    headers,
    ...(fault.subcode === undefined ? {} : { subcode: fault.subcode }),
    ...(fault.message === undefined ? {} : { message: fault.message }),
    ...(fault.transient === undefined ? {} : { transient: fault.transient }),
  });
}

function afterCommit(answer: Answer, fault: FaultOrder | undefined, delayMs: number): Answer {
  switch (fault?.kind) {
    case "error-after-commit":
      return { ...faultError(fault, 2), delayMs };
    case "timeout-after-commit":
      return { ...answer, wire: "hang", delayMs: delayMs + fault.ms };
    case "reset-after-commit":
      return { ...answer, wire: "reset" };
    case "garbage-after-commit":
      return { ...answer, status: 502, wire: "garbage", delayMs };
    default:
      return { ...answer, delayMs };
  }
}

async function fieldsOf(call: Call): Promise<FormData> {
  const type = call.headers["content-type"] ?? "";
  if (call.body.length === 0 || !/multipart|urlencoded/.test(type)) return new FormData();
  return new Response(new Uint8Array(call.body), { headers: { "content-type": type } }).formData();
}

function text(fields: FormData, name: string): string {
  const value = fields.get(name);
  return typeof value === "string" ? value : "";
}

function newId(): string {
  return `${Date.now()}${String(randomInt(1_000_000)).padStart(6, "0")}`;
}

function photoFile(files: string, path: string): Answer {
  const digest = /^\/photos\/([0-9a-f]{64})$/.exec(path)?.[1];
  if (digest === undefined || !existsSync(join(files, digest))) return { status: 404, json: {} };
  return { status: 200, bytes: readFileSync(join(files, digest)), type: "image/jpeg" };
}

function humanPage(
  pages: Map<string, KnownChannel>,
  state: ReturnType<typeof createState>,
  path: string,
): Answer {
  const id = path.slice(1);
  const known = pages.get(id);
  if (id !== "" && known === undefined)
    return { status: 404, html: page({ title: "Không có trang này", body: "" }) };
  if (known !== undefined) {
    const posts = state.postsOf(id).toReversed();
    const body = posts
      .map((post) => {
        const link =
          post.link === "" ? "" : `<p><a href="${escapeHtml(post.link)}">${escapeHtml(post.link)}</a></p>`;
        const images = post.photos
          .map((photo) => state.photos.get(photo))
          .map((photo) =>
            photo === undefined ? "" : `<img alt="${escapeHtml(photo.caption)}" src="/photos/${photo.file}">`,
          )
          .join("");
        return `<article id="${escapeHtml(post.id)}"><p class="small">${when(post.at)}</p><p>${escapeHtml(post.message)}</p>${link}${images}</article>`;
      })
      .join("");
    return { status: 200, html: page({ title: known.name, body: body || "<p>Chưa có bài nào.</p>" }) };
  }
  const rows = [...pages.values()]
    .map((one) => ({ one, posts: state.postsOf(one.id) }))
    .toSorted((a, b) => (b.posts.at(-1)?.at ?? 0) - (a.posts.at(-1)?.at ?? 0));
  const items = rows
    .map(
      ({ one, posts }) =>
        `<li><a href="/${one.id}">${escapeHtml(one.name)}</a> <span class="small">${posts.length} bài</span></li>`,
    )
    .join("");
  return {
    status: 200,
    html: page({
      title: `Facebook mô phỏng: ${state.posts.size} bài trên ${pages.size} trang`,
      body: `<ul>${items}</ul>`,
    }),
  };
}
