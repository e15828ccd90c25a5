import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { LRUCache } from "lru-cache";
import { kindsThat } from "../../body/kinds/list.ts";
import type { Cacheable } from "./page-cache.ts";

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** A page as a room of the portal makes it, before it is dressed for the wire. */
export interface Page {
  readonly status: 200 | 400 | 404 | 405 | 410 | 413 | 429 | 503;
  /** Its one address; any other spelling is led there. Undefined: it stands for any address (404 …). */
  readonly path: string | undefined;
  readonly contentType: string;
  readonly body: string | Buffer;
  /** What changes it: "home", "article:…", "category:…", "unit:…", "kind:…", "feed". */
  readonly keys: readonly string[];
  readonly stored: boolean;
}

type Encoding = "br" | "gzip" | "identity";

/** A page ready for the wire in every encoding, with its headers. Never changed. */
export interface Answer extends Cacheable {
  readonly status: number;
  readonly path: string | undefined;
  readonly etag: string;
  /** What a reading of it is counted as; undefined for what no person reads. */
  readonly subject: string | undefined;
  readonly variants: Readonly<Record<Encoding, { headers: string[]; body: Buffer }>>;
  readonly notModified: string[];
}

/** How long who may keep an answer. */
export const lifetimes = {
  page: "public, max-age=0, s-maxage=60, stale-while-revalidate=60, stale-if-error=86400",
  /** A page that names a person whose notice may be closed at any time (WN-02): nobody may show it when it is stale. */
  personPage: "public, max-age=0, s-maxage=5, must-revalidate",
  /** What is not there now may be there in a moment. */
  absent: "public, max-age=0, s-maxage=1",
  fixed: "public, max-age=31536000, immutable, stale-if-error=86400",
  named: "public, max-age=3600, stale-if-error=86400",
  /** A picture of such a person: asked for again each minute. */
  person: "public, max-age=60, s-maxage=5, must-revalidate",
  none: "no-store",
} as const;

/** The keys of the kinds whose notices can be closed. */
const personKeys: ReadonlySet<string> = new Set(
  kindsThat(({ isClosable }) => isClosable).map((kind) => `kind:${kind}`),
);

/** The keys that a page carries for the persons among what it shows: with one of them no cache shows it stale. */
export function keysOfPersons(shown: readonly { readonly kind: string }[]): string[] {
  return [...new Set(shown.map(({ kind }) => `kind:${kind}`))].filter((key) => personKeys.has(key));
}

/** How long caches further out may keep a page. */
export function lifetimeOf({ status, keys, stored }: Page): string {
  if (!stored || status >= 429) return lifetimes.none;
  if (status === 404) return lifetimes.absent;
  return keys.some((key) => personKeys.has(key)) ? lifetimes.personPage : lifetimes.page;
}

/**
 * The headers that say how long an answer may be kept. A reverse proxy of our own keeps it for a second and does what
 * Cache-Control says of stale answers: nginx takes the lifetime from X-Accel-Expires, which it sends to nobody, and must
 * meet it last.
 */
export function lifetimeHeaders(lifetime: string): string[] {
  return [...["Cache-Control", lifetime], ...(lifetime === lifetimes.none ? [] : ["X-Accel-Expires", "1"])];
}

/** The headers that every answer of the portal carries. One script of ours may run, nothing inline and nothing of others. */
export function commonHeaders({ publicUrl }: { publicUrl: string }): string[] {
  const headers = [
    "Content-Security-Policy",
    "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options",
    "nosniff",
    "Referrer-Policy",
    "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy",
    "same-origin",
    "Permissions-Policy",
    "camera=(), microphone=(), geolocation=()",
  ];
  return publicUrl.startsWith("https://")
    ? [...headers, "Strict-Transport-Security", "max-age=31536000; includeSubDomains"]
    : headers;
}

const compressible = /^(text\/|application\/(javascript|([a-z0-9.-]+\+)?(json|xml))(?=;|$)|image\/svg)/;

