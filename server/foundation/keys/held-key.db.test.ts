import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildNetwork } from "../../../tests/support/builders/network-builder.ts";
import { createTestDatabase, type TestDatabase } from "../../../tests/support/database.ts";
import { holdPushKeys } from "../../citizens/push-keys.ts";
import { holdCheckpointKey } from "../../ledger/checkpoint-file.ts";
import { claimKind } from "../database/installation-kind.ts";
import { projectRoot } from "../project-root.ts";
import { holdMasterKey } from "./hold-master-key.ts";
import { holdSigningKey } from "./hold-signing-key.ts";

let database: TestDatabase;
let dataDir: string;

/** Runs one command as an administrator types it. */
async function typed(args: readonly string[], env: Record<string, string> = {}) {
  return new Promise<{ code: number | string; out: string; err: string }>((resolve) => {
    execFile(
      process.execPath,
      [join(projectRoot(), "server/composition/cli.ts"), ...args],
      {
        env: { PATH: process.env.PATH, SEED: "none", DATABASE_URL: database.url, DATA_DIR: dataDir, ...env },
      },
      (error, stdout, stderr) => resolve({ code: error?.code ?? 0, out: stdout.trim(), err: stderr.trim() }),
    );
  });
}

const example = (name: string) => join(projectRoot(), "tests/fixtures/network", name);

beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), "trongdong-keys-"));
  await typed(["import", "units", example("units.csv")]);
  await typed(["import", "people", example("people.csv")]);
  const [heading = "", first = ""] = buildNetwork("small").channels.split("\n");
  await writeFile(join(dataDir, "channels.csv"), `${heading},access_token\n${first},token-of-a-page\n`);
  expect(await typed(["import", "channels", join(dataDir, "channels.csv")])).toMatchObject({ code: 0 });
  const newcomer = ["user", "add", "kiem-tra", "T38", "Người kiểm tra"];
  expect(await typed(newcomer, { PASSWORD: "Mật khẩu dài 2026" })).toMatchObject({ code: 0 });
});

afterAll(async () => {
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

/** A folder as another machine, or a restore, has it: with these keys of the installation. */
async function otherFolder(change: (folder: string) => Promise<void>): Promise<{ DATA_DIR: string }> {
  const folder = await mkdtemp(join(tmpdir(), "trongdong-keys-"));
  await cp(dataDir, folder, { recursive: true });
  await change(folder);
  return { DATA_DIR: folder };
}

describe("a database whose tokens and second factors stand under a key", () => {
  it("is in order for doctor, which opens one of each", async () => {
    const { code, out } = await typed(["doctor"]);
    expect(code).toBe(0);
    expect(out).toContain("Khóa mã hóa: mở được mã truy cập kênh, mở được mã xác thực.");
  });

  it.each([
    ["doctor", ["doctor"]],
    ["a command that signs somebody in anew", ["user", "totp", "quantri"]],
    ["the verification", ["ledger", "verify"]],
  ])("lets %s not run without it, and makes no other one", async (_what, args) => {
    const env = await otherFolder((folder) => rm(join(folder, "keys"), { recursive: true }));
    const { code, err } = await typed(args, env);
    expect(code).toBe(1);
    expect(err).toMatch(/^Thiếu khóa mã hóa [^\n]*master\.key[^\n]*bản sao lưu[^\n]*$/);
    expect(await readdir(env.DATA_DIR)).not.toContain("keys");
    await rm(env.DATA_DIR, { recursive: true });
  });

  it("lets none run with another key, nor from an empty folder on a second host", async () => {
    const wrong = await otherFolder((folder) =>
      writeFile(join(folder, "keys/master.key"), randomBytes(32).toString("hex")),
    );
    expect(await typed(["doctor"], wrong)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^Sai khóa mã hóa [^\n]*master\.key[^\n]*$/),
    });
    const empty = { DATA_DIR: await mkdtemp(join(tmpdir(), "trongdong-keys-")) };
    expect(await typed(["doctor"], empty)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^Thiếu khóa/),
    });
    for (const { DATA_DIR } of [wrong, empty]) await rm(DATA_DIR, { recursive: true });
  });

  it("an older one, which knows no key yet, takes only the key that opens what it holds", async () => {
    await sql`delete from key_check`.execute(database.adminDb);
    const wrong = await otherFolder((folder) =>
      writeFile(join(folder, "keys/master.key"), randomBytes(32).toString("hex")),
    );
    const lacking = await otherFolder((folder) => rm(join(folder, "keys"), { recursive: true }));
    expect(await typed(["doctor"], wrong)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^Sai khóa/),
    });
    expect(await typed(["doctor"], lacking)).toMatchObject({ code: 1, err: expect.stringMatching(/^Thiếu/) });
    expect(await typed(["doctor"])).toMatchObject({ code: 0 });
    for (const { DATA_DIR } of [wrong, lacking]) await rm(DATA_DIR, { recursive: true });
  });

  it("tells in doctor when a token was replaced by one under another key", async () => {
    const kept = await sql<{
      token: Buffer;
    }>`select access_token_encrypted as token from channel_token`.execute(database.db);
    await sql`update channel_token set access_token_encrypted = decode('01' || repeat('00', 60), 'hex')`.execute(
      database.db,
    );
    expect(await typed(["doctor"])).toMatchObject({ code: 1, err: expect.stringContaining("KHÔNG mở được") });
    await sql`update channel_token set access_token_encrypted = ${kept.rows[0]?.token}`.execute(database.db);
  });
});

