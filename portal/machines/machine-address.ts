import { type ApiAddress, readApiAddress } from "./public-api-address.ts";

const formats = { "rss.xml": "rss", "atom.xml": "atom", "feed.json": "json" } as const;
export type FeedFormat = (typeof formats)[keyof typeof formats];

/** Whose news a feed holds. */
export type FeedScope =
  | { readonly of: "all" }
  | { readonly of: "warnings" }
  | { readonly of: "category"; readonly slug: string }
  | { readonly of: "unit"; readonly slug: string };

/** An address that programs read, of which the portal has many and people see few. `path` is its one spelling. */
export type MachineAddress =
  | { readonly route: "feed"; readonly path: string; readonly format: FeedFormat; readonly scope: FeedScope }
  | {
      readonly route:
        | "cap-feed"
        | "ledger-checkpoint"
        | "robots"
        | "security"
        | "sitemap"
        | "sitemap-places"
        | "sitemap-news";
      readonly path: string;
    }
  | { readonly route: "cap-alert" | "pdf"; readonly path: string; readonly id: string }
  | { readonly route: "sitemap-month"; readonly path: string; readonly month: string }
  | { readonly route: "share-picture"; readonly path: string; readonly id: string; readonly revision: number }
  | { readonly route: "qr"; readonly path: string; readonly leadsTo: string }
  | {
      readonly route: "open-data";
      readonly path: string;
      readonly dataset: string;
      readonly format: "csv" | "json";
    }
  | ApiAddress;

const id = "[0-9a-hjkmnp-tv-z]{16}";
const slug = "[a-z0-9-]{1,120}";
const fixed = {
  "/canh-bao/cap.xml": "cap-feed",
  "/robots.txt": "robots",
  "/.well-known/security.txt": "security",
  "/.well-known/ledger-checkpoint.json": "ledger-checkpoint",
  "/sitemap.xml": "sitemap",
  "/sitemap-muc-luc.xml": "sitemap-places",
  "/sitemap-tin-moi.xml": "sitemap-news",
} as const;
const feedForm = new RegExp(
  `^(?:/(chuyen-muc|don-vi)/(${slug})|(/canh-bao))?/(rss\\.xml|atom\\.xml|feed\\.json)$`,
);
const alertForm = new RegExp(`^/canh-bao/cap/(${id})\\.xml$`);
const monthForm = /^\/sitemap-(\d{4}-(?:0[1-9]|1[0-2]))\.xml$/;
const pdfForm = new RegExp(`^/tin/(?:${slug}-)?(${id})/pdf$`);
const pictureForm = new RegExp(`^/anh-chia-se/(${id})-(\\d{1,6})\\.jpg$`);
const dataForm = /^\/du-lieu-mo\/([a-z0-9-]{1,60})\.(csv|json)$/;
const qrForm = /^\/ma-qr\.svg$/;
/** A code leads to our own pages alone: a plain path, nothing that a browser could take for another site. */
const ownPath = /^\/(?:[a-z0-9-]+(?:\/[a-z0-9-]+)*)?$/;

/** What an address means to a program; undefined when it is none of these. */
export function readMachineAddress(path: string, query: URLSearchParams): MachineAddress | undefined {
  const known = Object.entries(fixed).find(([name]) => name === path);
  if (known !== undefined) return { route: known[1], path };
  return (
    feedAddress(path) ??
    readApiAddress(path, query) ??
    thingAddress(path) ??
    (qrForm.test(path) ? qrAddress(query) : undefined)
  );
}

function feedAddress(path: string): MachineAddress | undefined {
  const [, place, name, warnings, file] = feedForm.exec(path) ?? [];
  if (file !== "rss.xml" && file !== "atom.xml" && file !== "feed.json") return undefined;
  const format = formats[file];
  if (warnings !== undefined) return { route: "feed", path, format, scope: { of: "warnings" } };
  if (name === undefined) return { route: "feed", path, format, scope: { of: "all" } };
  return { route: "feed", path, format, scope: { of: place === "don-vi" ? "unit" : "category", slug: name } };
}

function thingAddress(path: string): MachineAddress | undefined {
  const alert = alertForm.exec(path)?.[1];
  if (alert !== undefined) return { route: "cap-alert", path, id: alert };
  const month = monthForm.exec(path)?.[1];
  if (month !== undefined) return { route: "sitemap-month", path, month };
  const pdf = pdfForm.exec(path)?.[1];
  if (pdf !== undefined) return { route: "pdf", path: `/tin/${pdf}/pdf`, id: pdf };
  const [, picture, revision] = pictureForm.exec(path) ?? [];
  if (picture !== undefined) return { route: "share-picture", path, id: picture, revision: Number(revision) };
  const [, dataset, format] = dataForm.exec(path) ?? [];
  if (dataset === undefined || (format !== "csv" && format !== "json")) return undefined;
  return { route: "open-data", path, dataset, format };
}

function qrAddress(query: URLSearchParams): MachineAddress | undefined {
  const leadsTo = query.get("toi") ?? "";
  if (leadsTo.length > 200 || !ownPath.test(leadsTo)) return undefined;
  return { route: "qr", path: `/ma-qr.svg?toi=${encodeURIComponent(leadsTo)}`, leadsTo };
}
