import { writeSync } from "node:fs";
import {
  appendFile,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rm,
  stat,
  utimes,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { rotateLog } from "./embedded-log.ts";

let folder: string;
let log: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "trongdong-log-"));
  log = join(folder, "postgres.log");
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const long = Date.now() - 1_000_000;
const far = Date.now() + 1_000_000;

describe("the log of the embedded database", () => {
  it("is put aside when it has grown, while the server that holds it open goes on writing", async () => {
    const server = await open(log, "a");
    await server.write("lỗi cũ\n".repeat(100));
    expect(await rotateLog({ folder, before: long, largest: 500 })).toBe(0);
    await server.write("lỗi mới\n");
    await server.close();
    expect(await readFile(log, "utf8")).toBe("lỗi mới\n");
    expect(await readFile(`${log}.1`, "utf8")).toBe("lỗi cũ\n".repeat(100));
  });

  it("is left alone while it is small, and where there is none", async () => {
    expect(await rotateLog({ folder, before: long, largest: 500 })).toBe(0);
    await writeFile(log, "lỗi\n");
    await rotateLog({ folder, before: long, largest: 500 });
    expect(await readdir(folder)).toEqual(["postgres.log"]);
  });

  it("never takes more than its bound, however much is written", async () => {
    for (let turn = 0; turn < 12; turn += 1) {
      await appendFile(log, `${turn}\n`.padEnd(600, "."));
      await rotateLog({ folder, before: long, largest: 500 });
    }
    expect((await readdir(folder)).toSorted()).toEqual(
      ["postgres.log", ...[1, 2, 3, 4, 5].map((number) => `postgres.log.${number}`)].toSorted(),
    );
    expect((await stat(log)).size).toBe(0);
    expect((await readFile(`${log}.1`, "utf8")).startsWith("11\n")).toBe(true);
  });

  it("loses no line that the server writes while it is put aside", async () => {
    const server = await open(log, "a");
    await server.write("đầy\n".repeat(200_000));
    let isDone = false;
    const rotation = rotateLog({ folder, before: long, largest: 500 }).finally(() => {
      isDone = true;
    });
    let written = 0;
    while (!isDone) {
      // At once, so that every line was written before or after any other step.
      writeSync(server.fd, `dòng ${written}\n`);
      written += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
    await rotation;
    await server.close();
    const logged = `${await readFile(`${log}.1`, "utf8")}${await readFile(log, "utf8")}`;
    const numbers = [...logged.matchAll(/^dòng (\d+)$/gm)].map(([, number]) => Number(number));
    expect(numbers.length).toBeGreaterThan(10);
    expect(numbers).toEqual(Array.from({ length: written }, (_, number) => number));
  });

  it("keeps its older pieces where the disk has no room for a new one, however often it is tried", async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      await appendFile(log, `${turn}\n`.padEnd(600, "."));
      await rotateLog({ folder, before: long, largest: 500 });
    }
    await mkdir(`${log}.new`);
    await writeFile(log, "x".repeat(600));
    const pieces = () =>
      Promise.all([1, 2, 3, 4, 5].map((number) => readFile(`${log}.${number}`, "utf8").catch(() => "")));
    const before = await pieces();
    for (let turn = 0; turn < 3; turn += 1)
      await expect(rotateLog({ folder, before: long, largest: 500 })).rejects.toThrow();
    expect(await pieces()).toEqual(before);
    expect((await stat(log)).size).toBe(600);
  });

  it("counts the age of a piece from when it was put aside, and not from when a later one moved it on", async () => {
    await writeFile(`${log}.1`, "cũ");
    const old = new Date(Date.now() - 2_000_000);
    await utimes(`${log}.1`, old, old);
    await writeFile(log, "mới".padEnd(600, "."));
    expect(await rotateLog({ folder, before: long, largest: 500 })).toBe(1);
    expect((await readdir(folder)).toSorted()).toEqual(["postgres.log", "postgres.log.1"]);
    expect((await readFile(`${log}.1`, "utf8")).startsWith("mới")).toBe(true);
  });

  it("loses its old pieces and nothing else", async () => {
    for (const name of ["postgres.log", "postgres.log.1", "passwords.json"])
      await writeFile(join(folder, name), "x");
    expect(await rotateLog({ folder, before: far })).toBe(1);
    expect((await readdir(folder)).toSorted()).toEqual(["passwords.json", "postgres.log"]);
  });
});
