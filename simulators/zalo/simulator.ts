import { randomBytes } from "node:crypto";
import { z } from "zod";
import { type KnownChannel, readChannels } from "../shared/channels.ts";
import { platformClock } from "../shared/clock.ts";
import { createControl } from "../shared/control.ts";
import { createFaults, type FaultOrder } from "../shared/faults.ts";
import { openJournal } from "../shared/journal.ts";
import { escapeHtml, page, when } from "../shared/page.ts";
import { type Answer, type Call, type Running, serve } from "../shared/server.ts";

const settingsSchema = z.strictObject({
  latencyMs: z.number().min(0).default(0),
  /** ZL-4.3: how long an article is processed before verify gives its id (ms of the clock). */
  verifyDelayMs: z.number().min(0).default(0),
  /** How long a ready article is not listed (ms of the clock). */
  visibilityDelayMs: z.number().min(0).default(0),
  /** ZL-1: requests a minute for the whole application. */
  callsPerMinute: z.number().int().min(1).default(4000),
  /** The platform's clock is ahead of the machine's by so much (ms). */
  clockOffsetMs: z.number().default(0),
  /** Verify never says that an article is ready, although it is listed. */
  neverVerifies: z.boolean().default(false),
  /** Fetch covers by their address, as Zalo's servers do. */
  fetchCovers: z.boolean().default(true),
});

const block = z.object({
  type: z.string(),
  content: z.string().optional(),
  url: z.string().optional(),
  caption: z.string().optional(),
});
const article = z.object({
  fact: z.literal("article"),
  id: z.string(),
  token: z.string(),
  account: z.string(),
  title: z.string(),
  author: z.string(),
  description: z.string(),
  cover: z.string(),
  status: z.string(),
  body: z.array(block),
  at: z.number(),
  coverFails: z.boolean(),
});
const fact = z.discriminatedUnion("fact", [
  article,
  z.object({ fact: z.literal("refresh"), account: z.string(), generation: z.number() }),
  z.object({ fact: z.literal("removed"), id: z.string() }),
]);
type Fact = z.infer<typeof fact>;
type Article = z.infer<typeof article>;

const creation = z.object({
  type: z.string(),
  title: z.string().default(""),
  author: z.string().default(""),
  cover: z
    .object({ cover_type: z.string(), photo_url: z.string().optional(), status: z.string().optional() })
    .optional(),
  description: z.string().default(""),
  body: z.array(block).default([]),
  status: z.string().default("hide"),
});
const appId = "demo-app";
const appSecret = "demo-secret";

