import { randomBytes } from "node:crypto";
import { link, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** A file that a cut left empty is at most so long, in bytes: what is made here is short. */
const longestRemnant = 8192;
const partialName = /^(.+)\.[0-9a-f]{12}\.part$/;

/**
 * Makes a file, unless there is one, so that it is there whole or not at all wherever the process or the power is cut
 * off; it never writes over one that holds something. Answers whether it was made here. Whoever calls it for one file
 * takes turns. Only its owner may read the file.
 */
export async function createWhole({ file, text }: { file: string; text: () => string }): Promise<boolean> {
  await removePartials(file);
  if (await holdsSomething(file)) return false;
  // What a cut left of a file that was written in its place.
  await rm(file, { force: true });
  return throughPartial({ file, text: text() }, async (partial) => {
    try {
      await link(partial, file);
      return true;
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
      throw error;
    } finally {
      await rm(partial, { force: true });
    }
  });
}

/** Makes a file anew, also over one that stands there: at each moment one of both is there whole. */
export async function replaceWhole({ file, text }: { file: string; text: string }): Promise<void> {
  await throughPartial({ file, text }, (partial) => rename(partial, file));
}

/** Whether a file holds anything: one that is empty, or all zeros, is what a power cut left of one that was never whole. */
export async function holdsSomething(file: string): Promise<boolean> {
  try {
    const { size } = await stat(file);
    return size > longestRemnant || (await readFile(file)).some((byte) => byte !== 0);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return false;
    throw error;
  }
}

/** The text of a file, or undefined when there is none. */
export async function readIfThere(file: string): Promise<string | undefined> {
  try {
    await stat(file);
    return await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

/** Has on the disk what is named in a folder, where the system can do that. */
export async function flushFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const opened = await open(folder, "r");
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
}

async function throughPartial<T>(
  { file, text }: { file: string; text: string },
  place: (partial: string) => Promise<T>,
): Promise<T> {
  const partial = `${file}.${randomBytes(6).toString("hex")}.part`;
  const written = await open(partial, "wx", 0o600);
  try {
    await written.writeFile(text);
    await written.sync();
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  } finally {
    await written.close();
  }
  const placed = await place(partial);
  await flushFolder(dirname(file));
  return placed;
}

/** A kill in the middle of it leaves what was being written. */
async function removePartials(file: string): Promise<void> {
  const folder = dirname(file);
  const left = (await readdir(folder)).filter((name) => partialName.exec(name)?.[1] === basename(file));
  for (const name of left) await rm(join(folder, name), { force: true });
}
