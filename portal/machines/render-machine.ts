import type { Page } from "../http/answer.ts";
import type { Site } from "../site.ts";
import { capAlert, capFeed } from "./cap.ts";
import { feedPage } from "./feeds.ts";
import { ledgerCheckpointPage } from "./ledger-checkpoint.ts";
import type { MachineAddress } from "./machine-address.ts";
import { openDataPage } from "./open-data.ts";
import { articlePdf } from "./pdf.ts";
import { apiPage } from "./public-api.ts";
import { qrPage } from "./qr.ts";
import { robotsPage, securityPage } from "./robots.ts";
import { sharePicture } from "./share-picture.ts";
import { sitemapIndex, sitemapNews, sitemapOfMonth, sitemapPlaces } from "./sitemap.ts";

/** Makes what an address for programs answers; undefined when there is nothing at it. */
export async function renderMachine(site: Site, address: MachineAddress): Promise<Page | undefined> {
  switch (address.route) {
    case "feed":
      return feedPage(site, address);
    case "cap-feed":
      return capFeed(site);
    case "cap-alert":
      return capAlert(site, address);
    case "sitemap":
      return sitemapIndex(site);
    case "sitemap-places":
      return sitemapPlaces(site);
    case "sitemap-month":
      return sitemapOfMonth(site, address);
    case "sitemap-news":
      return sitemapNews(site);
    case "robots":
      return robotsPage(site);
    case "ledger-checkpoint":
      return ledgerCheckpointPage(site);
    case "security":
      return securityPage(site);
    case "qr":
      return qrPage(site, address);
    case "share-picture":
      return sharePicture(site, address);
    case "pdf":
      return articlePdf(site, address);
    case "open-data":
      return openDataPage(site, address);
    default:
      return apiPage(site, address);
  }
}
