import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../tests/support/database.ts";
import { projectRoot } from "../foundation/project-root.ts";
import { freePort } from "../foundation/start/ports.ts";

let database: TestDatabase;
let dataDir: string;

beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), "trongdong-operator-"));
});

afterAll(async () => {
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

interface Cause {
  readonly name: string;
  readonly settings: () => Promise<Record<string, string>> | Record<string, string>;
  readonly says: RegExp;
  /** Of the start alone: it does not wait for its database to be started. */
  readonly alsoAtStart: boolean;
}

const address = (change: { password?: string; pathname?: string; port?: string }) =>
  Object.assign(new URL(database.url), change).href;

const causes: readonly Cause[] = [
  {
    name: "a place where the system takes no folder",
    settings: () => ({ DATA_DIR: "/proc/x", DATABASE_URL: database.url }),
    says: /\/proc\/x/,
    alsoAtStart: true,
  },
  {
    name: "a wrong password",
    settings: () => ({ DATABASE_URL: address({ password: "sai" }) }),
    says: /^Cấu hình DATABASE_URL không đúng: máy chủ không nhận tên hoặc mật khẩu; cần /,
    alsoAtStart: true,
  },
  {
    name: "a database without the product's tables",
    settings: () => ({ DATABASE_URL: address({ pathname: "/postgres" }) }),
    says: /^Cơ sở dữ liệu chưa được nâng cấp: hãy chạy «npx trongdong migrate»/,
    alsoAtStart: true,
  },
  {
    name: "a server that was not started",
    settings: async () => ({ DATABASE_URL: address({ port: String(await freePort()) }) }),
    says: /^Không nối được tới cơ sở dữ liệu: máy chủ không mở cổng này; hãy /,
    alsoAtStart: false,
  },
];

async function typed(script: string, args: readonly string[], env: Record<string, string>) {
  const port = String(await freePort());
  return new Promise<{ code: unknown; output: string }>((resolve) => {
    execFile(
      process.execPath,
      ["--enable-source-maps", join(projectRoot(), script), ...args],
      {
        env: { PATH: process.env.PATH, DATA_DIR: dataDir, PORT: port, SEED: "none", ...env },
        timeout: 60_000,
      },
      (error, _stdout, stderr) => resolve({ code: error?.code ?? 0, output: stderr.trim() }),
    );
  });
}

describe("an operator reads one line that says what is wrong, and the process ends", () => {
  const tried = causes.flatMap((cause) => [
    { ...cause, script: "server/composition/cli.ts", args: ["doctor"] },
    ...(cause.alsoAtStart ? [{ ...cause, script: "dist/server/main.mjs", args: [] }] : []),
  ]);
  it.each(tried)("$script: $name", async ({ script, args, settings, says }) => {
    const { code, output } = await typed(script, args, await settings());
    expect(output).toMatch(says);
    expect(output.split("\n")).toHaveLength(1);
    expect(output).not.toMatch(/\bat \S+:\d+|Error:/);
    expect(code).toBe(1);
  });
});
