import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Makes a folder and those above it. Not Node's own way (`recursive`), which never ends where the system takes no folder
 * (`/proc/x`) and keeps the process from ending too.
 */
export async function makeFolder(folder: string, { mode }: { mode?: number } = {}): Promise<void> {
  if ((await made(folder, mode)) !== "no parent") return;
  const above = dirname(folder);
  if (above !== folder) await makeFolder(above, mode === undefined ? {} : { mode });
  if ((await made(folder, mode)) === "no parent") await mkdir(folder, mode);
}

async function made(folder: string, mode: number | undefined): Promise<"stands" | "no parent"> {
  try {
    await mkdir(folder, mode);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT") return "no parent";
    if (code !== "EEXIST") throw error;
  }
  return "stands";
}
