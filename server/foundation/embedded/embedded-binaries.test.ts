import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { copyOfBinaries } from "./embedded-binaries.ts";

let folder: string;
let installed: { folder: string; version: string };
const files = ["bin/postgres", "bin/initdb", "share/postgres.bki"];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "trongdong-binaries-"));
  installed = { folder: join(folder, "installed"), version: "18.4" };
  await write(installed.folder, files, "18.4");
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(below: string, names: readonly string[], text: string) {
  for (const name of names) {
    await mkdir(join(below, name, ".."), { recursive: true });
    await writeFile(join(below, name), text);
  }
}

async function copied() {
  const copy = await copyOfBinaries({ installed, folder });
  return Promise.all(files.map((name) => readFile(join(copy, name), "utf8")));
}

const whole = files.map(() => "18.4");

describe("the copy of the database's programs", () => {
  it("is made once", async () => {
    expect(await copied()).toEqual(whole);
    await writeFile(join(folder, "postgresql/bin/initdb"), "as it was copied");
    expect((await copied())[1]).toBe("as it was copied");
  });

  it("is made anew when an older version was cut off while it copied into the place itself", async () => {
    await write(join(folder, "postgresql"), ["bin/postgres"], "18.4");
    expect(await copied()).toEqual(whole);
  });

  it("is made anew when it was cut off beside its place", async () => {
    await write(join(folder, "postgresql.new"), ["bin/postgres", "bin/half"], "18");
    expect(await copied()).toEqual(whole);
    expect((await readdir(folder)).toSorted()).toEqual(["installed", "postgresql"]);
    expect(await readdir(join(folder, "postgresql/bin"))).not.toContain("half");
  });

  it("is made anew when the product brings other ones", async () => {
    await copied();
    installed = { ...installed, version: "18.5" };
    await write(installed.folder, files, "18.5");
    expect(await copied()).toEqual(files.map(() => "18.5"));
  });
});