/** The stand-in for Zalo's OA open API: token refresh, articles, rate limits. */
export async function startZaloSimulator({
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
  const accounts = readChannels({ file: channelsFile, platform: "zalo" });
  const articles = new Map<string, Article>();
  const byToken = new Map<string, Article>();
  const byAccount = new Map<string, Article[]>();
  const generations = new Map<string, number>();
  const apply = (entry: Fact) => {
    if (entry.fact === "refresh") generations.set(entry.account, entry.generation);
    if (entry.fact === "removed") articles.delete(entry.id);
    if (entry.fact === "article") {
      articles.set(entry.id, entry);
      byToken.set(entry.token, entry);
      byAccount.set(entry.account, [...(byAccount.get(entry.account) ?? []), entry]);
    }
  };
  const journal = openJournal<Fact>({ folder, parse: (value) => fact.parse(value), onEntry: apply });
  const remember = (entry: Fact) => {
    journal.append(entry);
    apply(entry);
  };
  const faults = createFaults();
  const userAgents = new Map<string, number>();
  const now = platformClock(() => control.settings().clockOffsetMs);
  const calls = new Map<string, number>();
  let minute = { start: 0, used: 0 };

  /** What citizens can see: ready, shown, not removed, cover fetched. */
  const isPublic = (one: Article) => articles.has(one.id) && !one.coverFails && one.status === "show";
  const isListed = (one: Article) =>
    isPublic(one) &&
    one.at + control.settings().verifyDelayMs + control.settings().visibilityDelayMs <= now().getTime();
  const publicOf = (account: string) => (byAccount.get(account) ?? []).filter(isPublic);

  const control = createControl({
    schema: settingsSchema,
    faults,
    calls,
    userAgents,
    inFlight: () => running.inFlight(),
    state: () => ({
      articles: [...articles.values()].map((one) => ({ ...one, public: isPublic(one) })),
      generations: Object.fromEntries(generations),
    }),
  });

  const handle = async (call: Call): Promise<Answer> => {
    if (call.path === "/healthz") return { status: 200, json: { live: true, pid: process.pid } };
    if (call.path.startsWith("/_simulator/")) return control.handle(call);
    const named = call.headers["user-agent"] ?? "";
    userAgents.set(named, (userAgents.get(named) ?? 0) + 1);
    if (call.path === "/v4/oa/access_token")
      return meet("refresh", accountOfRefresh(call), () => refresh(call));
    const edge =
      /^\/v2\.0\/article\/([a-z]+)$/.exec(call.path)?.[1] ??
      (call.path === "/v2.0/oa/getoa" ? "getoa" : undefined);
    if (edge === undefined) return humanPage(accounts, publicOf, call.path);
    // ZL-1: the token stands in the header and nowhere else.
    const token = /^demo-zalo-(\d+)-(\d+)$/.exec(String(call.headers.access_token ?? ""));
    const account = token?.[1] ?? "";
    return meet(edge, account, () => {
      if (!accounts.has(account)) return failure(-216, "Access token is invalid");
      if (Number(token?.[2]) !== (generations.get(account) ?? 0))
        return failure(-220, "access_token is expired or removed");
      return act(edge, account, call);
    });
  };

  /** Counts the call, applies the rate limit and whatever fault waits for it, and answers with the rate headers. */
  const meet = async (
    kind: string,
    account: string,
    run: () => Answer | Promise<Answer>,
  ): Promise<Answer> => {
    calls.set(kind, (calls.get(kind) ?? 0) + 1);
    const start = Math.floor(now().getTime() / 60_000);
    minute = minute.start === start ? { start, used: minute.used + 1 } : { start, used: 1 };
    const remain = Math.max(0, control.settings().callsPerMinute - minute.used);
    const headers = {
      "x-ratelimit-limit": String(control.settings().callsPerMinute),
      "x-ratelimit-remain": String(remain),
    };
    const fault = faults.take({ channel: account, call: kind });
    const delayMs = control.settings().latencyMs + (fault?.kind === "slow" ? fault.ms : 0);
    if (minute.used > control.settings().callsPerMinute)
      return { ...failure(-32, "Your application reached limit call api"), headers, delayMs };
    const early = fault === undefined ? undefined : beforeCommit(fault);
    if (early !== undefined) return { ...early, headers, delayMs: delayMs + (early.delayMs ?? 0) };
    return { ...afterCommit(await run(), fault, delayMs), headers };
  };

  /** ZL-2.3: single use; both old tokens are dead at once. */
  const refresh = (call: Call): Answer => {
    const form = new URLSearchParams(call.body.toString("utf8"));
    if (call.headers.secret_key !== appSecret || form.get("app_id") !== appId) {
      return {
        status: 200,
        json: {
          error: -14002,
          error_name: "invalid app id",
          message: "App is not active but user is not admin",
        },
      };
    }
    const match = /^demo-zalo-refresh-(\d+)-(\d+)$/.exec(form.get("refresh_token") ?? "");
    const account = match?.[1] ?? "";
    const generation = generations.get(account) ?? 0;
    if (!accounts.has(account) || Number(match?.[2]) !== generation) {
      return {
        status: 200,
        json: { error: -14014, error_name: "invalid refresh token", message: "Invalid refresh token" },
      };
    }
    remember({ fact: "refresh", account, generation: generation + 1 });
    return {
      status: 200,
      json: {
        access_token: `demo-zalo-${account}-${generation + 1}`,
        refresh_token: `demo-zalo-refresh-${account}-${generation + 1}`,
        expires_in: "90000",
      },
    };
  };

  const act = async (edge: string, account: string, call: Call): Promise<Answer> => {
    const known = accounts.get(account);
    if (edge === "getoa") {
      return success({
        oa_id: account,
        name: known?.name,
        is_verified: known?.verified,
        num_follower: known?.followers,
        oa_type: 4,
      });
    }
    if (edge === "create") return create(account, call);
    if (edge === "verify") return verify(account, call);
    if (edge === "getslice") return slice(account, call.query);
    if (edge === "getdetail") {
      const found = articles.get(call.query.get("id") ?? "");
      if (found === undefined || found.account !== account || found.coverFails)
        return failure(-201, "id is invalid!");
      const { id, title, author, description, status, body, cover } = found;
      const shown = {
        id,
        type: "normal",
        title,
        author,
        description,
        status,
        body,
        cover: { cover_type: "photo", photo_url: cover, status: "show" },
      };
      return success({
        ...shown,
        link_view: linkOf(found),
        total_view: 0,
        total_like: 0,
        total_share: 0,
        total_comment: 0,
      });
    }
    if (edge === "remove") {
      const { id } = z.object({ id: z.string() }).parse(JSON.parse(call.body.toString("utf8")));
      if (articles.get(id)?.account !== account) return failure(-201, "id is invalid!");
      remember({ fact: "removed", id });
      return success({});
    }
    return failure(-209, "Not supported this api");
  };

  const create = async (account: string, call: Call): Promise<Answer> => {
    const parsed = creation.safeParse(jsonOf(call.body));
    if (!parsed.success) return failure(-201, "body is invalid!");
    const { title, author, description, cover, body, status, type } = parsed.data;
    if (type !== "normal") return failure(-201, "type accept only 2 value normal and video.");
    // ZL-4.1: the documented 150 and 300 are themselves refused.
    if (title === "" || [...title].length >= 150) return failure(-201, "title allow 1 to 150 characters");
    if ([...description].length >= 300) return failure(-201, "description allow 1 to 300 characters");
    if ([...author].length > 50) return failure(-201, "author is invalid!");
    if (cover === undefined || cover.cover_type !== "photo" || cover.photo_url === undefined)
      return failure(-201, "cover value is invalid");
    if (cover.status === undefined) return failure(-200, "create media fail");
    const entry: Article = {
      fact: "article",
      id: randomBytes(10).toString("hex"),
      token: `${randomBytes(18).toString("base64")}==`,
      account,
      title,
      author,
      description,
      cover: cover.photo_url,
      status,
      body,
      at: now().getTime(),
      coverFails: control.settings().fetchCovers && !(await canFetch(cover.photo_url)),
    };
    remember(entry);
    return success({ token: entry.token });
  };

  const verify = (account: string, call: Call): Answer => {
    const token = z.object({ token: z.string() }).safeParse(jsonOf(call.body));
    const found = token.success ? byToken.get(token.data.token) : undefined;
    if (found === undefined || found.account !== account) return failure(-201, "token is invalid!");
    const { verifyDelayMs, neverVerifies } = control.settings();
    if (neverVerifies || found.at + verifyDelayMs > now().getTime())
      return failure(-214, "Media is being processed");
    return found.coverFails ? failure(-200, "Upload media failed") : success({ id: found.id });
  };

  /** ZL-4.4: flat parameters, at most 10, newest first. */
  const slice = (account: string, query: URLSearchParams): Answer => {
    const limit = Number(query.get("limit") ?? "10");
    if (query.get("type") !== "normal" && query.get("type") !== "video")
      return failure(-201, "type accept only 2 value normal and video.");
    if (limit > 10) return failure(-201, "maximum limit is 10");
    const offset = Number(query.get("offset") ?? "0");
    const listed = (byAccount.get(account) ?? []).filter(isListed).toReversed();
    const medias = listed.slice(offset, offset + limit).map((one) => ({
      id: one.id,
      type: "normal",
      title: one.title,
      status: one.status,
      create_date: one.at,
      update_date: one.at,
      link_view: linkOf(one),
    }));
    return success({ total: listed.length, medias });
  };

  const running = await serve({ host, port, now, handle });
  return {
    ...running,
    async stop() {
      await running.stop();
      journal.close();
    },
  };

  function linkOf(one: Article): string {
    return `http://${host}:${running.port}/${one.account}#${one.id}`;
  }
}

/** ZL-1: every answer is HTTP 200; the error code tells. */
function success(data: unknown): Answer {
  return { status: 200, json: { error: 0, message: "Success", data } };
}

function failure(error: number, message: string): Answer {
  return { status: 200, json: { error, message } };
}

/** ZL-4.1: Zalo's servers fetch the cover themselves; JPEG or PNG of at most 1 MB. */
async function canFetch(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5000) });
    const bytes = await response.arrayBuffer();
    return (
      response.ok &&
      /^image\/(jpeg|png)/.test(response.headers.get("content-type") ?? "") &&
      bytes.byteLength <= 1024 * 1024
    );
  } catch {
    // Not reachable: the upload fails at verify.
    return false;
  }
}

