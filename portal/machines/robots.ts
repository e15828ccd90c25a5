import type { Page } from "../http/answer.ts";
import type { Site } from "../site.ts";
import { plain } from "./plain.ts";

const halfYearMs = 180 * 24 * 3600 * 1000;

/** What crawlers may read: the portal, and the API that is meant for them. */
export function robotsPage(site: Site): Page {
  const lines = [
    "User-agent: *",
    "Allow: /api/v1/public/",
    "Disallow: /api/",
    "Disallow: /toa-soan/",
    "Disallow: /tim-kiem",
    "Disallow: /en/search",
    `Sitemap: ${site.publicUrl}/sitemap.xml`,
  ];
  return plain("/robots.txt", "text/plain; charset=utf-8", `${lines.join("\n")}\n`, []);
}

/** Whom to tell of a weakness (RFC 9116). */
export function securityPage(site: Site): Page {
  const expires = new Date(site.now().getTime() + halfYearMs);
  expires.setUTCHours(0, 0, 0, 0);
  const lines = [
    `Contact: ${site.publicUrl}/lien-he`,
    `Expires: ${expires.toISOString()}`,
    "Preferred-Languages: vi, en",
    `Canonical: ${site.publicUrl}/.well-known/security.txt`,
  ];
  return plain("/.well-known/security.txt", "text/plain; charset=utf-8", `${lines.join("\n")}\n`, []);
}
