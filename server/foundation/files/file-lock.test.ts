import { execFile, spawn } from "node:child_process";
import { chown, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { awaitLock, tryLock } from "./file-lock.ts";

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "trongdong-lock-"));
  file = join(folder, "a.lock");
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe("a lock on a file", () => {
  it("is shared by many or held by one alone", () => {
    const [one, other] = [tryLock({ file, how: "shared" }), tryLock({ file, how: "shared" })];
    expect([one, other]).not.toContain(undefined);
    expect(tryLock({ file, how: "alone" })).toBeUndefined();
    one?.release();
    one?.release();
    expect(tryLock({ file, how: "alone" }), "the other one still holds it").toBeUndefined();
    other?.release();
    const alone = tryLock({ file, how: "alone" });
    expect(alone).toBeDefined();
    expect(tryLock({ file, how: "shared" })).toBeUndefined();
    alone?.release();
  });

  it("is free again when the process that held it was killed", async () => {
    const script = `
      const { tryLock } = await import(${JSON.stringify(new URL("./file-lock.ts", import.meta.url).href)});
      const held = tryLock({ file: ${JSON.stringify(file)}, how: "alone" });
      console.log("held");
      setInterval(() => held, 1000);`;
    const holder = spawn(process.execPath, ["--input-type=module", "-e", script], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await new Promise((resolve) => holder.stdout.once("data", resolve));
    let calls = 0;
    const onWait = () => {
      calls += 1;
    };
    expect(await awaitLock({ file, longestMs: 400, onWait, momentMs: 100 })).toBeUndefined();
    expect(calls, "said once what is waited for").toBe(1);
    holder.kill("SIGKILL");
    const lock = await awaitLock({ file, longestMs: 10_000 });
    expect(lock).toBeDefined();
    lock?.release();
  });

  it.each(["alone", "shared"])(
    "is taken %s, and given back, where not a byte can be written",
    async (how) => {
      const script = `
      const { tryLock } = await import(${JSON.stringify(new URL("./file-lock.ts", import.meta.url).href)});
      const lock = tryLock({ file: ${JSON.stringify(file)}, how: ${JSON.stringify(how)} });
      lock.release();`;
      // As on a full disk: the system takes no byte from this process.
      const limited = `ulimit -f 0; exec "$0" --input-type=module -e "$1"`;
      await promisify(execFile)("sh", ["-c", limited, process.execPath, script]);
      expect(await readdir(folder)).toEqual(["a.lock"]);
    },
  );

  it("stops the start with one line where no file can be", () => {
    expect(() => tryLock({ file: join(folder, "none/a.lock"), how: "alone" })).toThrow(
      /^Cấu hình DATA_DIR [^\n]+$/,
    );
  });

  it("belongs to whom the folder belongs, also when root takes it first, and nobody else can hold it", async () => {
    const own = process.getuid?.() ?? 0;
    const owner = own === 0 ? 65_534 : own;
    if (owner !== own) await chown(folder, owner, owner);
    tryLock({ file, how: "shared" })?.release();
    const { uid, mode } = await stat(file);
    expect([uid, mode & 0o777]).toEqual([owner, 0o600]);
  });
});
