import { join } from "node:path";
import pg from "pg";
import { SettingError } from "../config.ts";
import { awaitLock, type FileLock, tryLock } from "../files/file-lock.ts";
import { makeFolder } from "../files/make-folder.ts";
import { readIfThere, replaceWhole } from "../files/whole-file.ts";
import { freePort, obstacleAt } from "../start/ports.ts";
import { usableBinaries } from "./embedded-binaries.ts";
import { owner, type Passwords, prepareData } from "./embedded-data.ts";
import {
  mayComeUp,
  type Running,
  servingAlready,
  startServer,
  stopServer,
  untilAnswers,
} from "./embedded-process.ts";
import { databaseUser } from "./postgres-user.ts";

/**
 * The embedded database as this process uses it, beside any number of others over the same folder. Addresses hold
 * passwords: never log them.
 */
export interface EmbeddedPostgres {
  /** As the owner: migrations only. */
  readonly adminUrl: string;
  /** As the application's role. */
  readonly appUrl: string;
  /** The server of now. */
  pid(): number;
  /** False when it served already and was only connected to. */
  readonly startedHere: boolean;
  /** Whether its server is there. */
  serves(): Promise<boolean>;
  /** Starts its server again, at the same address, unless it is there or another process has done so. */
  revive(): Promise<void>;
  /** Gives it back; whoever is the last to do so ends the server. */
  stop(): Promise<void>;
}

const appRole = "trongdong_app";
const database = "trongdong";
/** So long another process may take to open or to end the database, in milliseconds. */
const turnWithinMs = 280_000;
const stopWithinMs = 20_000;
/** A port may be taken by somebody between our look and PostgreSQL's, a server that was left may be ending: then again. */
const mostTries = 5;
/** So long the port may still belong to a server that is ending, in milliseconds. */
const portWithinMs = 5000;

/**
 * Uses the PostgreSQL that comes from npm in `folder`: starts it, or connects to the one that serves there already,
 * whoever started it. Loopback only, scram passwords, no socket file, flushed to disk as PostgreSQL does by default.
 * `note` hears in Vietnamese what is waited for, and what was put right after a start that was cut off.
 */
export async function startEmbeddedPostgres({
  folder,
  note = () => undefined,
}: {
  folder: string;
  note?: (sentence: string) => void;
}): Promise<EmbeddedPostgres> {
  await makeFolder(folder, { mode: 0o755 });
  const onWait = () => note("Một tiến trình khác của Trống Đồng đang mở hoặc dừng cơ sở dữ liệu; đang chờ …");
  const turn = await takeTurn({ folder, onWait });
  try {
    const { use, others } = takeUse(folder);
    try {
      return await open({ folder, use, others, note });
    } catch (error) {
      await leave({ folder, use });
      throw error;
    }
  } finally {
    turn.release();
  }
}

async function open({
  folder,
  use,
  others,
  note,
}: {
  folder: string;
  use: FileLock;
  others: boolean;
  note: (sentence: string) => void;
}): Promise<EmbeddedPostgres> {
  const user = databaseUser();
  const dataFolder = join(folder, "data");
  const binaries = () => usableBinaries({ folder, user });
  const passwords = await prepareData({ folder, user, binaries, note });
  const address = ({
    role,
    password,
    name,
    port,
  }: Record<"role" | "password" | "name", string> & { port: number }) =>
    `postgres://${role}:${password}@127.0.0.1:${port}/${name}`;
  const maintenance = (port: number) =>
    address({ role: owner, password: passwords.owner, name: "postgres", port });
  const serve = async (portOf: (file: string) => Promise<number>): Promise<Running> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const running =
          (await servingStill(dataFolder)) ??
          (await startServer({
            binaries: await binaries(),
            dataFolder,
            folder,
            port: await portOf(join(folder, "port")),
            user,
          }));
        await untilAnswers({ url: maintenance(running.port), running, dataFolder });
        return running;
      } catch (error) {
        if (isWrongPassword(error)) throw wrongPasswords(folder);
        if (!mayComeUp(error) || attempt === mostTries) throw error;
        await new Promise((resolve) => setTimeout(resolve, attempt * 100));
      }
    }
  };
  let running = await serve(others ? keptPort : chosenPort);
  const { port, startedHere } = running;
  await ensureDatabase({ url: maintenance(port), passwords });
  return {
    adminUrl: address({ role: owner, password: passwords.owner, name: database, port }),
    appUrl: address({ role: appRole, password: passwords.app, name: database, port }),
    pid: () => running.pid,
    startedHere,
    async serves() {
      const server = await servingAlready(dataFolder);
      return server?.port === port && !server.isEnding;
    },
    async revive() {
      const turn = await takeTurn({ folder });
      try {
        // Everybody's addresses name this port.
        const revived = await serve(() => freed(port));
        if (revived.port !== port)
          throw new Error(`the embedded database serves on port ${revived.port} now, not ${port}`);
        running = revived;
      } finally {
        turn.release();
      }
    },
    stop: () => giveBack({ folder, use }),
  };
}