/** Each key as the product asks for it. */
const each = [
  ["master", (dir: string) => holdMasterKey(database.db, { file: join(dir, "keys/one.key") })],
  ["web-push", (dir: string) => holdPushKeys(database.db, { file: join(dir, "keys/push.json") })],
  ["ledger-signing", (dir: string) => holdCheckpointKey(database.db, { dataDir: dir })],
  [
    "channels-signing",
    (dir: string) =>
      holdSigningKey(database.db, {
        name: "channels-signing",
        file: join(dir, "keys/list.pem"),
        what: "ký danh sách",
      }),
  ],
] as const;

describe("each key of the installation", () => {
  const folder = () => mkdtemp(join(tmpdir(), "trongdong-keys-"));

  it.each(each)("%s is made once; without it, or with another, nothing starts", async (name, hold) => {
    await sql`delete from key_check`.execute(database.adminDb);
    await sql`delete from installation`.execute(database.adminDb);
    const [first, second] = [await folder(), await folder()];
    await hold(first);
    await hold(first);
    await expect(hold(second)).rejects.toThrow(/^Thiếu khóa [^\n]+$/);
    expect(await readdir(second)).toEqual([]);
    await sql`delete from key_check`.execute(database.adminDb);
    await hold(second);
    await expect(hold(first)).rejects.toThrow(/^Sai khóa [^\n]+$/);
    const kept = await database.db.selectFrom("key_check").select("name").execute();
    expect(kept).toEqual([{ name }]);
    await claimKind(database.db, "none");
    for (const dir of [first, second]) await rm(dir, { recursive: true });
  });

  const partial = "0123456789ab.part";

  it.each(each)(
    "%s that a cut left empty, or half beside its place, is begun anew by the next start",
    async (_name, hold) => {
      await sql`delete from key_check`.execute(database.adminDb);
      await sql`delete from installation`.execute(database.adminDb);
      const dir = await folder();
      await hold(dir);
      const keys = join(dir, "keys");
      const [file = ""] = await readdir(keys);
      for (const remnant of ["", "\0".repeat(120)]) {
        await sql`delete from key_check`.execute(database.adminDb);
        await writeFile(join(keys, file), remnant);
        await writeFile(join(keys, `${file}.${partial}`), "half a k");
        // Two processes that start together come to the same key.
        const [one, other] = await Promise.all([hold(dir), hold(dir)]);
        expect(one).toEqual(other);
        expect(await readdir(keys)).toEqual([file]);
        expect((await stat(join(keys, file))).mode & 0o777).toBe(0o600);
      }
      const made = await readFile(join(keys, file), "utf8");
      await writeFile(join(keys, file), "");
      await expect(hold(dir), "the database knows the key").rejects.toThrow(/^Thiếu khóa [^\n]+rỗng[^\n]+$/);
      expect(await readFile(join(keys, file), "utf8")).toBe("");
      await writeFile(join(keys, file), made);
      await hold(dir);
      await claimKind(database.db, "none");
      await rm(dir, { recursive: true });
    },
  );

  it.each(each)("%s is never written over, be it unreadable", async (_name, hold) => {
    await sql`delete from key_check`.execute(database.adminDb);
    await sql`delete from installation`.execute(database.adminDb);
    const dir = await folder();
    await hold(dir);
    const [file = ""] = await readdir(join(dir, "keys"));
    await sql`delete from key_check`.execute(database.adminDb);
    await writeFile(join(dir, "keys", file), "một khóa gõ nhầm");
    await expect(hold(dir)).rejects.toThrow(file);
    expect(await readFile(join(dir, "keys", file), "utf8")).toBe("một khóa gõ nhầm");
    await claimKind(database.db, "none");
    await rm(dir, { recursive: true });
  });

  it("of the checkpoints leaves nothing that looks lost when the start is cut between it and their file", async () => {
    await sql`delete from key_check`.execute(database.adminDb);
    const dir = await folder();
    await mkdir(join(dir, "keys"));
    // Nothing can be made in a folder of this name: the start ends there, as if it were cut.
    await writeFile(join(dir, "ledger"), "");
    await expect(holdCheckpointKey(database.db, { dataDir: dir })).rejects.toThrow();
    expect(await readdir(join(dir, "keys"))).toEqual([]);
    await rm(join(dir, "ledger"));
    await holdCheckpointKey(database.db, { dataDir: dir });
    expect(await readdir(join(dir, "ledger"))).toEqual(["checkpoints.jsonl"]);
    await rm(dir, { recursive: true });
  });

  it("is compared with what the application cannot change", async () => {
    await expect(sql`update key_check set check_value = ''`.execute(database.db)).rejects.toThrow(
      /permission/,
    );
    await expect(sql`delete from key_check`.execute(database.db)).rejects.toThrow(/permission/);
  });
});
