/** Where a reader came from, as far as the browser says; programs that read by themselves are told apart. */
export const sources = ["direct", "search", "facebook", "zalo", "other", "bot"] as const;
export type Source = (typeof sources)[number];

const bots =
  /bot\b|bot\/|crawl|spider|slurp|facebookexternalhit|whatsapp|telegram|curl|wget|python|go-http|java\/|okhttp|headless|lighthouse|monitor|uptime|scrapy|httpclient|node-fetch|undici|axios/i;
const search = /(^|\.)(google|bing|coccoc|duckduckgo|yahoo|yandex|baidu|ecosia)(\.[a-z]{2,3}){1,2}$/;

/** Of the names of the DNS (RFC 1035, section 2.3.4). */
const longestHost = 253;

/** Whether a program and no person asks, by what it calls itself; without a name it is a program. */
export function isBot(userAgent: string): boolean {
  return userAgent === "" || bots.test(userAgent) || isZaloPreview(userAgent.toLowerCase());
}

/** Zalo fetches the picture and the title of a link that somebody sends. */
function isZaloPreview(name: string): boolean {
  const at = name.indexOf("zalo");
  return at !== -1 && name.includes("preview", at);
}

/** Where a visit began; undefined when the reader was on our own site already, so that no new visit begins. */
export function sourceOfVisit({
  referer,
  ownHost,
}: {
  referer: string;
  ownHost: string;
}): Exclude<Source, "bot"> | undefined {
  if (referer === "") return "direct";
  const host = hostOf(referer);
  if (host === ownHost) return undefined;
  if (host === "" || host.length > longestHost) return "other";
  if (search.test(host)) return "search";
  if (/(^|\.)(facebook\.com|fb\.com|messenger\.com)$/.test(host)) return "facebook";
  return /(^|\.)(zalo\.me|zaloapp\.com|zapps\.vn)$/.test(host) ? "zalo" : "other";
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname : "";
}
