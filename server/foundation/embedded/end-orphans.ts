import { readdir, readFile, readlink, realpath } from "node:fs/promises";
import { join } from "node:path";

const patienceMs = 30_000;

/**
 * Ends what a killed PostgreSQL, or an initdb whose caller was killed, left at work in a data folder. Its sessions go by themselves only between two
 * statements, and until the last is gone no server may start there: its shared memory is in use. Touches nothing while
 * a server lives. Only Linux tells which processes work where; elsewhere nothing is done.
 */
export async function endOrphans(dataFolder: string): Promise<void> {
  if (process.platform !== "linux") return;
  const folder = await realpath(dataFolder).catch(() => undefined);
  if (folder === undefined) return;
  const server = Number(
    (await readFile(join(folder, "postmaster.pid"), "utf8").catch(() => "")).split("\n")[0],
  );
  for (const until = Date.now() + patienceMs; Date.now() < until; ) {
    const orphans = await postgresIn(folder);
    if (orphans.length === 0 || orphans.includes(server)) return;
    for (const pid of orphans) end(pid);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The processes of PostgreSQL that work in a folder; Linux alone tells. */
export async function postgresIn(folder: string): Promise<number[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const inFolder = await Promise.all(
    pids.map(async (pid) => {
      // A process of somebody else, or one that has just ended, cannot be looked at.
      const [cwd, name] = await Promise.all([
        readlink(`/proc/${pid}/cwd`).catch(() => ""),
        readFile(`/proc/${pid}/comm`, "utf8").catch(() => ""),
      ]);
      return cwd === folder && /^(postgres|initdb)/.test(name);
    }),
  );
  return pids.filter((_pid, index) => inFolder[index]).map(Number);
}

function end(pid: number): void {
  try {
    process.kill(pid, "SIGTERM");
  } catch {
    // It has ended meanwhile.
  }
}