/** Dresses a page: compressed once, hashed once, headers written once. */
export async function dress(
  page: Page,
  { common, lifetime, effort = 5 }: { common: readonly string[]; lifetime: string; effort?: number },
): Promise<Answer> {
  const plain = Buffer.isBuffer(page.body) ? page.body : Buffer.from(page.body, "utf8");
  const packs = compressible.test(page.contentType) && plain.length > 256;
  const [br, gz] = packs
    ? await Promise.all([
        toBrotli(plain, {
          params: {
            [constants.BROTLI_PARAM_QUALITY]: effort,
            [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
          },
        }),
        toGzip(plain, { level: 6 }),
      ])
    : [plain, plain];
  // Weak: the same page in another encoding is the same page.
  const subject = subjectOf(page);
  const etag = `W/"${createHash("sha256").update(plain).digest("base64url").slice(0, 22)}"`;
  const cacheable = lifetime !== lifetimes.none;
  const shared = [
    ...common,
    ...lifetimeHeaders(lifetime),
    ...(packs ? ["Vary", "Accept-Encoding"] : []),
    ...(cacheable ? ["ETag", etag] : []),
    ...(page.keys.length > 0 ? ["Surrogate-Key", page.keys.join(" ")] : []),
    // The proxy names it when it tells of a reading that its cache answered (`server/insight/take-readings.ts`).
    ...(subject === undefined ? [] : ["X-Counted-As", subject]),
  ];
  const variant = (encoding: Encoding, body: Buffer) => ({
    body,
    headers: [
      "Content-Type",
      page.contentType,
      "Content-Length",
      String(body.length),
      ...(encoding === "identity" || !packs ? [] : ["Content-Encoding", encoding]),
      ...shared,
    ],
  });
  return {
    status: page.status,
    path: page.path,
    keys: page.keys,
    stored: page.stored,
    etag,
    subject,
    bytes: plain.length + (packs ? br.length + gz.length : 0),
    variants: {
      identity: variant("identity", plain),
      gzip: variant("gzip", gz),
      br: variant("br", br),
    },
    notModified: shared,
  };
}

/** An article is counted by its id, another page by its path, however it was asked for. */
function subjectOf({ status, path, contentType, keys }: Page): string | undefined {
  if (status !== 200 || path === undefined || !contentType.startsWith("text/html")) return undefined;
  const article = keys.find((key) => key.startsWith("article:"));
  return path.startsWith("/tin/") && article !== undefined
    ? `item:${article.slice("article:".length)}`
    : `page:${path.split("?")[0]}`;
}

/** Sends an answer: 304 when the reader has it, no body for HEAD, in the best encoding that the reader takes. */
export function send(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  const known = request.headers["if-none-match"];
  if (known !== undefined && answer.status === 200 && matchesEtag(known, answer.etag)) {
    response.writeHead(304, answer.notModified);
    response.end();
    return;
  }
  const { headers, body } = answer.variants[encodingFor(request.headers["accept-encoding"])];
  response.writeHead(answer.status, headers);
  response.end(request.method === "HEAD" ? undefined : body);
}

/** Whether an If-None-Match header names this version (RFC 9110, section 13.1.2). */
export function matchesEtag(header: string, etag: string): boolean {
  if (header === etag || header === "*") return true;
  const opaque = etag.slice(2);
  return header.split(",").some((part) => part.trim().replace(/^W\//, "") === opaque);
}

const remembered = new LRUCache<string, Encoding>({ max: 200 });

/** The best encoding that an Accept-Encoding header takes; browsers send few different ones, so each is read once. */
export function encodingFor(header: string | string[] | undefined): Encoding {
  if (typeof header !== "string") return "identity";
  const before = remembered.get(header);
  if (before !== undefined) return before;
  const encoding = readEncoding(header);
  remembered.set(header, encoding);
  return encoding;
}

function readEncoding(header: string): Encoding {
  const weights = new Map(
    header.split(",").map((part) => {
      const [name = "", ...parameters] = part.split(";").map((word) => word.trim().toLowerCase());
      const q = parameters.find((parameter) => parameter.startsWith("q="));
      return [name, q === undefined ? 1 : Number(q.slice(2)) || 0];
    }),
  );
  const taken = (name: string) => (weights.get(name) ?? weights.get("*") ?? 0) > 0;
  return taken("br") ? "br" : taken("gzip") ? "gzip" : "identity";
}
