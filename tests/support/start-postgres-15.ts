import { execFile, spawn } from "node:child_process";
import { chmod, chown, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { databaseUser } from "../../server/foundation/embedded/postgres-user.ts";
import { freePort } from "../../server/foundation/start/ports.ts";

const password = "owner";
const binaries = "/usr/lib/postgresql/15/bin";

/** A PostgreSQL that the product did not start, as an operator's own would be. */
export interface ExternalPostgres {
  /** As its owner, to a database of that name. */
  ownerUrl(database: string): string;
  stop(): Promise<void>;
}

/** Starts Debian's PostgreSQL 15, the oldest that the product supports, on a free port in a folder of its own. */
export async function startPostgres15(): Promise<ExternalPostgres> {
  const folder = await mkdtemp(join(tmpdir(), "trongdong-pg15-"));
  const user = databaseUser();
  await chmod(folder, 0o755);
  if (user !== undefined) await chown(folder, user.uid, user.gid);
  const data = join(folder, "data");
  const options = { ...user, cwd: folder };
  // As an operator's own server: whoever comes must know the password.
  const passwordFile = join(folder, "password");
  await writeFile(passwordFile, password);
  if (user !== undefined) await chown(passwordFile, user.uid, user.gid);
  await promisify(execFile)(
    join(binaries, "initdb"),
    [
      ...["-D", data, "-U", "owner", "--auth=scram-sha-256", `--pwfile=${passwordFile}`],
      ...["--encoding=UTF8", "--locale=C.UTF-8"],
    ],
    options,
  );
  const port = await freePort();
  const settings = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=150",
    `port=${port}`,
  ];
  const server = spawn(
    join(binaries, "postgres"),
    ["-D", data, ...settings.flatMap((setting) => ["-c", setting])],
    {
      ...options,
      stdio: "ignore",
    },
  );
  const ownerUrl = (database: string) => `postgres://owner:${password}@127.0.0.1:${port}/${database}`;
  await untilAnswers(ownerUrl("postgres"));
  return {
    ownerUrl,
    async stop() {
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGINT");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function untilAnswers(url: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (attempt > 200) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
