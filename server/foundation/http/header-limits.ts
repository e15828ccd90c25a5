import type { IncomingMessage } from "node:http";

/**
 * How many characters of a header are read. No browser and no client of ours sends more; what is longer was made to
 * cost something. Every header that is not named here has `anyOther`.
 */
export const headerLimits = {
  // Three or four names.
  "accept-encoding": 256,
  range: 256,
  "content-type": 256,
  // Those of apps name the phone, its system, the app and more.
  "user-agent": 1024,
  // The address of a page with all that was asked of it.
  referer: 4096,
  // Also those of other programs under the same name.
  cookie: 8192,
  // Names of files in base64.
  "upload-metadata": 4096,
  anyOther: 1024,
} as const;

const limitOf: ReadonlyMap<string, number> = new Map(Object.entries(headerLimits));
const smallest = Math.min(...limitOf.values());
const forwarded = "x-forwarded-for";

/**
 * Takes away headers that are longer than any client sends, before anything looks at them: they count as not sent. Of
 * X-Forwarded-For the end stays, which the nearest proxies wrote. Must be called first for each request of a server.
 */
export function dropLongHeaders({
  headers,
  rawHeaders,
}: Pick<IncomingMessage, "headers" | "rawHeaders">): void {
  for (const name in headers) {
    const value = headers[name];
    if (typeof value !== "string" || value.length <= smallest) continue;
    if (value.length <= (limitOf.get(name) ?? headerLimits.anyOther)) continue;
    if (name === forwarded) headers[name] = value.slice(-headerLimits.anyOther);
    else delete headers[name];
    dropRaw(rawHeaders, name);
  }
}

/** Libraries that make a request of another form read the headers as they came. */
function dropRaw(rawHeaders: string[], name: string): void {
  for (let index = rawHeaders.length - 2; index >= 0; index -= 2)
    if (rawHeaders[index]?.toLowerCase() === name) rawHeaders.splice(index, 2);
}
