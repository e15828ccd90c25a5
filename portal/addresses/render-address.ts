import type { Page } from "../http/answer.ts";
import { renderMachine } from "../machines/render-machine.ts";
import { articlePage } from "../pages/article.tsx";
import { channelsJson, channelsPage } from "../pages/channels.tsx";
import { designPage } from "../pages/design.tsx";
import { newDraftComment } from "../pages/draft-comment.tsx";
import { newErrorReport } from "../pages/error-report.tsx";
import { homePage } from "../pages/home.tsx";
import { categoryPage } from "../pages/lists.tsx";
import { openDataIndex } from "../pages/open-data.tsx";
import { missingPage, wantedPage } from "../pages/persons.tsx";
import { documentsPage, proceduresPage, questionsPage } from "../pages/records.tsx";
import { searchPage, suggestionsPage } from "../pages/search.tsx";
import { sitemapTreePage } from "../pages/sitemap-tree.tsx";
import { staticPage } from "../pages/static.tsx";
import { statisticsPage } from "../pages/statistics.tsx";
import { subscriptionPage } from "../pages/subscription.tsx";
import { tipPage } from "../pages/tip.tsx";
import { unitPage, unitsPage } from "../pages/units.tsx";
import { warningsPage } from "../pages/warnings.tsx";
import type { Site } from "../site.ts";
import type { Address } from "./address.ts";

/** Makes the page of an address from the public store; undefined when there is nothing at it. */
export async function renderAddress(site: Site, address: Address): Promise<Page | undefined> {
  switch (address.route) {
    case "home":
      return homePage(site);
    case "category":
      return categoryPage(site, address);
    case "units":
      return unitsPage(site, address);
    case "unit":
      return unitPage(site, address);
    case "article":
      return articlePage(site, address);
    case "wanted":
      return wantedPage(site, address);
    case "missing":
      return missingPage(site, address);
    case "warnings":
      return warningsPage(site, address);
    case "documents":
      return documentsPage(site, address);
    case "procedures":
      return proceduresPage(site, address);
    case "questions":
      return questionsPage(site, address);
    case "tip":
      return tipPage(site, address);
    case "subscription":
      return subscriptionPage(site);
    case "error-report":
      return newErrorReport(site, address);
    case "draft-comment":
      return newDraftComment(site, address);
    case "static":
      return staticPage(site, address);
    case "sitemap-page":
      return sitemapTreePage(site);
    case "design":
      return designPage(site);
    case "open-data-index":
      return openDataIndex(site);
    case "statistics":
      return statisticsPage(site);
    case "channels":
      return channelsPage(site, address);
    case "search":
      return searchPage(site, address);
    case "suggestions":
      return suggestionsPage(site, address);
    case "channels-json":
      return channelsJson(site);
    default:
      return renderMachine(site, address);
  }
}
