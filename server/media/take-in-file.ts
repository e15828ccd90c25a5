import { open, stat } from "node:fs/promises";
import { fileTypeFromBuffer } from "file-type";
import type { Context } from "../foundation/context.ts";
import { inTransaction } from "../foundation/database/database.ts";
import type { Queue } from "../foundation/database/jobs.ts";
import { done, type Outcome, refused } from "../foundation/outcome.ts";
import { fileLimits } from "./file-limits.ts";
import { headerAt } from "./pdf/read-pdf.ts";
import { readDocumentQueue, renderVideoQueue } from "./queues.ts";
import { type RecordContribution, recordAsset } from "./record-asset.ts";
import type { Asset } from "./store.ts";
import { videoContainers } from "./video-rules.ts";

/** A file that stands on this machine, whose caller may add it to the item. `assetId` is the id of its upload. */
export interface IncomingFile {
  readonly assetId: string;
  readonly itemId: string;
  readonly personId: string;
  readonly filename: string;
  /** Its path; the file stays where it is. */
  readonly file: string;
  readonly recordContribution: RecordContribution;
}

/** Takes in a video for an item (MP4, MOV, WebM by content): keeps the original apart and orders what is shown of it. */
export function takeInVideo(ctx: Context, input: IncomingFile): Promise<Outcome<Asset>> {
  return takeInFile(ctx, input, {
    kind: "video",
    mimes: Object.keys(videoContainers),
    queue: renderVideoQueue,
    wrongType: "Tệp này không phải video MP4, MOV hoặc WebM. Hãy chọn đúng tệp video.",
  });
}

/** Takes in a document for an item (PDF by content): keeps the original and orders the reading of its words. */
export function takeInDocument(ctx: Context, input: IncomingFile): Promise<Outcome<Asset>> {
  return takeInFile(ctx, input, {
    kind: "document",
    mimes: [pdf],
    queue: readDocumentQueue,
    wrongType:
      "Chỉ nhận tệp PDF. Tệp Word, Excel hãy lưu thành PDF rồi tải lên; tệp nén hãy đính kèm từng tệp.",
  });
}

const pdf = "application/pdf";

interface FileRules {
  readonly kind: "video" | "document";
  readonly mimes: readonly string[];
  readonly queue: Queue<{ assetId: string }>;
  readonly wrongType: string;
}

async function takeInFile(ctx: Context, input: IncomingFile, rules: FileRules): Promise<Outcome<Asset>> {
  const inspected = await inspectFile(input.file, rules);
  if (!inspected.ok) return inspected;
  const original = await ctx.files.putFile("originals", input.file);
  const { kind, queue } = rules;
  const { mime } = inspected.value;
  return inTransaction(ctx.db, (tx) => recordAsset(ctx, tx, { ...input, kind, queue, mime, original }));
}

/** By its content, and by its first bytes alone: a whole video must not pass through memory. */
async function inspectFile(file: string, rules: FileRules): Promise<Outcome<{ mime: string }>> {
  const { size } = await stat(file);
  const fault = (code: string, message: string) =>
    refused({
      code: `${rules.kind}-${code}`,
      status: 422,
      title: fileLimits[rules.kind].refusedTitle,
      detail: message,
      fields: [{ path: "uploadId", message }],
    });
  if (size > fileLimits[rules.kind].maxBytes) return fault("too-large", fileLimits[rules.kind].tooLarge);
  const first = await firstBytes(file);
  const type = (await fileTypeFromBuffer(first))?.mime ?? (headerAt(first) === undefined ? "" : pdf);
  const mime = rules.mimes.find((accepted) => accepted === type);
  return mime === undefined ? fault("wrong-type", rules.wrongType) : done({ mime });
}

const looked = 64 * 1024;

async function firstBytes(file: string): Promise<Uint8Array> {
  const handle = await open(file, "r");
  try {
    const { buffer, bytesRead } = await handle.read({ buffer: new Uint8Array(looked), position: 0 });
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
