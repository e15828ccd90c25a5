import { createServer, type Server } from "node:http";
import { dropLongHeaders } from "../../server/foundation/http/header-limits.ts";
import { type Predecessor, sharesPort } from "../../server/foundation/http/listening-sockets.ts";
import { languageAt } from "../addresses/counterparts.ts";
import { isForPrograms } from "../addresses/for-programs.ts";
import { commonHeaders, dress, lifetimes, send } from "../http/answer.ts";
import { readAssets } from "../http/assets.ts";
import { goneForNow } from "../pages/errors.tsx";
import { surroundingsAtHand } from "../surroundings.ts";
import type { Language } from "../words.ts";
import { openStaticCopy } from "./static-copy.ts";

/** How long readers who still take in an answer are waited for at the end. */
const patienceMs = 5000;

/**
 * Answers from the emergency copy alone, while the database cannot be reached and nothing else of the product can
 * start; what the copy lacks, with the page that says whom to call. `/healthz` says that the process lives, `/readyz`
 * that it is not ready. Its end is fulfilled when the last answer that was under way is through, or was cut off because
 * its reader took too long.
 */
export async function serveCopy({
  host,
  port,
  publicUrl,
  copyFolder,
}: {
  host: string;
  port: number;
  publicUrl: string;
  copyFolder: string;
}): Promise<Predecessor> {
  const copy = openStaticCopy({ folder: copyFolder });
  const common = commonHeaders({ publicUrl });
  const { paths, answers } = await readAssets({ common });
  const surroundings = { ...surroundingsAtHand(undefined), assets: paths };
  const silent = (language: Language) =>
    dress(goneForNow(surroundings, language), { common, lifetime: lifetimes.none });
  const gone = { vi: await silent("vi"), en: await silent("en") };
  let successor: Server | undefined;
  const server = createServer(async (request, response) => {
    // Who connected before the product took over and asks only now is the product's as well.
    if (successor !== undefined) return successor.emit("request", request, response);
    dropLongHeaders(request);
    const target = request.url ?? "/";
    const [path = "/"] = target.split("?");
    if (path === "/healthz") return response.writeHead(200).end();
    const asset = answers.get(target);
    if (asset !== undefined) return send(request, response, asset);
    const reads = request.method === "GET" || request.method === "HEAD";
    const found = reads && path !== "/readyz" ? await copy.read(path) : undefined;
    if (found === undefined && isForPrograms(path))
      return response
        .writeHead(503, [
          ...common,
          "Cache-Control",
          lifetimes.none,
          "Content-Length",
          "0",
          "Retry-After",
          "10",
        ])
        .end();
    if (found === undefined) {
      const { headers, body } = gone[languageAt(path)].variants.identity;
      response.writeHead(503, [...headers, "Retry-After", "10"]);
      return response.end(request.method === "HEAD" ? undefined : body);
    }
    response.writeHead(200, [
      ...common,
      "Content-Type",
      found.contentType,
      "Content-Length",
      String(found.bytes.length),
      "Cache-Control",
      lifetimes.none,
    ]);
    response.end(request.method === "HEAD" ? undefined : found.bytes);
  });
  // A connection that stayed open would keep its reader from the product, and be cut while he asks again.
  server.maxRequestsPerSocket = 1;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host, port, reusePort: sharesPort }, resolve);
  });
  return {
    leadTo(product) {
      successor = product;
      server.removeAllListeners("connection");
      server.on("connection", (socket) => product.emit("connection", socket));
    },
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      const cutOff = setTimeout(() => server.closeAllConnections(), patienceMs);
      await closed;
      clearTimeout(cutOff);
    },
  };
}
