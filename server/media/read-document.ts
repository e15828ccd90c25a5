import { runBounded } from "./bounded-thread.ts";
import { type DocumentOrder, documentAnswer } from "./document-order.ts";
import { documentLimits } from "./document-rules.ts";
import { type Usability, unusable, usable } from "./usability.ts";

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
}): Promise<Usability<ReadDocument>> {
  const { maxPages, maxTextLength, maxMemoryMb, maxGrowthMb } = documentLimits;
  const message = await runBounded({
    program: reader,
    order: { file, filename, maxPages, maxTextLength } satisfies DocumentOrder,
    limits: { maxMs: maxReadMs, maxMemoryMb, maxGrowthMb },
    signal,
  });
  if (message === undefined) return tooHeavy;
  const answer = documentAnswer.parse(message);
  if (answer.outcome !== "read") return unusable(reasons[answer.outcome]);
  const { pages, text, rules } = answer;
  return usable({ pages, text, rules });
}
