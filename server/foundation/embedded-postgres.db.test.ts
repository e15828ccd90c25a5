import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./embedded-postgres.ts";

let folder: string;
let server: EmbeddedPostgres;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "trongdong-embedded-"));
  await chmod(folder, 0o755);
  server = await startEmbeddedPostgres({ folder });
});

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

/** A session that is in the middle of a long statement. */
async function busySession(): Promise<void> {
  const client = new pg.Client({ connectionString: server.adminUrl });
  client.on("error", () => undefined);
  await client.connect();
  client.query("select count(*) from generate_series(1, 500000000)").catch(() => undefined);
}

async function killed(pid: number): Promise<void> {
  process.kill(pid, "SIGKILL");
  for (let gone = false; !gone; ) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    try {
      process.kill(pid, 0);
    } catch {
      gone = true;
    }
  }
}

describe("the embedded database", () => {
  it("starts again at once after a kill, though sessions of the killed one are still at work", async () => {
    for (let turn = 0; turn < 2; turn += 1) {
      for (let session = 0; session < 4; session += 1) await busySession();
      await new Promise((resolve) => setTimeout(resolve, 100));
      await killed(server.pid);
      server = await startEmbeddedPostgres({ folder });
      expect(server.startedHere).toBe(true);
    }
  });

  it("is joined, not ended, by another process that starts in the same folder", async () => {
    const second = await startEmbeddedPostgres({ folder });
    expect([second.pid, second.startedHere]).toEqual([server.pid, false]);
  });
});

describe("a first start that was cut off", () => {
  it.each(["PG_VERSION", "global/pg_control"])(
    "when %s was there, does not keep the next one",
    async (file) => {
      const fresh = await mkdtemp(join(tmpdir(), "trongdong-embedded-"));
      await chmod(fresh, 0o755);
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
});
