import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { z } from "zod";
import { projectRoot } from "../foundation/project-root.ts";
import { documentLimits } from "./document-rules.ts";
import { unusable, usable, type Verdict } from "./verdict.ts";

/** What is known of a document: its pages, and its words for search (empty for a scan). */
export interface ReadDocument {
  readonly pages: number;
  readonly text: string;
}

const found = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("read"), pages: z.number(), text: z.string() }),
  z.object({ outcome: z.enum(["encrypted", "broken", "program", "embedded", "long"]) }),
]);

const reasons = {
  encrypted: "Tệp PDF có mật khẩu, người đọc không mở được. Hãy bỏ mật khẩu rồi tải lại.",
  broken: "Tệp PDF bị hỏng, không đọc được. Hãy xuất lại rồi tải lên.",
  program: "Tệp PDF có mã chạy (JavaScript) hoặc lệnh mở chương trình. Hãy in lại ra PDF rồi tải lên.",
  embedded: "Tệp PDF có tệp khác nhúng bên trong. Hãy đính kèm từng tệp riêng.",
  long: `Tệp PDF dài quá ${documentLimits.maxPages} trang. Hãy chia thành nhiều tệp.`,
} as const;
const tooHeavy = unusable("Tệp PDF quá nặng, máy chủ không đọc xong. Hãy xuất lại hoặc chia nhỏ.");

/**
 * Reads a PDF in a thread of its own, bounded in time and memory: whatever is in the file, it cannot hold up or end the
 * server. Refuses what is encrypted, broken, carries programs or other files.
 */
export async function readDocument({
  file,
  signal,
}: {
  file: string;
  signal: AbortSignal;
}): Promise<Verdict<ReadDocument>> {
  signal.throwIfAborted();
  // From its source: Node runs it as it is, whether the server was bundled or a test runs.
  const worker = new Worker(join(projectRoot(), "server/media/read-document-worker.ts"), {
    workerData: { file, maxPages: documentLimits.maxPages, maxTextLength: documentLimits.maxTextLength },
    resourceLimits: { maxOldGenerationSizeMb: documentLimits.maxMemoryMb },
    env: {},
  });
  const stop = () => void worker.terminate();
  const timer = setTimeout(stop, documentLimits.maxReadMs);
  signal.addEventListener("abort", stop);
  try {
    const message = await new Promise<unknown>((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", (error) => (isOutOfMemory(error) ? resolve(undefined) : reject(error)));
      worker.once("exit", () => resolve(undefined));
    });
    signal.throwIfAborted();
    if (message === undefined) return tooHeavy;
    const answer = found.parse(message);
    if (answer.outcome !== "read") return unusable(reasons[answer.outcome]);
    return usable({ pages: answer.pages, text: answer.text });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", stop);
    await worker.terminate();
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}
