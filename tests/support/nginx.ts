import { type ChildProcess, spawn } from "node:child_process";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../../server/foundation/ports.ts";
import { projectRoot } from "../../server/foundation/project-root.ts";

/**
 * The nginx of docs/nginx/trongdong.conf in front of a web process, on free ports of this machine: `url` stands for 443,
 * but without TLS, `withoutTlsUrl` for 80.
 */
export async function startNginx({
  upstreamPort,
  dataDir,
}: {
  /** Of the web process, or of each of several. */
  upstreamPort: number | readonly number[];
  dataDir: string;
}): Promise<{ url: string; withoutTlsUrl: string; stop(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "trongdong-nginx-"));
  await chmod(folder, 0o755);
  await mkdir(join(folder, "cache"));
  await chmod(join(folder, "cache"), 0o777);
  const port = await freePort();
  const withoutTlsPort = await freePort();
  const shipped = await readFile(join(projectRoot(), "docs/nginx/trongdong.conf"), "utf8");
  const included = shipped
    .replace(
      /server 127\.0\.0\.1:3000([^;]*);/,
      [upstreamPort]
        .flat()
        .map((one) => `server 127.0.0.1:${one}$1;`)
        .join(" "),
    )
    .replace("/var/cache/nginx/trongdong", join(folder, "cache"))
    .replace("/srv/trongdong/data", dataDir)
    .replaceAll(/listen 443 ssl http2(| default_server);/g, `listen 127.0.0.1:${port}$1;`)
    .replaceAll(/listen 80(| default_server);/g, `listen 127.0.0.1:${withoutTlsPort}$1;`)
    .replaceAll(/listen \[::\]:[^;]*;/g, "")
    // Tests call it by its address.
    .replaceAll("server_name congan.thanhhoa.gov.vn", "server_name 127.0.0.1 congan.thanhhoa.gov.vn")
    .replaceAll(/^\s*ssl_\w+ .*;$/gm, "");
  const file = join(folder, "nginx.conf");
  await writeFile(
    file,
    `daemon off; user root; pid ${folder}/pid; error_log ${folder}/error.log; events { worker_connections 4096; }
http { include /etc/nginx/mime.types; access_log off; client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy;
fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
${included}
}`,
  );
  const child = spawn("/usr/sbin/nginx", ["-c", file, "-e", join(folder, "error.log")], { stdio: "ignore" });
  await untilAnswers(`http://127.0.0.1:${port}/`, child);
  return {
    url: `http://127.0.0.1:${port}`,
    withoutTlsUrl: `http://127.0.0.1:${withoutTlsPort}`,
    async stop() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function untilAnswers(url: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`nginx ended with ${child.exitCode}`);
    try {
      await fetch(url);
      return;
    } catch {
      // Not listening yet.
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
  throw new Error("nginx did not come up");
}
