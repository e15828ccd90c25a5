import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import { Agent, interceptors, request } from "undici";

/** Something of ours that a platform is about to fetch by itself; `digest` where its bytes are known. */
export interface Fetched {
  readonly url: string;
  readonly digest?: string;
}

/** Asks our own public address for what a platform is about to fetch from it. */
export interface PublicAddress {
  /** Whether all of it is answered, each with the right bytes. */
  gives(wanted: readonly Fetched[]): Promise<boolean>;
}

/** A good answer holds for so long, so that hundreds of channels with one picture ask once; a bad one is never kept. */
const goodForMs = 15_000;
const mostRemembered = 500;
const timeoutMs = 10_000;
const largest = 16 * 1024 * 1024;

/** Opens the way to our own public address, through whatever proxy stands before it, as a platform's servers go. */
export function openPublicAddress({ userAgent }: { userAgent: string }): PublicAddress {
  const agent = new Agent({
    connections: 4,
    connect: { timeout: timeoutMs },
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    maxResponseSize: largest,
  }).compose(interceptors.redirect({ maxRedirections: 3 }));
  const known = new LRUCache<string, Promise<boolean>>({ max: mostRemembered, ttl: goodForMs });
  const ask = async ({ url, digest }: Fetched): Promise<boolean> => {
    try {
      const { statusCode, body } = await request(url, {
        dispatcher: agent,
        headers: { "user-agent": userAgent },
        signal: AbortSignal.timeout(timeoutMs),
      });
      const bytes = Buffer.from(await body.arrayBuffer());
      if (statusCode !== 200 || bytes.length === 0) return false;
      return digest === undefined || createHash("sha256").update(bytes).digest("hex") === digest;
    } catch {
      // Not reachable, too slow or too large: a platform would not get it either.
      return false;
    }
  };
  const gives = (one: Fetched): Promise<boolean> => {
    const key = `${one.url} ${one.digest ?? ""}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const answer = ask(one).then((good) => {
      if (!good) known.delete(key);
      return good;
    });
    known.set(key, answer);
    return answer;
  };
  return {
    gives: async (wanted) => (await Promise.all(wanted.map(gives))).every((good) => good),
  };
}
