import type { PlatformFacts } from "../foundation/platform-facts.ts";

/** What counting asks of a platform. */
export type SendingPlatform = Pick<PlatformFacts, "id" | "visits">;

/** Programs that read by themselves, told apart from every source of readers. */
export const programs = "bot";

/** Where readers may come from, in the order of the screen; each platform is one by its id. */
export function sourcesOf(platforms: readonly SendingPlatform[]): string[] {
  return ["direct", "search", ...platforms.map(({ id }) => id), "other"];
}

const bots =
  /bot\b|bot\/|crawl|spider|slurp|whatsapp|telegram|curl|wget|python|go-http|java\/|okhttp|headless|lighthouse|monitor|uptime|scrapy|httpclient|node-fetch|undici|axios/i;
const search = /(^|\.)(google|bing|coccoc|duckduckgo|yahoo|yandex|baidu|ecosia)(\.[a-z]{2,3}){1,2}$/;

/** Of the names of the DNS (RFC 1035, section 2.3.4). */
const longestHost = 253;

/** Whether a program and no person asks, by what it calls itself; without a name it is a program. */
export function isBot(userAgent: string, platforms: readonly SendingPlatform[]): boolean {
  if (userAgent === "" || bots.test(userAgent)) return true;
  const name = userAgent.toLowerCase();
  return platforms.some(({ visits: { previewAgent } }) => holdsInOrder(name, previewAgent));
}

function holdsInOrder(text: string, words: readonly string[]): boolean {
  let at = 0;
  for (const word of words) {
    at = text.indexOf(word, at);
    if (at === -1) return false;
  }
  return words.length > 0;
}

/**
 * Where a visit began, one of `sourcesOf`; undefined when the reader was on our own site already, so that no new visit
 * begins.
 */
export function sourceOfVisit({
  referer,
  ownHost,
  platforms,
}: {
  referer: string;
  ownHost: string;
  platforms: readonly SendingPlatform[];
}): string | undefined {
  if (referer === "") return "direct";
  const host = hostOf(referer);
  if (host === ownHost) return undefined;
  if (host === "" || host.length > longestHost) return "other";
  if (search.test(host)) return "search";
  const sender = platforms.find(({ visits: { hosts } }) =>
    hosts.some((known) => host === known || host.endsWith(`.${known}`)),
  );
  return sender?.id ?? "other";
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname : "";
}
