import { execFileSync } from "node:child_process";

/** The system user that runs the database when we are root; undefined when we are somebody else already. */
export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

const nobody = 65534;

/** PostgreSQL refuses to run as root: then it runs as `postgres` if the machine has that user, else as `nobody`. */
export function databaseUser(): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return { uid: lookUp("-u") ?? nobody, gid: lookUp("-g") ?? nobody };
}

function lookUp(flag: "-u" | "-g"): number | undefined {
  try {
    return Number(
      execFileSync("id", [flag, "postgres"], {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
      }).trim(),
    );
  } catch {
    // No such user on this machine: the caller falls back to nobody.
    return undefined;
  }
}
