import { createServer } from "node:http";
import { commonHeaders, lifetimes } from "./answer.ts";
import { openStaticCopy } from "./static-copy.ts";

const unavailable = "Trang tạm thời gián đoạn. Việc khẩn cấp, hãy gọi 113, 114 hoặc 115.\n";

/**
 * Answers from the emergency copy alone, while the database cannot be reached and nothing else of the product can
 * start. `/healthz` says that the process lives, `/readyz` that it is not ready.
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
}): Promise<{ stop(): Promise<void> }> {
  const copy = openStaticCopy({ folder: copyFolder });
  const common = commonHeaders({ publicUrl });
  const server = createServer(async (request, response) => {
    const [path = "/"] = (request.url ?? "/").split("?");
    if (path === "/healthz") return response.writeHead(200).end();
    const reads = request.method === "GET" || request.method === "HEAD";
    const found = reads && path !== "/readyz" ? await copy.read(path) : undefined;
    const body = found?.bytes ?? Buffer.from(unavailable);
    response.writeHead(found === undefined ? 503 : 200, [
      ...common,
      "Content-Type",
      found?.contentType ?? "text/plain; charset=utf-8",
      "Content-Length",
      String(body.length),
      "Cache-Control",
      lifetimes.none,
      ...(found === undefined ? ["Retry-After", "10"] : []),
    ]);
    response.end(request.method === "HEAD" ? undefined : body);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  return {
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