/** Starts and ends of the database happen one after another, in all processes together. */
async function takeTurn({ folder, onWait }: { folder: string; onWait?: () => void }): Promise<FileLock> {
  const turn = await awaitLock({
    file: turnFile(folder),
    longestMs: turnWithinMs,
    ...(onWait === undefined ? {} : { onWait }),
  });
  if (turn !== undefined) return turn;
  throw new SettingError(
    `Không mở được cơ sở dữ liệu: một tiến trình khác của Trống Đồng đang mở hoặc dừng cơ sở dữ liệu ở ${folder} quá ${turnWithinMs / 1000} giây; hãy xem tiến trình ấy, rồi chạy lại.`,
  );
}

const turnFile = (folder: string) => join(folder, "turn.lock");
const usersFile = (folder: string) => join(folder, "users.lock");

/** Marks this process as one that uses the database; in turn. Whether others do is known by whether they let it alone. */
function takeUse(folder: string): { use: FileLock; others: boolean } {
  const alone = tryLock({ file: usersFile(folder), how: "alone" });
  alone?.release();
  const use = tryLock({ file: usersFile(folder), how: "shared" });
  if (use === undefined) throw new Error(`${usersFile(folder)} is locked by a program that is none of ours`);
  return { use, others: alone === undefined };
}

/**
 * The server that is there and stays; in turn. One that was told to end from outside, or by a process that was killed
 * meanwhile, would turn away every newcomer for as long as an old session lives: it ends at once.
 */
async function servingStill(dataFolder: string): Promise<Running | undefined> {
  const server = await servingAlready(dataFolder);
  if (server?.isEnding !== true) return server;
  await stopServer(server.pid);
  return servingAlready(dataFolder);
}

/** Leaves the database to the others, or ends it; whatever becomes of the turn, the mark of use is gone afterwards. */
async function giveBack({ folder, use }: { folder: string; use: FileLock }): Promise<void> {
  const turn = await awaitLock({ file: turnFile(folder), longestMs: stopWithinMs }).catch(
    // Where the turn cannot be had at all nobody else has it: the server must not stay for that.
    () => "nobody's" as const,
  );
  // Whoever has the turn so long uses the database, and ends it when he is the last.
  if (turn === undefined) return use.release();
  try {
    await leave({ folder, use });
  } finally {
    if (turn !== "nobody's") turn.release();
  }
}

/** Ends the server when nobody else uses it; in turn. */
async function leave({ folder, use }: { folder: string; use: FileLock }): Promise<void> {
  use.release();
  const alone = tryLock({ file: usersFile(folder), how: "alone" });
  if (alone === undefined) return;
  try {
    const server = await servingAlready(join(folder, "data"));
    if (server !== undefined) await stopServer(server.pid);
  } finally {
    alone.release();
  }
}

/** The port chosen at the first start is kept while it is free, so that operators find the database where it was. */
async function chosenPort(file: string): Promise<number> {
  const known = await knownPort(file);
  const isFree = known !== undefined && (await obstacleAt({ host: "127.0.0.1", port: known })) === undefined;
  if (isFree) return known;
  const port = await freePort();
  await replaceWhole({ file, text: String(port) });
  return port;
}

/** Others wait for the database where it was. */
async function keptPort(file: string): Promise<number> {
  const known = await knownPort(file);
  return known === undefined ? chosenPort(file) : freed(known);
}

async function knownPort(file: string): Promise<number | undefined> {
  const text = (await readIfThere(file))?.trim() ?? "";
  const port = /^\d{4,5}$/.test(text) ? Number(text) : 0;
  return port >= 1024 && port <= 65_535 ? port : undefined;
}

async function freed(port: number): Promise<number> {
  for (let waited = 0; ; waited += 100) {
    if ((await obstacleAt({ host: "127.0.0.1", port })) === undefined) return port;
    if (waited >= portWithinMs)
      throw new SettingError(
        `Không mở lại được cơ sở dữ liệu: cổng ${port} của nó đang có chương trình khác dùng; hãy dừng chương trình ấy, hoặc dừng mọi tiến trình của Trống Đồng rồi chạy lại để đổi cổng.`,
      );
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function ensureDatabase({ url, passwords }: { url: string; passwords: Passwords }): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
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

function isWrongPassword(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "28P01";
}

function wrongPasswords(folder: string): SettingError {
  return new SettingError(
    `Mật khẩu trong ${join(folder, "passwords.json")} không phải của cơ sở dữ liệu ở ${join(folder, "data")}; hãy chép tệp ấy từ cùng bản sao lưu với dữ liệu.`,
  );
}
