import type { IncomingMessage, ServerResponse } from "node:http";

/** An answer's headers and its body's bytes as a Latin-1 string; the same object for all who get it. */
interface Variant {
  readonly headers: string[];
  readonly body: string;
}

/** The end of a head that keeps the connection open, as Node writes it by itself. */
const keptOpen = /\r\nConnection: keep-alive\r\nKeep-Alive: timeout=\d+\r\n\r\n$/;

let second = 0;
/** What Node wrote in this second, head and body in one piece, by what it was written from. */
let written = new Map<Variant, string>();

function writtenThisSecond(): Map<Variant, string> {
  const now = Math.floor(Date.now() / 1000);
  if (now !== second) {
    second = now;
    written = new Map();
  }
  return written;
}

/** Answers of this turn of the event loop whose heads are written; all of them leave at its end. */
let waiting: ServerResponse[] = [];

function leaveTogether(response: ServerResponse): void {
  waiting.push(response);
  if (waiting.length === 1) setImmediate(sendWaiting);
}

function sendWaiting(): void {
  const leaving = waiting;
  waiting = [];
  for (const response of leaving) response.end();
}

/** Whether Node would write the same head to this reader as to any other who gets the same, and no body comes with what he asks. */
function isUsual(request: IncomingMessage, response: ServerResponse): boolean {
  return (
    request.method === "GET" &&
    request.httpVersion === "1.1" &&
    request.headers.expect === undefined &&
    request.headers["content-length"] === undefined &&
    request.headers["transfer-encoding"] === undefined &&
    response.shouldKeepAlive &&
    // A server that ends a connection after so many requests counts them in the head.
    "_maxRequestsPerSocket" in response &&
    !response._maxRequestsPerSocket &&
    !response.headersSent &&
    response.getHeaderNames().length === 0
  );
}

/**
 * Ends the reading of a request that has no body. Node otherwise takes every request for a stream and lets it end over
 * several turns. Its option `optimizeEmptyRequests` does the same for a whole server; but Fastify waits for the end of
 * a body whose kind is named and whose length is not, which would then never come.
 */
function endReading(request: IncomingMessage): void {
  if ("_dumpAndCloseReadable" in request && typeof request._dumpAndCloseReadable === "function")
    request._dumpAndCloseReadable();
}

/**
 * Sends what is ready. Node writes a head anew for every answer, header by header, and joins it to the body, which is
 * most of its work for a cached page; it differs by its Date alone. So what it wrote first in a second is sent to all
 * others of that second as it is. `_header` is where Node keeps the head that it wrote and that it has yet to send; a
 * version that keeps it elsewhere writes every head anew. Requests that were read in the same turn are answered together
 * at its end: handing bytes to the system wakes whoever waits for them, which a crowd needs once and not once for each.
 */
export function sendReady(
  request: IncomingMessage,
  response: ServerResponse,
  ready: { status: number; variant: Variant },
): void {
  if (!("_header" in response) || !isUsual(request, response)) {
    writeAnew(request, response, ready);
    return;
  }
  const { status, variant } = ready;
  const before = writtenThisSecond().get(variant);
  if (before !== undefined) {
    response.statusCode = status;
    response._header = before;
    endReading(request);
    leaveTogether(response);
    return;
  }
  writeAnew(request, response, ready);
  const head = response._header;
  if (typeof head === "string" && keptOpen.test(head))
    writtenThisSecond().set(variant, inOnePiece(head + variant.body));
}

function writeAnew(
  { method }: IncomingMessage,
  response: ServerResponse,
  { status, variant }: { status: number; variant: Variant },
): void {
  response.writeHead(status, variant.headers);
  if (method === "HEAD") response.end();
  else response.end(variant.body, "latin1");
}

/** The same text not as a tree of the parts it was joined from, which would be put together at each sending. */
function inOnePiece(text: string): string {
  return Buffer.from(text, "latin1").toString("latin1");
}
