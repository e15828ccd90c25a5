import { isUtf8 } from "node:buffer";
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from "node:http";
import fastifyCookie from "@fastify/cookie";
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, LogController } from "fastify";
import {
  hasZodFastifySchemaValidationErrors,
  isResponseSerializationError,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from "fastify-type-provider-zod";
import { isDatabaseAway } from "../database/database-away.ts";
import type { Logger } from "../log.ts";
import { type FieldProblem, notFound, type Outcome, type Problem } from "../outcome.ts";
import { answerBrokenRequest } from "./broken-request.ts";
import { dropLongHeaders } from "./header-limits.ts";
import { problemDocument } from "./problem-document.ts";
import { createSourceOf } from "./source-of.ts";
import { sayIssuesInVietnamese } from "./vietnamese-issues.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** Where the request came from: what limits and slows down one sender is kept by this key, never by `ip`. */
    readonly source: string;
  }
}

export type HttpApp = FastifyInstance<Server, IncomingMessage, ServerResponse, Logger, ZodTypeProvider>;

/** What answers before the framework: true when it took the request over. */
export type EarlyHandler = (request: IncomingMessage, response: ServerResponse) => boolean;

const bodyLimit = 1024 * 1024;
/** How long requests may take to end when the server stops, in milliseconds; then their connections are closed. */
const stopGraceMs = 10_000;

/**
 * The HTTP server of a web process: Fastify with zod schemas, RFC 9457 problem documents for every refusal, and an
 * early handler (the portal's page cache) in front of it. Not yet listening.
 */
export async function createHttpServer({
  log,
  early,
  trustedProxies,
  graceMs = stopGraceMs,
}: {
  log: Logger;
  graceMs?: number;
  /** Addresses and networks of the reverse proxies; from anywhere else X-Forwarded-For could be made up. */
  trustedProxies: readonly string[];
  early?: EarlyHandler;
}): Promise<HttpApp> {
  const app: HttpApp = Fastify<Server, IncomingMessage, ServerResponse, Logger>({
    loggerInstance: log,
    bodyLimit,
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: "idle",
    // Refused with a problem document below, so that whoever asks knows that nothing was done.
    return503OnClosing: false,
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: (_error, _request, reply) => {
      void sendProblem(reply, brokenAddress);
    },
    serverFactory: (handler: RequestListener) => {
      const listener: RequestListener = (request, response) => {
        dropLongHeaders(request);
        if (early?.(request, response) !== true) handler(request, response);
      };
      const server = createServer(
        {
          requestTimeout: 60_000,
          headersTimeout: 15_000,
          keepAliveTimeout: 10_000,
          // Node looks for those who are late only so often, 30 s if not told otherwise.
          connectionsCheckingInterval: 5_000,
        },
        listener,
      );
      // Who neither sends nor takes a byte for so long is gone; the live board writes every few seconds.
      server.setTimeout(120_000);
      server.maxRequestsPerSocket = 0;
      return server;
    },
  }).withTypeProvider<ZodTypeProvider>();

  endGracefully(app, graceMs);
  sayIssuesInVietnamese();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  const parseJson = app.getDefaultJsonParser("error", "error");
  app.addContentTypeParser<Buffer>("application/json", { parseAs: "buffer" }, (request, body, ready) => {
    // Bytes that are no text would otherwise be stored as marks of replacement.
    if (isUtf8(body)) parseJson(request, body.toString("utf8"), ready);
    else ready(Object.assign(new SyntaxError("the body is not UTF-8"), { statusCode: 400 }));
  });
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const problem = problemOf(error);
    if (problem.status >= 500)
      request.log.error({ err: error, route: request.routeOptions.url }, "request failed");
    return sendProblem(reply, problem);
  });
  app.setNotFoundHandler((_request, reply) =>
    sendProblem(reply, {
      code: "not-found",
      status: 404,
      title: "Không tìm thấy",
      detail: "Địa chỉ này không có. Hãy kiểm tra lại đường dẫn.",
    }),
  );
  const sourceOf = createSourceOf({ trustedProxies });
  app.decorateRequest("source", {
    getter() {
      return sourceOf(this.raw);
    },
  });
  await app.register(fastifyCookie);
  return app;
}

/** Lets what is under way end when the server stops, refuses what comes new, and closes what is still open after the grace. */
function endGracefully(app: HttpApp, graceMs: number): void {
  let stopping = false;
  app.addHook("preClose", async () => {
    stopping = true;
    const cutOff = setTimeout(() => app.server.closeAllConnections(), graceMs);
    // Whose request has ended would otherwise keep its connection, and the server, for the next one.
    const ended = setInterval(() => app.server.closeIdleConnections(), 100);
    app.server.once("close", () => {
      clearTimeout(cutOff);
      clearInterval(ended);
    });
    cutOff.unref();
    ended.unref();
  });
  app.addHook("onRequest", async (_request, reply) => {
    if (!stopping) return;
    reply.header("connection", "close").header("retry-after", "1");
    return sendProblem(reply, stoppingNow);
  });
}

/** Sends the value of a good outcome as JSON (204 when there is none), or its problem as a problem document. */
export async function sendOutcome<T>(reply: FastifyReply, outcome: Outcome<T>, status = 200): Promise<void> {
  if (!outcome.ok) return sendProblem(reply, outcome.problem);
  if (outcome.value === null || outcome.value === undefined) await reply.code(204).send();
  else await reply.code(status).send(outcome.value);
}

