import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The programs that read and make videos. They come with the machine (Debian: `ffmpeg`), not with npm. */
export interface VideoTools {
  readonly ffmpeg: string;
  readonly ffprobe: string;
}

/** Finds ffmpeg and ffprobe in the folders of PATH; undefined when one of them is missing. */
export function findVideoTools(path: string = process.env.PATH ?? ""): VideoTools | undefined {
  const find = (name: string) =>
    path
      .split(delimiter)
      .map((folder) => join(folder, name))
      .find((file) => existsSync(file));
  const [ffmpeg, ffprobe] = [find("ffmpeg"), find("ffprobe")];
  return ffmpeg === undefined || ffprobe === undefined ? undefined : { ffmpeg, ffprobe };
}

/** What an operator is told when ffmpeg is missing. */
export const missingVideoTools =
  "Chưa có ffmpeg: video tải lên sẽ chờ, chưa xử lý được. Hãy cài (Debian, Ubuntu: apt-get install ffmpeg); video đang chờ sẽ tự chạy tiếp.";

/** How a program ended: its exit code (null when it was killed), what it wrote, and whether it took too long. */
export interface ToolResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly late: boolean;
}

const keptBytes = 1024 * 1024;
const setpriv = "/usr/bin/setpriv";

/**
 * Runs one of the video programs behind everything else on the machine (nice 15), without the process's own
 * environment. It is killed when `signal` fires, when it takes longer than `timeoutMs`, and, where Linux offers it, when
 * this process dies. Throws when it was stopped by `signal` or could not be started.
 */
export async function runVideoTool({
  command,
  args,
  signal,
  timeoutMs,
  onOutput,
}: {
  command: string;
  args: readonly string[];
  signal: AbortSignal;
  timeoutMs: number;
  onOutput?: (text: string) => void;
}): Promise<ToolResult> {
  signal.throwIfAborted();
  // Each of these becomes the next by exec, so that all of it is one process that one kill ends.
  const guard = existsSync(setpriv) ? [setpriv, "--pdeathsig", "KILL", "--"] : [];
  const [first = command, ...rest] = [...guard, "nice", "-n", "15", command, ...args];
  const child = spawn(first, rest, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: process.env.PATH, LC_ALL: "C" },
    signal,
    killSignal: "SIGKILL",
  });
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    child.kill("SIGKILL");
  }, timeoutMs);
  const written = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (text: string) => {
      if (name === "stdout") onOutput?.(text);
      written[name] = (written[name] + text).slice(-keptBytes);
    });
  }
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      let failure: Error | undefined;
      child.once("error", (error) => {
        failure = error;
        if (child.pid === undefined) reject(error);
      });
      // Killed is not yet gone: whoever stops it may rely on nothing of it running any more.
      child.once("close", (ended) => (failure === undefined ? resolve(ended) : reject(failure)));
    });
    return { code, ...written, late };
  } finally {
    clearTimeout(timer);
  }
}
