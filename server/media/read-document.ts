import { Worker } from "node:worker_threads";
import { type DocumentOrder, documentAnswer } from "./document-order.ts";
import { documentLimits } from "./document-rules.ts";
import { unusable, usable, type Verdict } from "./verdict.ts";

/** What is known of a document: its pages, its words for search (empty for a scan), and the rules that saw a mark of secrecy in it. */
export interface ReadDocument {
  readonly pages: number;
  readonly text: string;
  readonly rules: readonly string[];
}

const reasons = {
  encrypted:
    "Tệp PDF có mật khẩu hoặc bị khóa (chặn in, chặn chép), máy chủ không kiểm tra được. Hãy bỏ mật khẩu rồi tải lại.",
  broken: "Tệp PDF bị hỏng, không đọc được đến hết. Hãy xuất lại rồi tải lên.",
  program:
    "Tệp PDF có phần tự chạy: mã chạy (JavaScript), lệnh mở chương trình, gửi dữ liệu hoặc mở tệp khác. Hãy in lại ra PDF rồi tải lên.",
  embedded: "Tệp PDF có tệp khác nhúng bên trong. Hãy đính kèm từng tệp riêng.",
  link: "Tệp PDF có liên kết không dẫn tới trang web, hộp thư hay số điện thoại. Hãy bỏ liên kết đó rồi tải lại.",
  long: `Tệp PDF dài quá ${documentLimits.maxPages} trang. Hãy chia thành nhiều tệp.`,
  wordy: "Tệp PDF có quá nhiều chữ, máy chủ không kiểm tra hết được. Hãy chia thành nhiều tệp.",
} as const;
const tooHeavy = unusable("Tệp PDF quá nặng, máy chủ không đọc xong. Hãy xuất lại hoặc chia nhỏ.");
const lookAtMemoryMs = 50;
const megabyte = 1024 * 1024;

/**
 * Reads and screens a PDF in a thread of its own, bounded in time and memory: whatever is in the file, it cannot hold up
 * or end the server. `reader` is the program of that thread. Refuses what cannot be read to its end and whatever is more
 * than pages to read.
 */
export async function readDocument({
  file,
  filename,
  reader,
  signal,
  maxReadMs = documentLimits.maxReadMs,
}: {
  file: string;
  filename: string;
  reader: string;
  signal: AbortSignal;
  maxReadMs?: number;
}): Promise<Verdict<ReadDocument>> {
  signal.throwIfAborted();
  const { maxPages, maxTextLength } = documentLimits;
  // From its source: Node runs it as it is, whether the server was bundled or a test runs.
  const worker = new Worker(reader, {
    workerData: { file, filename, maxPages, maxTextLength } satisfies DocumentOrder,
    resourceLimits: { maxOldGenerationSizeMb: documentLimits.maxMemoryMb },
    env: {},
  });
  const stop = () => void worker.terminate();
  const timer = setTimeout(stop, maxReadMs);
  // The limit of the thread itself does not count what it unpacks.
  const atMost = process.memoryUsage.rss() + documentLimits.maxGrowthMb * megabyte;
  const watch = setInterval(() => {
    if (process.memoryUsage.rss() > atMost) stop();
  }, lookAtMemoryMs);
  signal.addEventListener("abort", stop);
  try {
    const message = await new Promise<unknown>((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", (error) => (isOutOfMemory(error) ? resolve(undefined) : reject(error)));
      worker.once("exit", () => resolve(undefined));
    });
    signal.throwIfAborted();
    if (message === undefined) return tooHeavy;
    const answer = documentAnswer.parse(message);
    if (answer.outcome !== "read") return unusable(reasons[answer.outcome]);
    const { pages, text, rules } = answer;
    return usable({ pages, text, rules });
  } finally {
    clearTimeout(timer);
    clearInterval(watch);
    signal.removeEventListener("abort", stop);
    await worker.terminate();
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}
