import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { table } from "../../tests/rights/table.ts";
import { readOpenApi } from "./openapi-document.ts";

const answer = z.looseObject({
  $ref: z.string().optional(),
  description: z.string().optional(),
  content: z.record(z.string(), z.looseObject({ schema: z.looseObject({}) })).optional(),
});
const operation = z.looseObject({
  operationId: z.string(),
  summary: z.string(),
  tags: z.array(z.string()),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  responses: z.record(z.string(), answer),
});
const description = z.looseObject({
  openapi: z.literal("3.1.0"),
  servers: z.array(z.object({ url: z.url() })),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.looseObject({
    securitySchemes: z.record(z.string(), z.looseObject({})),
    responses: z.record(z.string(), answer),
    schemas: z.record(z.string(), z.looseObject({})),
  }),
});

let text: string;
let api: z.infer<typeof description>;
let operations: { route: string; described: z.infer<typeof operation> }[];

beforeAll(async () => {
  text = JSON.stringify(await readOpenApi());
  api = description.parse(JSON.parse(text));
  operations = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      route: `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ":$1")}`,
      described,
    })),
  );
});

const hidden = ["GET /api/v1/openapi.json"];
const ofApi = () => table.filter(({ route }) => route.includes(" /api/v1/") && !hidden.includes(route));

describe("the description of the API", () => {
  it("knows every route, and no other", () => {
    expect(operations.map(({ route }) => route).toSorted()).toEqual(
      [...new Set(ofApi().map(({ route }) => route))].toSorted(),
    );
  });

  it("says of each what it does, in words of its own", () => {
    for (const { route, described } of operations) {
      expect(described.summary.length, route).toBeGreaterThan(10);
      expect(described.tags, route).toHaveLength(1);
    }
    expect(new Set(operations.map(({ described }) => described.operationId)).size).toBe(operations.length);
    expect(new Set(operations.map(({ described }) => described.summary)).size).toBe(operations.length);
  });

  it("asks for a session wherever the table of rights does, by the cookie that signing in sets", () => {
    const open = new Set(ofApi().flatMap(({ route, yes }) => (yes === "everybody" ? [route] : [])));
    for (const { route, described } of operations)
      expect(described.security, route).toEqual(open.has(route) ? [] : [{ session: [] }]);
    expect(api.components.securitySchemes).toMatchObject({
      session: { type: "apiKey", in: "cookie", name: "td_session" },
    });
  });

  it("says of each how it succeeds and how it refuses, always as a problem document", () => {
    for (const { route, described } of operations) {
      const statuses = Object.keys(described.responses);
      expect(statuses.filter((status) => status.startsWith("2")).length, route).toBeGreaterThan(0);
      expect(statuses, route).toEqual(expect.arrayContaining(["401", "500", "503", "default"]));
      for (const [status, given] of Object.entries(described.responses)) {
        const meant =
          given.$ref === undefined ? given : api.components.responses[given.$ref.split("/").at(-1) ?? ""];
        expect(meant?.description ?? "Default Response", `${route} ${status}`).not.toBe("Default Response");
        if (/^(2|416)/.test(status)) continue;
        expect(meant?.content, `${route} ${status}`).toEqual({
          "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } },
        });
      }
    }
  });

  it("names only what it holds", () => {
    const named = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path = ""]) => path.split("/"));
    expect(named.length).toBeGreaterThan(100);
    for (const path of named) {
      let found: unknown = api;
      for (const part of path) found = z.looseObject({}).parse(found)[part];
      expect(found, path.join("/")).toBeDefined();
    }
  });
});
