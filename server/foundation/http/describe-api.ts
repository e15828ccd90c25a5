import { STATUS_CODES } from "node:http";
import fastifySwagger, { type FastifyDynamicSwaggerOptions } from "@fastify/swagger";
import { jsonSchemaTransform } from "fastify-type-provider-zod";
import type { HttpApp } from "./http.ts";

/** What a route answers that no schema of its own tells: streams, files, and what another protocol writes itself. */
export interface DescribedAnswer {
  readonly description: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The media type; none where there is no content. */
  readonly content?: string;
}

declare module "fastify" {
  interface FastifyContextConfig {
    /** For the description alone, by status. */
    readonly answers?: Readonly<Record<number, DescribedAnswer>>;
    /** Headers that a request must bear, for the description alone. */
    readonly requires?: Readonly<Record<string, string>>;
    /** For the description alone: the media type of a body that the route reads by itself. */
    readonly takes?: string;
  }
}

const schemeName = "session";

/** How the description is to name this API: where it stands, and by which cookie a session is known. */
interface Naming {
  readonly publicUrl: string;
  readonly sessionCookie: string;
}

/**
 * Describes every route that is registered after this (OpenAPI 3.1): what it answers when it succeeds stands in its own
 * schema, how it refuses is the same everywhere. A route that asks for no session says so with `security: []`.
 */
export async function describeApi(app: HttpApp, { publicUrl, sessionCookie }: Naming): Promise<void> {
  await app.register(fastifySwagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Trống Đồng",
        version: "1",
        description:
          "API of the newsroom, delivery and ledger. Every refusal is a problem document (RFC 9457) with a stable code and a sentence for people. Who may do what depends on the roles that a person holds: what is not his to see answers as if it did not exist.",
      },
      servers: [{ url: publicUrl }],
      components: {
        securitySchemes: {
          [schemeName]: {
            type: "apiKey",
            in: "cookie",
            name: sessionCookie,
            description: "Set by signing in (POST /api/v1/session)",
          },
        },
      },
    },
    transform(input) {
      const { schema, url } = jsonSchemaTransform(input);
      const { answers, requires, takes } = input.route.config ?? {};
      const described = Object.entries(answers ?? {}).map(([status, answer]) => [status, inSchema(answer)]);
      const headers = Object.keys(requires ?? {});
      return {
        url,
        schema: {
          ...schema,
          ...(answers === undefined ? {} : { response: Object.fromEntries(described) }),
          ...(headers.length === 0
            ? {}
            : { headers: { type: "object", properties: textsOf(requires ?? {}), required: headers } }),
          ...(takes === undefined ? {} : { consumes: [takes], body: { type: "string", format: "binary" } }),
        },
      };
    },
    transformObject(document) {
      return "openapiObject" in document ? withRefusals(document.openapiObject) : document.swaggerObject;
    },
  });
}

/** As the library takes it: one that has no content is of the type null. */
function inSchema({ description, headers, content }: DescribedAnswer) {
  return {
    description,
    ...(headers === undefined ? {} : { headers: textsOf(headers) }),
    ...(content === undefined
      ? { type: "null" }
      : { content: { [content]: { schema: { type: "string" } } } }),
  };
}

function textsOf(texts: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    Object.entries(texts).map(([name, description]) => [name, { type: "string", description }]),
  );
}

type Described = Extract<
  Parameters<NonNullable<FastifyDynamicSwaggerOptions["transformObject"]>>[0],
  { openapiObject: unknown }
>["openapiObject"];

/** What the library writes where a schema says nothing. */
const undescribed = "Default Response";
const problemType = "application/problem+json";
const asProblem = { [problemType]: { schema: { $ref: "#/components/schemas/Problem" } } };

const methods = ["get", "head", "post", "put", "patch", "delete"] as const;

/** Tells of every operation who may call it and how it refuses. */
function withRefusals(document: Described): Described {
  for (const [path, operations] of Object.entries(document.paths ?? {}))
    for (const method of methods) {
      const operation = operations?.[method];
      if (operation === undefined) continue;
      operation.security ??= [{ [schemeName]: [] }];
      const named = refusalsOf({ path, method, operation }).map((status) => [
        status,
        { $ref: `#/components/responses/${refusals[status].name}` },
      ]);
      const own = Object.entries(operation.responses ?? {}).map(([status, answer]) => {
        const isProblem =
          "content" in answer && answer.content !== undefined && problemType in answer.content;
        const isUndescribed = "description" in answer && answer.description === undescribed;
        return [
          status,
          {
            ...answer,
            ...(isProblem ? { content: asProblem } : {}),
            ...(isUndescribed ? { description: STATUS_CODES[status] ?? "" } : {}),
          },
        ];
      });
      // What the route itself says of a status is nearer than what is the same everywhere.
      operation.responses = { ...Object.fromEntries(named), ...Object.fromEntries(own) };
    }
  document.components ??= {};
  document.components.schemas = { ...document.components.schemas, Problem: problem };
  document.components.responses = Object.fromEntries(
    Object.values(refusals).map(({ name, description }) => [name, { description, content: asProblem }]),
  );
  return document;
}

const refusals = {
  400: { name: "BadInput", description: "The request cannot be read or does not fit; `fields` says where" },
  401: {
    name: "NotSignedIn",
    description: "There is no session, it has ended, or what was to prove a person does not",
  },
  403: { name: "Forbidden", description: "The person sees the thing but may not do this" },
  404: { name: "NotFound", description: "There is no such thing, or it is not this person's to see" },
  409: {
    name: "Conflict",
    description: "The thing is not, or no longer, as the request takes it to be; nothing was done",
  },
  413: { name: "TooLarge", description: "The body is larger than is taken" },
  415: { name: "WrongType", description: "The body is of another type than is taken" },
  500: { name: "Fault", description: "An unexpected fault of the server" },
  503: {
    name: "Away",
    description: "The server is stopping, or its database does not answer; nothing was done",
  },
  default: { name: "Refusal", description: "Any other refusal; its `code` is stable" },
} as const;

type RefusedStatus = keyof typeof refusals;

function refusalsOf({
  path,
  method,
  operation,
}: {
  path: string;
  method: (typeof methods)[number];
  operation: { requestBody?: unknown; parameters?: readonly unknown[]; security?: readonly unknown[] };
}): readonly RefusedStatus[] {
  const changes = method !== "get" && method !== "head";
  const hasBody = operation.requestBody !== undefined;
  const isOpen = operation.security?.length === 0;
  return [
    ...(hasBody || (operation.parameters ?? []).length > 0 ? ([400] as const) : []),
    401,
    ...(isOpen ? [] : ([403] as const)),
    ...(path.includes("{") ? ([404] as const) : []),
    ...(changes ? ([409] as const) : []),
    ...(hasBody ? ([413, 415] as const) : []),
    500,
    503,
    "default",
  ];
}

/** A problem document as `problem-document.ts` writes it. */
const problem = {
  type: "object" as const,
  properties: {
    type: { type: "string" as const, description: "urn:trongdong:problem: and the code" },
    title: { type: "string" as const, description: "What is wrong, in Vietnamese" },
    status: { type: "integer" as const },
    detail: { type: "string" as const, description: "What is wrong and what to do, in Vietnamese" },
    code: { type: "string" as const, description: "Stable, for programs" },
    fields: {
      type: "array" as const,
      description: "What is wrong with which field of the request",
      items: {
        type: "object" as const,
        properties: { path: { type: "string" as const }, message: { type: "string" as const } },
        required: ["path", "message"],
      },
    },
  },
  required: ["type", "title", "status", "detail", "code"],
};
