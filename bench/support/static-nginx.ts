import { spawn } from "node:child_process";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { freePort } from "../../server/foundation/start/ports.ts";
import { answers } from "../../tests/support/processes.ts";
import type { Bench } from "../figure.ts";

/** nginx with two workers, serving one page from a file that is compressed already (gzip_static). Answers its address. */
export async function serveStatically(bench: Bench, { gzip }: { gzip: Buffer }): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "trongdong-nginx-"));
  await chmod(folder, 0o755);
  bench.later(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, "page.html.gz"), gzip);
  await writeFile(join(folder, "page.html"), gunzipSync(gzip));
  const port = await freePort();
  const config = join(folder, "nginx.conf");
  await writeFile(
    config,
    `daemon off; worker_processes 2; pid ${folder}/pid; error_log ${folder}/error.log;
events { worker_connections 1024; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000; gzip_static on; gzip_vary on;
  types { text/html html; } charset utf-8;
  client_body_temp_path ${folder}/b; proxy_temp_path ${folder}/p; fastcgi_temp_path ${folder}/f;
  uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
  server { listen 127.0.0.1:${port}; root ${folder}; }
}
`,
  );
  const child = spawn("/usr/sbin/nginx", ["-c", config, "-e", join(folder, "error.log")], {
    stdio: "ignore",
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  bench.later(async () => {
    child.kill("SIGTERM");
    await ended;
  });
  const url = `http://127.0.0.1:${port}/page.html`;
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (await answers(url).catch(() => false)) return url;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("nginx did not come up");
}