function beforeCommit(fault: FaultOrder): Answer | undefined {
  switch (fault.kind) {
    case "error-before-commit":
      return fault.code === undefined
        ? { status: 500, json: {} }
        : failure(fault.code, fault.message ?? "Error");
    case "timeout-before-commit":
      return { status: 200, wire: "hang", delayMs: fault.ms };
    case "reset-before-commit":
      return { status: 200, wire: "reset" };
    case "platform-error":
      return failure(fault.code ?? -216, fault.message ?? "Access token is invalid");
    default:
      return undefined;
  }
}

function afterCommit(answer: Answer, fault: FaultOrder | undefined, delayMs: number): Answer {
  switch (fault?.kind) {
    case "error-after-commit":
      return fault.code === undefined
        ? { status: 500, json: {}, delayMs }
        : { ...failure(fault.code, fault.message ?? "Error"), delayMs };
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

function accountOfRefresh(call: Call): string {
  return /demo-zalo-refresh-(\d+)-/.exec(call.body.toString("utf8"))?.[1] ?? "";
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    // Not JSON: refused by the schema.
    return undefined;
  }
}

function humanPage(
  accounts: Map<string, KnownChannel>,
  publicOf: (account: string) => Article[],
  path: string,
): Answer {
  const id = path.slice(1);
  const known = accounts.get(id);
  if (id !== "" && known === undefined)
    return { status: 404, html: page({ title: "Không có tài khoản này", body: "" }) };
  if (known !== undefined) {
    const body = publicOf(id)
      .toReversed()
      .map((one) => {
        const paragraphs = one.body.map((part) =>
          part.type === "text"
            ? (part.content ?? "")
            : `<img alt="${escapeHtml(part.caption ?? "")}" src="${escapeHtml(part.url ?? "")}">`,
        );
        return `<article id="${escapeHtml(one.id)}"><p class="small">${when(one.at)} · ${escapeHtml(one.author)}</p><h2>${escapeHtml(one.title)}</h2><img alt="" src="${escapeHtml(one.cover)}"><p>${escapeHtml(one.description)}</p>${paragraphs.map((part) => (part.startsWith("<img") ? part : `<p>${escapeHtml(part.replace(/<[^>]+>/g, ""))}</p>`)).join("")}</article>`;
      })
      .join("");
    return { status: 200, html: page({ title: known.name, body: body || "<p>Chưa có bài nào.</p>" }) };
  }
  const rows = [...accounts.values()]
    .map((one) => ({ one, count: publicOf(one.id).length, last: publicOf(one.id).at(-1)?.at ?? 0 }))
    .toSorted((a, b) => b.last - a.last);
  const items = rows
    .map(
      ({ one, count }) =>
        `<li><a href="/${one.id}">${escapeHtml(one.name)}</a> <span class="small">${count} bài</span></li>`,
    )
    .join("");
  const all = rows.reduce((sum, row) => sum + row.count, 0);
  return {
    status: 200,
    html: page({
      title: `Zalo mô phỏng: ${all} bài trên ${accounts.size} tài khoản`,
      body: `<ul>${items}</ul>`,
    }),
  };
}
