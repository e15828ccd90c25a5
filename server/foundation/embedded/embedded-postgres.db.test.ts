import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePort } from "../start/ports.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./embedded-postgres.ts";
import { keepServing } from "./keep-serving.ts";

let whole: string;
let folder: string;
let server: EmbeddedPostgres;

/** A folder that the database's user can reach. */
async function freshFolder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), "trongdong-embedded-"));
  await chmod(made, 0o755);
  return made;
}

beforeAll(async () => {
  folder = await freshFolder();
  server = await startEmbeddedPostgres({ folder });
  await server.stop();
  // Making one anew for each test would cost more than the test.
  whole = await copyOf(folder);
  server = await startEmbeddedPostgres({ folder });
});

afterAll(async () => {
  await server.stop();
  for (const made of [folder, whole]) await rm(made, { recursive: true, force: true });
});

/** A copy with owners and rights, as an operator makes it. */
async function copyOf(from: string): Promise<string> {
  const to = await freshFolder();
  await promisify(execFile)("cp", ["-a", `${from}/.`, to]);
  return to;
}

/** A session that is in the middle of a long statement. */
async function busySession(): Promise<void> {
  const client = new pg.Client({ connectionString: server.adminUrl });
  client.on("error", () => undefined);
  await client.connect();
  client.query("select count(*) from generate_series(1, 500000000)").catch(() => undefined);
}

async function killed(pid: number): Promise<void> {
  process.kill(pid, "SIGKILL");
  await ended(pid);
}

async function ended(pid: number): Promise<void> {
  await expect.poll(() => isAlive(pid), { interval: 5 }).toBe(false);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function answers(url: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return (await client.query<{ n: number }>("select 1 as n")).rows[0]?.n;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Leaves a mark in the database, by which it is known again. */
async function marked(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("create table if not exists mark (n int)");
  await client.end();
}

async function isMarked(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ there: boolean }>("select to_regclass('mark') is not null as there");
  await client.end();
  return rows[0]?.there === true;
}

async function dataFolderOf(url: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ data_directory: string }>("show data_directory");
  await client.end();
  return rows[0]?.data_directory;
}

