import { Agent, type Dispatcher, FormData, request } from "undici";

/** What became of a call on the wire, before anybody reads what the platform said. */
export type TransportResult =
  | {
      readonly outcome: "answered";
      readonly status: number;
      readonly headers: ReadonlyMap<string, string>;
      readonly body: unknown;
      /** The other side's time when it answered, where its `Date` header tells it. */
      readonly platformTime?: Date;
    }
  /** The connection was never made: surely nothing was done. */
  | { readonly outcome: "not-sent"; readonly detail: string }
  /** Sent, but no whole answer came: perhaps done. */
  | { readonly outcome: "no-answer"; readonly detail: string };

/** One call: form fields or JSON, with headers that may hold secrets (they appear in no detail). */
export interface WireCall {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly form?: FormData | URLSearchParams;
  readonly json?: unknown;
}

/** A way to one platform: connections kept open, every call bounded in time and size, nothing repeated. */
export type Transport = (call: WireCall) => Promise<TransportResult>;

/** A call is over after so long; a delivery's lease is longer than this. */
const callTimeoutMs = 30_000;
const largestAnswer = 2 * 1024 * 1024;
const neverSent = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** Opens a transport with at most so many connections. */
export function openTransport({
  connections,
  userAgent,
  timeoutMs = callTimeoutMs,
}: {
  connections: number;
  /** How the call names us. */
  userAgent: string;
  timeoutMs?: number;
}): Transport {
  const agent = new Agent({
    connections,
    pipelining: 1,
    connect: { timeout: 10_000 },
    // Each call has a limit of its own, over head and body together.
    headersTimeout: 0,
    bodyTimeout: 0,
    maxResponseSize: largestAnswer,
  });
  return async (call) => {
    const limit = listenFor(timeoutMs);
    try {
      const response = await request(call.url, {
        dispatcher: agent,
        method: call.method,
        signal: limit.signal,
        headers: {
          ...call.headers,
          "user-agent": userAgent,
          accept: "application/json",
          ...(call.json === undefined ? {} : { "content-type": "application/json" }),
          ...(call.form instanceof URLSearchParams
            ? { "content-type": "application/x-www-form-urlencoded" }
            : {}),
        },
        body: bodyOf(call),
      });
      const text = await response.body.text();
      const headers = headersOf(response);
      const platformTime = timeOf(headers.get("date"));
      return {
        outcome: "answered",
        status: response.statusCode,
        headers,
        body: parse(text),
        ...(platformTime === undefined ? {} : { platformTime }),
      };
    } catch (error) {
      return { outcome: wasNeverSent(error) ? "not-sent" : "no-answer", detail: codeOf(error) };
    } finally {
      limit.end();
    }
  };
}

/** The time of a call is counted in so many parts. */
const parts = 30;

/**
 * A limit of the time in which this process could hear the answer: while it is held up by itself nothing is counted, for
 * its own slowness is not the platform's silence.
 */
function listenFor(milliseconds: number): { readonly signal: AbortSignal; end(): void } {
  const over = new AbortController();
  let left = parts;
  // However late the process is, one part at most is counted for each turn in which it has listened.
  const timer = setInterval(() => {
    left -= 1;
    if (left <= 0) over.abort(new DOMException("the call took too long", "TimeoutError"));
  }, milliseconds / parts);
  return { signal: over.signal, end: () => clearInterval(timer) };
}

function bodyOf(call: WireCall): string | FormData | null {
  if (call.json !== undefined) return JSON.stringify(call.json);
  if (call.form instanceof FormData) return call.form;
  return call.form === undefined ? null : call.form.toString();
}

function headersOf(response: Dispatcher.ResponseData): Map<string, string> {
  const headers = new Map<string, string>();
  for (const [name, value] of Object.entries(response.headers)) {
    if (value !== undefined) headers.set(name.toLowerCase(), Array.isArray(value) ? value.join(", ") : value);
  }
  return headers;
}

/** The time that a `Date` header says, in the one form that servers may send; undefined when it is none. */
function timeOf(header: string | undefined): Date | undefined {
  if (
    header === undefined ||
    !/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(header)
  )
    return undefined;
  const time = new Date(header);
  return Number.isNaN(time.getTime()) ? undefined : time;
}

/** The JSON of an answer, or undefined when it is none. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: the caller treats it as an unparsable answer.
    return undefined;
  }
}

/** Whether an error proves that nothing was sent: only while the connection is made, for one that is open may be lost by the same. */
export function wasNeverSent(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError) return error.errors.length > 0 && error.errors.every(wasNeverSent);
  const code = codeOf(error);
  if (code === "UND_ERR_CONNECT_TIMEOUT") return true;
  const call = "syscall" in error ? error.syscall : undefined;
  return neverSent.has(code) && (call === "connect" || call === "getaddrinfo");
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  if (error.name === "TimeoutError" || error.name === "AbortError") return "timeout";
  if ("code" in error && typeof error.code === "string") return error.code;
  return error.cause === undefined ? error.name : codeOf(error.cause);
}
