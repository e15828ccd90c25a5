import { readdir, readFile } from "node:fs/promises";

/** What Linux counts processor time in, a second. */
const ticks = 100;

interface Stat {
  readonly pid: number;
  readonly parent: number;
  /** Of the process and of its children that have ended, in seconds. */
  readonly seconds: number;
}

/** The processor time that a process and all below it have used so far, in seconds: Linux alone tells it. */
export async function processorTime(root: number): Promise<number> {
  const numbers = (await readdir("/proc")).map(Number).filter((pid) => pid > 0);
  const found = (await Promise.all(numbers.map(statOf))).filter((stat) => stat !== undefined);
  const below = Map.groupBy(found, ({ parent }) => parent);
  const tree = found.filter(({ pid }) => pid === root);
  if (tree.length === 0) throw new Error(`process ${root} does not run`);
  // Grows while it is walked.
  for (const { pid } of tree) tree.push(...(below.get(pid) ?? []));
  return tree.reduce((sum, { seconds }) => sum + seconds, 0);
}

async function statOf(pid: number): Promise<Stat | undefined> {
  // It may have ended since it was listed.
  const line = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined);
  if (line === undefined) return undefined;
  // The name before it may hold anything, also blanks and brackets.
  const fields = line.slice(line.lastIndexOf(")") + 2).split(" ");
  const spent = fields.slice(11, 15).map(Number);
  return {
    pid,
    parent: Number(fields[1]),
    seconds: spent.reduce((sum, value) => sum + value, 0) / ticks,
  };
}
