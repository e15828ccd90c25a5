import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** What wrk saw: how many answers it got, how many a second, and the time that 99 of 100 did not exceed (ms). */
export interface Load {
  readonly answers: number;
  readonly perSecond: number;
  readonly p99Ms: number;
}

const seconds = 4;

/** Asks for one address over so many connections as fast as it is answered, as a browser that takes gzip. Throws on any answer that is not a success. */
export async function load(url: string, { connections = 50 }: { connections?: number } = {}): Promise<Load> {
  const { stdout } = await promisify(execFile)("wrk", [
    "-t1",
    `-c${connections}`,
    `-d${seconds}s`,
    "--latency",
    "-H",
    "Accept-Encoding: gzip",
    url,
  ]);
  const perSecond = Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]);
  const answers = Number(/(\d+) requests in/.exec(stdout)?.[1]);
  const [, amount = "", unit = ""] = /99%\s+([\d.]+)(us|ms|s)/.exec(stdout) ?? [];
  const p99Ms = Number(amount) * ({ us: 0.001, ms: 1, s: 1000 }[unit] ?? Number.NaN);
  if (!(answers > 0) || !(perSecond > 0) || !(p99Ms > 0))
    throw new Error(`wrk said something else: ${stdout}`);
  if (/Non-2xx|Socket errors/.test(stdout)) throw new Error(`not every answer was good: ${stdout}`);
  return { answers, perSecond, p99Ms };
}