/** Sends a problem document (RFC 9457). Never cached. */
export async function sendProblem(reply: FastifyReply, problem: Problem): Promise<void> {
  reply
    .code(problem.status)
    .header("cache-control", "no-store")
    .header("content-type", "application/problem+json; charset=utf-8");
  // The schema of the good answer must not filter a problem: send it as ready text.
  await reply.serializer((payload: string) => payload).send(problemDocument(problem));
}

const brokenAddress: Problem = {
  code: "malformed-address",
  status: 400,
  title: "Địa chỉ không đọc được",
  detail: "Một ký tự trong địa chỉ được mã hóa sai. Hãy kiểm tra lại đường dẫn.",
};

const stoppingNow: Problem = {
  code: "stopping",
  status: 503,
  title: "Hệ thống đang khởi động lại",
  detail: "Yêu cầu chưa được thực hiện. Hãy thử lại sau vài giây.",
};

const unstorableText: Problem = {
  code: "invalid-input",
  status: 400,
  title: "Dữ liệu chưa hợp lệ",
  detail: "Dữ liệu gửi lên có ký tự không lưu được (U+0000). Hãy gõ lại đoạn chữ đó.",
};

const databaseAway: Problem = {
  code: "database-away",
  status: 503,
  title: "Cơ sở dữ liệu đang gián đoạn",
  detail: "Cơ sở dữ liệu chưa trả lời, chưa có gì được lưu. Hãy giữ trang này mở và thử lại sau ít phút.",
};

const byErrorCode: Record<string, Problem> = {
  // PostgreSQL gave a statement up, and with it all that the act had done.
  "57014": {
    code: "database-slow",
    status: 503,
    title: "Cơ sở dữ liệu trả lời quá chậm",
    detail: "Việc này đã được dừng lại, chưa có gì được lưu. Hãy thử lại sau ít phút.",
  },
  FST_ERR_CTP_BODY_TOO_LARGE: {
    code: "body-too-large",
    status: 413,
    title: "Nội dung quá lớn",
    detail: "Nội dung gửi lên vượt quá giới hạn cho phép. Hãy rút gọn rồi gửi lại.",
  },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    code: "unsupported-media-type",
    status: 415,
    title: "Sai kiểu nội dung",
    detail: "Máy chủ chỉ nhận JSON (application/json) ở địa chỉ này.",
  },
  // PostgreSQL: text with U+0000, which its columns cannot hold, as text and as JSON.
  "22021": unstorableText,
  "22P05": unstorableText,
  FST_ERR_CTP_INVALID_JSON_BODY: {
    code: "invalid-json",
    status: 400,
    title: "JSON không hợp lệ",
    detail: "Nội dung gửi lên không phải JSON hợp lệ.",
  },
  FST_ERR_CTP_EMPTY_JSON_BODY: {
    code: "invalid-json",
    status: 400,
    title: "JSON không hợp lệ",
    detail: "Nội dung gửi lên đang để trống.",
  },
};

function problemOf(error: FastifyError): Problem {
  // An address with an id that cannot be one leads nowhere; there is no field that its reader could mend.
  if (error.validationContext === "params") return notFound().problem;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields = error.validation.flatMap((issue) => fieldsOf(issue));
    return {
      code: "invalid-input",
      status: 400,
      title: "Dữ liệu chưa hợp lệ",
      detail: "Hãy kiểm tra lại các mục được nêu rồi gửi lại; chưa có gì được lưu.",
      fields,
    };
  }
  if (isDatabaseAway(error)) return databaseAway;
  const known = byErrorCode[error.code];
  if (known !== undefined) return known;
  if (error instanceof SyntaxError && error.statusCode === 400) {
    return {
      code: "invalid-json",
      status: 400,
      title: "JSON không hợp lệ",
      detail: "Nội dung gửi lên không phải JSON hợp lệ.",
    };
  }
  if (error.statusCode === 429) {
    return {
      code: "too-many-requests",
      status: 429,
      title: "Quá nhiều yêu cầu",
      detail: "Hãy đợi một lúc rồi thử lại.",
    };
  }
  if (!isResponseSerializationError(error) && error.statusCode !== undefined && error.statusCode < 500) {
    return {
      code: "bad-request",
      status: error.statusCode,
      title: "Yêu cầu không hợp lệ",
      detail: "Hãy kiểm tra lại yêu cầu.",
    };
  }
  return {
    code: "internal-error",
    status: 500,
    title: "Hệ thống gặp lỗi",
    detail:
      "Có lỗi ngoài dự kiến; nội dung của đồng chí chưa bị mất. Hãy thử lại, nếu còn lỗi hãy báo quản trị.",
  };
}

interface SchemaIssue {
  readonly instancePath: string;
  readonly keyword: string;
  readonly message?: string | undefined;
  readonly params: Readonly<Record<string, unknown>>;
}

function fieldsOf(issue: SchemaIssue): FieldProblem[] {
  const base = issue.instancePath.replace(/^\//, "").replaceAll("/", ".");
  const keys = issue.params.keys;
  if (issue.keyword === "unrecognized_keys" && Array.isArray(keys)) {
    return keys.map((key) => ({
      path: base === "" ? String(key) : `${base}.${String(key)}`,
      message: `Không nhận trường lạ «${String(key)}».`,
    }));
  }
  return [{ path: base, message: issue.message ?? "Giá trị không hợp lệ." }];
}
