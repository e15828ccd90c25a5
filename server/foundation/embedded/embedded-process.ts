import { type ChildProcess, spawn } from "node:child_process";
import { open, realpath, rm } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { readIfThere } from "../files/whole-file.ts";
import { endOrphans, postgresIn } from "./end-orphans.ts";
import type { SystemUser } from "./postgres-user.ts";

/** A server answers within so long, in milliseconds; one that is recovering what a cut left says so and has longer. */
const answersWithinMs = 60_000;
const recoversWithinMs = 240_000;
/** A server that finds its port taken has ended within so long, in milliseconds. */
const refusedWithinMs = 3_000;
/** So long an orderly end may take, in milliseconds; the server goes on ending by itself after that. */
const endsWithinMs = 60_000;
/** Where postmaster.pid says in what state the server is, counted from 0. */
const statusLine = 7;
/** So much of what the server said is looked at for the reason of its end. */
const lastWords = 1000;

/** A server of the embedded database. */
export interface Running {
  readonly pid: number;
  readonly port: number;
  readonly startedHere: boolean;
  /** Whether it has been told to end, and takes nobody in any more. */
  readonly isEnding: boolean;
  /** What the server said before it ended, when it was started here and has ended. */
  failure(): string | undefined;
  /** The last that the server wrote. */
  words(): Promise<string>;
}

/** A server that ended before it answered. */
class EndedError extends Error {
  override name = "EndedError";
}

/** Of a server that ended: another one was in its way, or it was ending when it was found. */
const passes =
  /left running ended|could not bind|Address already in use|lock file "postmaster\.pid"|shared memory block/;

/** Whether a server that ended may come up when it is tried once more. */
export function mayComeUp(error: unknown): boolean {
  return error instanceof EndedError && passes.test(error.message);
}

/** The server that works in a data folder, whoever started it: postmaster.pid names a live postgres of this very folder. */
export async function servingAlready(dataFolder: string): Promise<Running | undefined> {
  const lines = (await readIfThere(join(dataFolder, "postmaster.pid")))?.split("\n") ?? [];
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!(pid > 0) || !(port > 0) || !isAlive(pid) || !(await worksIn({ pid, dataFolder, named: lines[1] })))
    return undefined;
  return {
    pid,
    port,
    startedHere: false,
    isEnding: lines[statusLine]?.trim() === "stopping",
    failure: () => (isAlive(pid) ? undefined : "the server that was left running ended"),
    words: async () => "",
  };
}

/** A folder may be reached by two names (a link), and a number be somebody else's after a restart of the machine. */
async function worksIn(input: {
  pid: number;
  dataFolder: string;
  named: string | undefined;
}): Promise<boolean> {
  const { pid, dataFolder, named } = input;
  if (named === undefined) return false;
  const [folder, other] = await Promise.all([dataFolder, named].map((one) => realpath(one).catch(() => "")));
  if (folder !== other) return false;
  if (process.platform !== "linux") return true;
  const command = await readIfThere(`/proc/${pid}/cmdline`).catch(() => undefined);
  return command?.includes("postgres") === true && command.includes(named);
}

/** Starts the server on a port of the loopback address; it outlives this process. */
export async function startServer(input: {
  binaries: string;
  dataFolder: string;
  folder: string;
  port: number;
  user: SystemUser | undefined;
}): Promise<Running> {
  const { binaries, dataFolder, port, user } = input;
  await endOrphans(dataFolder);
  await removeStaleMark(dataFolder);
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
  return {
    pid: child.pid,
    port,
    startedHere: true,
    isEnding: false,
    failure: () => failure,
    words: async () => ((await readIfThere(logPath)) ?? "").slice(-lastWords),
  };
}

/**
 * After a power cut postmaster.pid may be empty, and after a restart of the machine it may bear the number of another
 * program: PostgreSQL would refuse to start for ever. Such a one is taken away once it is known that no server works
 * here, which Linux alone tells; the caller holds the lock that keeps other processes from starting one. Of any other
 * PostgreSQL itself knows what it is worth.
 */
async function removeStaleMark(dataFolder: string): Promise<void> {
  if (process.platform !== "linux") return;
  const file = join(dataFolder, "postmaster.pid");
  const text = await readIfThere(file);
  const pid = Math.abs(Number(text?.split("\n")[0]));
  if (text === undefined || (pid > 0 && !isAlive(pid))) return;
  const folder = await realpath(dataFolder);
  if ((await postgresIn(folder)).length === 0) await rm(file, { force: true });
}

/**
 * Waits until the server of a data folder takes connections. Throws an EndedError when it ends before. Whoever answers
 * at its port may be another server: that of a copy of the folder has the same passwords.
 */
export async function untilAnswers({
  url,
  running,
  dataFolder,
}: {
  url: string;
  running: Running;
  dataFolder: string;
}): Promise<void> {
  const begun = performance.now();
  for (;;) {
    const failure = running.failure();
    if (failure !== undefined) throw new EndedError(`${failure}: ${await running.words()}`);
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
    client.on("error", () => undefined);
    try {
      await client.connect();
      const isOurs = await servesFrom(client, dataFolder);
      await client.end();
      if (isOurs) return;
      throw new Error(`another server than that of ${dataFolder} answers on port ${running.port}`);
    } catch (error) {
      await client.end().catch(() => undefined);
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      // A wrong password stays wrong; but a server of ours that could not have the port takes a moment to end.
      const isRefused = code === "28P01" || code === "28000";
      const mayEnd = running.startedHere && performance.now() - begun < refusedWithinMs;
      if (isRefused && !mayEnd) throw error;
      const patience = code === "57P03" ? recoversWithinMs : answersWithinMs;
      if (performance.now() - begun > patience && running.failure() === undefined) throw error;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }
}

async function servesFrom(client: pg.Client, dataFolder: string): Promise<boolean> {
  const { rows } = await client.query<{ data_directory: string }>("show data_directory");
  const named = rows[0]?.data_directory ?? "";
  const [ours, theirs] = await Promise.all([dataFolder, named].map((one) => realpath(one).catch(() => one)));
  return ours === theirs;
}

/** SIGINT is PostgreSQL's fast shutdown: sessions end, the data is flushed. */
export async function stopServer(pid: number): Promise<void> {
  const until = performance.now() + endsWithinMs;
  try {
    process.kill(pid, "SIGINT");
  } catch {
    // It has ended meanwhile.
    return;
  }
  while (isAlive(pid) && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
