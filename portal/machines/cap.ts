import { emptyWarning } from "../../body/kinds/empty-warning.ts";
import { shownDetails } from "../../body/kinds/shown-details.ts";
import { warningKind } from "../../body/kinds/warning.ts";
import { type Article, listArticles, listUnits, readArticle } from "../../server/public-store/queries.ts";
import type { Page } from "../http/answer.ts";
import { articlePath, type Site, siteName } from "../site.ts";
import { plain } from "./plain.ts";
import { element, type XmlNode, xmlDocument } from "./xml.ts";

const capNamespace = "urn:oasis:names:tc:emergency:cap:1.2";
const inFeed = 40;
/** A warning that states no end is over after so long, in milliseconds: CAP readers drop what does not end. */
const usualEndMs = 72 * 3_600_000;
const categories = {
  scam: "Security",
  weather: "Met",
  fire: "Fire",
  traffic: "Transport",
  security: "Safety",
} as const;

type Warning = Article & {
  readonly details: Extract<NonNullable<Article["details"]>, { kind: typeof warningKind.id }>;
};

function isWarning(article: Article | undefined): article is Warning {
  return article?.details?.kind === warningKind.id && article.withdrawnAt === null;
}

/** The newest warnings as an Atom feed whose entries lead to CAP alerts. */
export async function capFeed(site: Site): Promise<Page> {
  const lines = await listArticles(site.db, { filter: { kinds: [warningKind.id] }, limit: inFeed });
  const updated = lines[0]?.updatedAt ?? new Date(0);
  const entries = lines.map((line) => {
    const alert = `${site.publicUrl}/canh-bao/cap/${line.id}.xml`;
    return element("entry", {}, [
      element("id", {}, alert),
      element("title", {}, line.title),
      element("updated", {}, line.updatedAt.toISOString()),
      element("published", {}, line.publishedAt.toISOString()),
      element("author", {}, [element("name", {}, line.unitName)]),
      element("summary", {}, line.summary),
      element("link", { rel: "alternate", type: "application/cap+xml", href: alert }),
      element("link", { rel: "related", type: "text/html", href: site.publicUrl + articlePath(line) }),
    ]);
  });
  const feed = element("feed", { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": "vi" }, [
    element("id", {}, `${site.publicUrl}/canh-bao/cap.xml`),
    element("title", {}, `Cảnh báo của ${siteName}`),
    element("updated", {}, updated.toISOString()),
    element("author", {}, [element("name", {}, siteName)]),
    element("link", { rel: "self", href: `${site.publicUrl}/canh-bao/cap.xml` }),
    ...entries,
  ]);
  return plain("/canh-bao/cap.xml", "application/atom+xml; charset=utf-8", xmlDocument(feed), [
    `kind:${warningKind.id}`,
  ]);
}

/** One warning as a CAP 1.2 alert (OASIS, 1 July 2010, section 3.2). A corrected warning is an update of the first. */
export async function capAlert(
  site: Site,
  { path, id }: { path: string; id: string },
): Promise<Page | undefined> {
  const found = await readArticle(site.db, id);
  if (!isWarning(found)) return undefined;
  const units = await listUnits(site.db);
  const named = units
    .filter(({ code }) => found.details.areaUnitCodes.includes(code))
    .map(({ name }) => name);
  const identifier = (number: number) => `${id}.${number}`;
  const sender = new URL(site.publicUrl).hostname;
  const first = found.corrections.length === 0;
  const alert = element("alert", { xmlns: capNamespace }, [
    element("identifier", {}, identifier(found.corrections.length)),
    element("sender", {}, sender),
    element("sent", {}, capTime(first ? found.publishedAt : found.updatedAt)),
    element("status", {}, "Actual"),
    element("msgType", {}, first ? "Alert" : "Update"),
    element("scope", {}, "Public"),
    ...(first ? [] : [element("references", {}, `${sender},${identifier(0)},${capTime(found.publishedAt)}`)]),
    info({ site, warning: found, area: named.length === 0 ? ["Tỉnh Thanh Hóa"] : named, language: "vi" }),
    ...(found.details.english === null
      ? []
      : [
          info({
            site,
            warning: found,
            area: named.length === 0 ? ["Thanh Hóa province"] : named,
            language: "en",
          }),
        ]),
  ]);
  return plain(path, "application/cap+xml; charset=utf-8", xmlDocument(alert), [`article:${id}`, "units"]);
}

function info({
  site,
  warning,
  area,
  language,
}: {
  site: Site;
  warning: Warning;
  area: readonly string[];
  language: "vi" | "en";
}): XmlNode {
  const { details } = warning;
  const shown = shownDetails(details);
  // CAP 1.2 (3.2.2) requires these of every alert, and has a value of each for what nobody chose.
  const { severity, urgency, certainty } = shown ?? emptyWarning;
  const { english } = details;
  const inEnglish = language === "en" && english !== null;
  const description = [details.trick, ...details.signs.map((sign) => `- ${sign}`)].filter(
    (text) => text !== "",
  );
  const instruction = [...details.actions.map((action) => `- ${action}`), details.reportTo].filter(
    (text) => text !== "",
  );
  const expires =
    details.expiresAt === ""
      ? new Date(warning.publishedAt.getTime() + usualEndMs)
      : new Date(details.expiresAt);
  return element("info", {}, [
    element("language", {}, language === "vi" ? "vi-VN" : "en-US"),
    element("category", {}, shown === null ? "Other" : categories[shown.topic]),
    element("event", {}, warning.categoryName || "Cảnh báo"),
    element("urgency", {}, urgency),
    element("severity", {}, severity),
    element("certainty", {}, certainty),
    element("effective", {}, capTime(warning.publishedAt)),
    ...(details.onsetAt === "" ? [] : [element("onset", {}, capTime(new Date(details.onsetAt)))]),
    element("expires", {}, capTime(expires)),
    element("senderName", {}, warning.unitName),
    element("headline", {}, inEnglish ? english.headline : warning.title),
    element("description", {}, inEnglish ? english.description : description.join("\n") || warning.summary),
    ...(inEnglish
      ? [element("instruction", {}, english.instruction)]
      : instruction.length === 0
        ? []
        : [element("instruction", {}, instruction.join("\n"))]),
    element("web", {}, site.publicUrl + articlePath(warning)),
    element("contact", {}, "113"),
    ...area.map((name) => element("area", {}, [element("areaDesc", {}, name)])),
  ]);
}

/** CAP 3.3.2: the time of day in Viet Nam with its offset, never "Z". */
function capTime(moment: Date): string {
  return `${new Date(moment.getTime() + 7 * 3_600_000).toISOString().slice(0, 19)}+07:00`;
}
