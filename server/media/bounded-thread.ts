import { Worker } from "node:worker_threads";

const lookAtMemoryMs = 50;
const megabyte = 1024 * 1024;

/** What reading one file may cost. */
export interface ThreadLimits {
  readonly maxMs: number;
  /** Of the thread's own objects. */
  readonly maxMemoryMb: number;
  /** By how much the process may grow meanwhile, with all that is unpacked. */
  readonly maxGrowthMb: number;
}

/**
 * Runs a program over a stranger's file in a thread of its own and answers what it says; undefined when it took more
 * time or memory than it may, or ended without a word. Whatever is in the file, the server goes on. Throws when it was
 * stopped by `signal` or the program itself is broken.
 */
export async function runBounded({
  program,
  order,
  limits,
  signal,
}: {
  program: string;
  order: unknown;
  limits: ThreadLimits;
  signal?: AbortSignal;
}): Promise<unknown> {
  signal?.throwIfAborted();
  // From its source: Node runs it as it is, whether the server was bundled or a test runs.
  const worker = new Worker(program, {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: limits.maxMemoryMb },
    env: {},
    stdout: true,
    stderr: true,
  });
  // What a library says of a stranger's file belongs in no log.
  worker.stdout.resume();
  worker.stderr.resume();
  const stop = () => void worker.terminate();
  const timer = setTimeout(stop, limits.maxMs);
  // The limit of the thread itself does not count what it unpacks.
  const atMost = process.memoryUsage.rss() + limits.maxGrowthMb * megabyte;
  const watch = setInterval(() => {
    if (process.memoryUsage.rss() > atMost) stop();
  }, lookAtMemoryMs);
  signal?.addEventListener("abort", stop);
  try {
    const message = await new Promise<unknown>((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", (error) => (isOutOfMemory(error) ? resolve(undefined) : reject(error)));
      worker.once("exit", () => resolve(undefined));
    });
    signal?.throwIfAborted();
    return message;
  } finally {
    clearTimeout(timer);
    clearInterval(watch);
    signal?.removeEventListener("abort", stop);
    await worker.terminate();
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}