describe("the embedded database", () => {
  it("is each its own when copies of one folder, with one port and one password, are started at once", async () => {
    for (let turn = 0; turn < 3; turn += 1) {
      const copies = [await copyOf(whole), await copyOf(whole), await copyOf(whole)];
      const port = await freePort();
      for (const copy of copies) await writeFile(join(copy, "port"), String(port));
      const servers = await Promise.all(copies.map((copy) => startEmbeddedPostgres({ folder: copy })));
      try {
        for (const [index, { adminUrl }] of servers.entries())
          expect(await dataFolderOf(adminUrl)).toBe(join(copies[index] ?? "", "data"));
      } finally {
        for (const one of servers) await one.stop();
        for (const copy of copies) await rm(copy, { recursive: true, force: true });
      }
    }
  });

  it("starts again at once after a kill, though sessions of the killed one are still at work", async () => {
    for (let turn = 0; turn < 2; turn += 1) {
      for (let session = 0; session < 4; session += 1) await busySession();
      await new Promise((resolve) => setTimeout(resolve, 100));
      const url = server.appUrl;
      await killed(server.pid());
      await server.revive();
      expect(server.appUrl).toBe(url);
      expect(await answers(url)).toBe(1);
    }
  });

  it("is joined, not ended, by another that starts in the same folder and stops again", async () => {
    const second = await startEmbeddedPostgres({ folder });
    expect([second.pid(), second.startedHere]).toEqual([server.pid(), false]);
    await second.stop();
    expect(await answers(server.appUrl)).toBe(1);
  });

  it("is found by another name of the same folder too", async () => {
    const link = `${folder}-link`;
    await symlink(folder, link);
    const second = await startEmbeddedPostgres({ folder: link });
    expect([second.pid(), second.startedHere]).toEqual([server.pid(), false]);
    await second.stop();
    expect(await answers(server.appUrl)).toBe(1);
    await rm(link);
  });

  it("goes on for the others when the one that started it stops, and ends with the last", async () => {
    const shared = await copyOf(whole);
    const first = await startEmbeddedPostgres({ folder: shared });
    const others = [
      await startEmbeddedPostgres({ folder: shared }),
      await startEmbeddedPostgres({ folder: shared }),
    ];
    await first.stop();
    expect(await answers(first.appUrl)).toBe(1);
    await Promise.all(others.map((other) => other.stop()));
    expect(isAlive(first.pid())).toBe(false);
    await rm(shared, { recursive: true });
  });

  it("is no longer used by a process that was killed, and ends with the last that lives", async () => {
    const shared = await copyOf(whole);
    const script = `
      const { startEmbeddedPostgres } = await import(${JSON.stringify(new URL("./embedded-postgres.ts", import.meta.url).href)});
      const used = await startEmbeddedPostgres({ folder: ${JSON.stringify(shared)} });
      console.log(used.pid());
      setInterval(() => used, 1000);`;
    const other = spawn(process.execPath, ["--input-type=module", "-e", script], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const pid = await new Promise<number>((resolve) =>
      other.stdout.once("data", (output) => resolve(Number(output))),
    );
    const own = await startEmbeddedPostgres({ folder: shared });
    expect(own.pid()).toBe(pid);
    await own.stop();
    expect(isAlive(pid), "another process uses it").toBe(true);
    const next = await startEmbeddedPostgres({ folder: shared });
    await killed(other.pid ?? 0);
    expect(await answers(next.appUrl)).toBe(1);
    await next.stop();
    expect(isAlive(pid), "nobody uses it").toBe(false);
    await rm(shared, { recursive: true });
  });

  it("is made once, by one server, when several start together for the first time", async () => {
    const fresh = await freshFolder();
    const all = await Promise.all([1, 2, 3].map(() => startEmbeddedPostgres({ folder: fresh })));
    expect(new Set(all.map((one) => one.pid())).size).toBe(1);
    expect(all.filter((one) => one.startedHere)).toHaveLength(1);
    for (const { appUrl } of all) expect(await answers(appUrl)).toBe(1);
    await Promise.all(all.map((one) => one.stop()));
    await rm(fresh, { recursive: true });
  });

  it("starts anew, and is whole, when one stops while others begin", async () => {
    const shared = await copyOf(whole);
    const first = await startEmbeddedPostgres({ folder: shared });
    const [, second, third] = await Promise.all([
      first.stop(),
      startEmbeddedPostgres({ folder: shared }),
      startEmbeddedPostgres({ folder: shared }),
    ]);
    expect(second.pid()).toBe(third.pid());
    expect(await answers(second.appUrl)).toBe(1);
    await second.stop();
    await third.stop();
    await rm(shared, { recursive: true });
  });

  it.each([
    ["was killed", "SIGKILL"],
    ["was told to end once everybody has gone", "SIGTERM"],
    ["was told to end", "SIGINT"],
  ] as const)("comes back by itself, at the same address, when its server %s", async (_what, signal) => {
    await busySession();
    const users = [server, await startEmbeddedPostgres({ folder })];
    const log = { warn: () => undefined, error: () => undefined };
    const keeping = users.map((embedded) => keepServing({ embedded, log }));
    const before = server.pid();
    process.kill(before, signal);
    await ended(before);
    await expect.poll(() => answers(server.appUrl).catch(() => 0), { interval: 50 }).toBe(1);
    for (const kept of keeping) await kept.stop();
    await users[1]?.stop();
    expect(await answers(server.appUrl)).toBe(1);
  });
});

describe("the port of the embedded database", () => {
  async function takenBy(port: number) {
    const stranger = createServer();
    await new Promise<void>((resolve) => stranger.listen({ port, host: "127.0.0.1" }, resolve));
    return { end: () => new Promise((resolve) => stranger.close(resolve)) };
  }
  const portOf = (one: EmbeddedPostgres) => Number(new URL(one.appUrl).port);

  it.each(["", "không phải số", "543", "99999", "-1", "0x50", "\0\0\0\0"])(
    "is chosen anew when its file holds %j",
    async (text) => {
      const shared = await copyOf(whole);
      await writeFile(join(shared, "port"), text);
      const started = await startEmbeddedPostgres({ folder: shared });
      expect(Number(await readFile(join(shared, "port"), "utf8"))).toBe(portOf(started));
      await started.stop();
      await rm(shared, { recursive: true });
    },
  );

  it("is another one when a stranger has taken it meanwhile", async () => {
    const shared = await copyOf(whole);
    // The neighbour that it was copied from serves there.
    expect(Number(await readFile(join(shared, "port"), "utf8"))).toBe(portOf(server));
    const started = await startEmbeddedPostgres({ folder: shared });
    expect(portOf(started)).not.toBe(portOf(server));
    expect(await answers(started.appUrl)).toBe(1);
    await started.stop();
    await rm(shared, { recursive: true });
  });

  it("stays for those who use it: a newcomer does not move the database away from them", async () => {
    const shared = await copyOf(whole);
    const first = await startEmbeddedPostgres({ folder: shared });
    await killed(first.pid());
    const stranger = await takenBy(portOf(first));
    await expect(startEmbeddedPostgres({ folder: shared })).rejects.toThrow(/^Không mở lại được [^\n]+cổng/);
    await stranger.end();
    const second = await startEmbeddedPostgres({ folder: shared });
    expect(second.appUrl).toBe(first.appUrl);
    await first.stop();
    await second.stop();
    await rm(shared, { recursive: true });
  });
});

describe("a first start that was cut off", () => {
  it.each(["PG_VERSION", "global/pg_control"])(
    "when %s was there, does not keep the next one",
    async (file) => {
      const fresh = await freshFolder();
      const first = startEmbeddedPostgres({ folder: fresh });
      first.catch(() => undefined);
      const making = join(fresh, "data.new");
      for (let turn = 0; turn < 4000 && !existsSync(join(making, file)); turn += 1)
        await new Promise((resolve) => setTimeout(resolve, 2));
      await promisify(execFile)("pkill", ["-9", "-f", `initdb -D ${making}`]);
      await expect(first).rejects.toThrow();
      const next = await startEmbeddedPostgres({ folder: fresh });
      expect(next.startedHere).toBe(true);
      await next.stop();
      await rm(fresh, { recursive: true, force: true });
    },
  );

  async function remove(data: string, names: readonly string[]) {
    for (const name of names) await rm(join(data, name), { recursive: true, force: true });
    // Nothing of ours was made yet.
    for (const number of await readdir(join(data, "base")).catch(() => []))
      if (Number(number) >= 16_384) await rm(join(data, "base", number), { recursive: true });
  }

  async function keepOnly(data: string, names: readonly string[]) {
    await remove(
      data,
      (await readdir(data)).filter((name) => !names.includes(name)),
    );
  }

  /** What older versions, or a power cut, left behind. */
  const halves: readonly (readonly [string, (data: string) => Promise<unknown>])[] = [
    ["nothing but PG_VERSION", (data) => keepOnly(data, ["PG_VERSION"])],
    ["folders alone, before PG_VERSION", (data) => keepOnly(data, ["global", "pg_wal"])],
    ["all but global/pg_control", (data) => remove(data, ["global/pg_control"])],
    [
      "an empty global/pg_control",
      async (data) => {
        await remove(data, []);
        await writeFile(join(data, "global/pg_control"), "");
      },
    ],
    ["template1 alone, though a server was tried on it", (data) => remove(data, ["base/5"])],
    ["what no server ever served", (data) => remove(data, ["postmaster.opts"])],
  ];

  it.each(halves)("that left %s is begun anew, and what it left is kept beside", async (_what, halve) => {
    const shared = await copyOf(whole);
    await halve(join(shared, "data"));
    const left = (await readdir(join(shared, "data"))).toSorted();
    const notes: string[] = [];
    const started = await startEmbeddedPostgres({ folder: shared, note: (sentence) => notes.push(sentence) });
    expect(await answers(started.appUrl)).toBe(1);
    await started.stop();
    const aside = (await readdir(shared)).filter((name) => name.startsWith("data.half-"));
    expect(aside).toHaveLength(1);
    expect((await readdir(join(shared, aside[0] ?? ""))).toSorted()).toEqual(left);
    expect(notes).toEqual([expect.stringContaining(aside[0] ?? "?")]);
    await rm(shared, { recursive: true });
  });

  it.each(["PG_VERSION", "global/pg_control"])(
    "is none when our database is there: without %s nothing is moved or made, and one line says so",
    async (file) => {
      const shared = await copyOf(whole);
      await rm(join(shared, "data", file));
      await expect(startEmbeddedPostgres({ folder: shared })).rejects.toThrow(
        /^Cơ sở dữ liệu [^\n]+bản sao lưu/,
      );
      expect((await readdir(shared)).filter((name) => name.startsWith("data"))).toEqual(["data"]);
      await rm(shared, { recursive: true });
    },
  );

  it("leaves no password, no half-made folder and no half-written file behind", async () => {
    const shared = await copyOf(whole);
    const remnants = [
      "pw-0123456789ab",
      "passwords.json.new",
      "passwords.json.0123456789ab.part",
      "port.0123456789ab.part",
    ];
    for (const name of remnants) await writeFile(join(shared, name), "x");
    for (const name of ["data.new", "postgresql.new"])
      await mkdir(join(shared, name, "bin"), { recursive: true });
    const started = await startEmbeddedPostgres({ folder: shared });
    const names = await readdir(shared);
    for (const name of [...remnants, "data.new", "postgresql.new"]) expect(names).not.toContain(name);
    await started.stop();
    await rm(shared, { recursive: true });
  });

  it.each([
    ["empty, as a power cut leaves it", ""],
    ["of another program that has its number now", `${process.pid}\n/somewhere/data\n`],
  ])("does not keep the next one by a postmaster.pid that is %s", async (_what, text) => {
    const shared = await copyOf(whole);
    const before = await startEmbeddedPostgres({ folder: shared });
    await marked(before.adminUrl);
    await before.stop();
    await writeFile(join(shared, "data/postmaster.pid"), text);
    const started = await startEmbeddedPostgres({ folder: shared });
    expect(await isMarked(started.adminUrl)).toBe(true);
    await started.stop();
    await rm(shared, { recursive: true });
  });

  it.each([
    ["gone", (file: string) => rm(file)],
    ["half", (file: string) => writeFile(file, '{"owner":"ab')],
    ["another's", (file: string) => writeFile(file, JSON.stringify({ owner: "a", app: "b" }))],
  ])("of whose data the passwords are %s says so in one line, and makes no others", async (_what, spoil) => {
    const shared = await copyOf(whole);
    await spoil(join(shared, "passwords.json"));
    const before = await readFile(join(shared, "passwords.json"), "utf8").catch(() => undefined);
    await expect(startEmbeddedPostgres({ folder: shared })).rejects.toThrow(
      /passwords\.json [^\n]+bản sao lưu[^\n]*$/,
    );
    expect(await readFile(join(shared, "passwords.json"), "utf8").catch(() => undefined)).toBe(before);
    await rm(shared, { recursive: true });
  });
});
