import { z } from "zod";
import { itemDetails } from "../../body/kinds/details.ts";
import { kindOf } from "../../body/kinds/list.ts";
import { shownDetails } from "../../body/kinds/shown-details.ts";
import {
  type Article,
  type ArticleLine,
  listArticles,
  listCategories,
  listChannels,
  listUnits,
  readArticle,
} from "../../server/public-store/queries.ts";
import { keysOfPersons, type Page } from "../http/answer.ts";
import { renditionPath } from "../parts/articles.tsx";
import { articlePath, type Site } from "../site.ts";
import { plain } from "./plain.ts";
import { type ApiAddress, apiLists, listPath } from "./public-api-address.ts";

const json = "application/json; charset=utf-8";
const picture = z.object({
  alt: z.string(),
  caption: z.string(),
  url: z.string(),
  width: z.number(),
  height: z.number(),
});
const line = z.object({
  id: z.string(),
  url: z.string(),
  kind: z.string(),
  title: z.string(),
  summary: z.string(),
  category: z.object({ slug: z.string(), name: z.string() }),
  unit: z.object({ code: z.string(), name: z.string(), slug: z.string() }),
  urgent: z.boolean(),
  publishedAt: z.string(),
  updatedAt: z.string(),
  picture: picture.nullable(),
});
const article = line.extend({
  html: z.string(),
  tags: z.array(z.string()),
  details: itemDetails.nullable(),
  corrections: z.array(z.object({ number: z.number(), at: z.string(), note: z.string() })),
  attachments: z.array(z.object({ title: z.string(), url: z.string(), mime: z.string(), bytes: z.number() })),
});
const list = z.object({ items: z.array(line), next: z.string().nullable() });
const units = z.object({
  items: z.array(
    z.object({ code: z.string(), name: z.string(), level: z.string(), slug: z.string(), url: z.string() }),
  ),
});
const channels = z.object({
  items: z.array(
    z.object({
      platform: z.string(),
      externalId: z.string(),
      name: z.string(),
      unitCode: z.string(),
      unitName: z.string(),
      status: z.string(),
      verified: z.boolean(),
      url: z.string(),
    }),
  ),
});
const categories = z.object({
  items: z.array(z.object({ slug: z.string(), name: z.string(), parentSlug: z.string().nullable() })),
});

/** The answer of the public API: read only, for anybody, the same that the pages say. */
export async function apiPage(site: Site, address: ApiAddress): Promise<Page | undefined> {
  switch (address.route) {
    case "api-list":
      return listPage(site, address);
    case "api-one":
      return onePage(site, address);
    case "api-units": {
      const items = (await listUnits(site.db)).map(({ code, name, level, slug }) => ({
        code,
        name,
        level,
        slug,
        url: `${site.publicUrl}/don-vi/${slug}`,
      }));
      return answer(address.path, units, { items }, ["units"]);
    }
    case "api-channels":
      return answer(address.path, channels, { items: await listChannels(site.db) }, ["units"]);
    case "api-categories":
      return answer(address.path, categories, { items: await listCategories(site.db) }, ["layout"]);
    case "api-description":
      return plain(address.path, json, JSON.stringify(description(site)), []);
  }
}

async function listPage(site: Site, address: ApiAddress & { route: "api-list" }): Promise<Page | undefined> {
  const { list: apiList, filter } = address;
  const unit =
    filter.unit === "" ? undefined : (await listUnits(site.db)).find(({ slug }) => slug === filter.unit);
  if (filter.unit !== "" && unit === undefined) return undefined;
  const { name, kinds } = apiList;
  const found = await listArticles(site.db, {
    filter: {
      ...(kinds === undefined ? {} : { kinds }),
      ...(filter.category === "" ? {} : { categories: [filter.category] }),
      ...(unit === undefined ? {} : { unitCode: unit.code }),
      ...(filter.before === "" ? {} : { before: new Date(filter.before) }),
    },
    limit: filter.limit + 1,
  });
  const shown = found.slice(0, filter.limit);
  const last = found.length > filter.limit ? shown.at(-1) : undefined;
  const next =
    last === undefined
      ? null
      : site.publicUrl + listPath({ name, filter: { ...filter, before: last.publishedAt.toISOString() } });
  const keys = [
    ...new Set(["feed", ...(kinds ?? []).map((kind) => `kind:${kind}`), ...keysOfPersons(shown)]),
  ];
  return answer(address.path, list, { items: shown.map((one) => lineOf(site, one)), next }, keys);
}

