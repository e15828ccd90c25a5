import { type ChildProcess, execFile, spawn } from "node:child_process";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { projectRoot } from "../../server/foundation/project-root.ts";
import { freePort } from "../../server/foundation/start/ports.ts";

/**
 * What nginx.conf of Debian allows. OpenSSL itself would refuse old versions of TLS at its usual level: at this one nothing
 * but nginx's configuration does.
 */
const ofDistribution = "ssl_protocols TLSv1 TLSv1.1 TLSv1.2 TLSv1.3; ssl_ciphers DEFAULT@SECLEVEL=0;";

/**
 * The nginx of docs/nginx/trongdong.conf in front of a web process, on free ports of this machine: `url` stands for 443,
 * but without TLS unless it is asked for, `withoutTlsUrl` for 80. With TLS there is another site at `otherPort`, for which
 * holds what the distribution allows.
 */
export async function startNginx({
  upstreamPort,
  dataDir,
  tls = false,
}: {
  /** Of the web process, or of each of several. */
  upstreamPort: number | readonly number[];
  dataDir: string;
  tls?: boolean;
}): Promise<{
  url: string;
  port: number;
  withoutTlsUrl: string;
  otherPort: number;
  stop(): Promise<void>;
}> {
  const folder = await mkdtemp(join(tmpdir(), "trongdong-nginx-"));
  await chmod(folder, 0o755);
  await mkdir(join(folder, "cache"));
  await chmod(join(folder, "cache"), 0o777);
  // As the product makes it.
  await mkdir(join(dataDir, "readings"), { recursive: true });
  const port = await freePort();
  const withoutTlsPort = await freePort();
  const otherPort = await freePort();
  const shipped = await readFile(join(projectRoot(), "docs/nginx/trongdong.conf"), "utf8");
  const addressed = shipped
    .replace(
      /server 127\.0\.0\.1:3000([^;]*);/,
      [upstreamPort]
        .flat()
        .map((one) => `server 127.0.0.1:${one}$1;`)
        .join(" "),
    )
    .replace("/var/cache/nginx/trongdong", join(folder, "cache"))
    .replaceAll("/srv/trongdong/data", dataDir)
    .replaceAll("listen 443 ", `listen 127.0.0.1:${port} `)
    .replaceAll(/listen 80\b/g, `listen 127.0.0.1:${withoutTlsPort}`)
    .replaceAll(/listen \[::\]:[^;]*;/g, "")
    // Tests call it by its address.
    .replaceAll("server_name congan.thanhhoa.gov.vn", "server_name 127.0.0.1 congan.thanhhoa.gov.vn");
  const otherSite = `${ofDistribution} server { listen 127.0.0.1:${otherPort} ssl; return 204;
ssl_certificate ${folder}/fullchain.pem; ssl_certificate_key ${folder}/key.pem; }`;
  if (tls) await makeCertificate(folder);
  const included = tls
    ? `${otherSite}\n${addressed.replaceAll(/\/etc\/ssl\/trongdong\/(?:old-names-)?/g, `${folder}/`)}`
    : addressed.replaceAll(/(listen .*) ssl http2\b/g, "$1").replaceAll(/^\s*ssl_\w+ .*;$/gm, "");
  const file = join(folder, "nginx.conf");
  await writeFile(
    file,
    `daemon off; worker_processes 2; user root; pid ${folder}/pid; error_log ${folder}/error.log; events { worker_connections 4096; }
http { include /etc/nginx/mime.types; access_log off; client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy;
fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
${included}
}`,
  );
  const child = spawn("/usr/sbin/nginx", ["-c", file, "-e", join(folder, "error.log")], { stdio: "ignore" });
  await untilAnswers(`http://127.0.0.1:${port}/`, child);
  return {
    url: `${tls ? "https" : "http"}://127.0.0.1:${port}`,
    port,
    withoutTlsUrl: `http://127.0.0.1:${withoutTlsPort}`,
    otherPort,
    async stop() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A certificate that signs itself, under the names of the configuration's. */
async function makeCertificate(folder: string): Promise<void> {
  const [key, certificate] = [join(folder, "key.pem"), join(folder, "fullchain.pem")];
  const made = ["-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=trongdong.test", "-days", "2"];
  await promisify(execFile)("openssl", ["req", ...made, "-keyout", key, "-out", certificate]);
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