async function onePage(site: Site, { path, id }: { path: string; id: string }): Promise<Page | undefined> {
  const found = await readArticle(site.db, id);
  if (found === undefined || found.withdrawnAt !== null || kindOf(found.kind)?.hasText !== true)
    return undefined;
  return answer(path, article, articleOf(site, found), [`article:${id}`, ...keysOfPersons([found])]);
}

function lineOf(site: Site, one: ArticleLine): z.input<typeof line> {
  const { cover } = one;
  const shown = cover?.renditions
    .filter(({ mime }) => mime === "image/jpeg")
    .toSorted((a, b) => b.width - a.width)[0];
  return {
    id: one.id,
    url: site.publicUrl + articlePath(one),
    kind: one.kind,
    title: one.title,
    summary: one.summary,
    category: { slug: one.categorySlug, name: one.categoryName },
    unit: { code: one.unitCode, name: one.unitName, slug: one.unitSlug },
    urgent: one.urgent,
    publishedAt: one.publishedAt.toISOString(),
    updatedAt: one.updatedAt.toISOString(),
    picture:
      cover === null || shown === undefined
        ? null
        : {
            alt: cover.alt,
            caption: cover.caption,
            url: site.publicUrl + renditionPath(shown),
            width: shown.width,
            height: shown.height,
          },
  };
}

function articleOf(site: Site, found: Article): z.input<typeof article> {
  return {
    ...lineOf(site, found),
    html: found.bodyHtml,
    tags: [...found.tags],
    details: shownDetails(found.details),
    corrections: found.corrections.map(({ number, at, note }) => ({ number, at: at.toISOString(), note })),
    attachments: found.attachments.map(({ title, digest, mime, bytes }) => ({
      title,
      url: `${site.publicUrl}/media/${digest}.pdf`,
      mime,
      bytes,
    })),
  };
}

/** What is said has the form that the description promises; anything beyond it is left out. */
function answer<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  value: z.input<Schema>,
  keys: readonly string[],
): Page {
  return plain(path, json, JSON.stringify(schema.parse(value)), keys);
}

/** How the public API refuses; its refusals are pages as the portal's are, for programs the status alone counts. */
const refusals = {
  "404": { description: "There is no such thing, or it is not public." },
  "429": { description: "Too many at once from this source; wait as `Retry-After` says." },
  "503": { description: "The portal cannot read its data just now; try again." },
};

/** The OpenAPI 3.1 description of the public API, made from the schemas that its answers pass. */
function description(site: Site) {
  const answers = (schema: z.ZodType) => ({
    "200": {
      description: "OK",
      content: { "application/json": { schema: z.toJSONSchema(schema, { io: "input" }) } },
    },
    ...refusals,
  });
  const query = (name: string, text: string, schema: object) => ({
    name,
    in: "query",
    description: text,
    schema,
  });
  const listQuery = [
    query("category", "Slug of a category", { type: "string" }),
    query("unit", "Slug of a unit", { type: "string" }),
    query("before", "Only what was published before this moment", { type: "string", format: "date-time" }),
    query("limit", "How many, 20 unless told", { type: "integer", minimum: 1, maximum: 100 }),
  ];
  const lists = apiLists.map(({ name, summary }) => [
    `/${name}`,
    {
      get: {
        operationId: `list_${name}`,
        summary,
        parameters: listQuery,
        responses: answers(list),
      },
    },
  ]);
  const whole = (operationId: string, summary: string, schema: z.ZodType) => ({
    get: { operationId, summary, responses: answers(schema) },
  });
  return {
    openapi: "3.1.0",
    info: {
      title: "Dữ liệu công khai của Công an tỉnh Thanh Hóa",
      version: "1",
      description: "Read only, without a key. What is not released is not here.",
    },
    servers: [{ url: `${site.publicUrl}/api/v1/public` }],
    security: [],
    paths: {
      ...Object.fromEntries(lists),
      "/articles/{id}": {
        get: {
          operationId: "read_article",
          summary: "One article with its text and everything that belongs to it",
          parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
          responses: answers(article),
        },
      },
      "/units": whole("list_units", "Units with how to reach them", units),
      "/channels": whole("list_channels", "Official channels on social networks", channels),
      "/categories": whole("list_categories", "The menu of the portal", categories),
    },
  };
}
