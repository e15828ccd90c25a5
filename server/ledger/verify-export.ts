import type { KeyObject } from "node:crypto";
import { z } from "zod";
import type { Json } from "../foundation/canonical-json.ts";
import { fingerprintOf } from "../foundation/keys/signing-key.ts";
import { done, type Outcome, refused } from "../foundation/outcome.ts";
import { type Checkpoint, checkpointSchema, exportKey, importKey } from "./checkpoint.ts";
import { exportLine, type LedgerEntry } from "./entry.ts";
import { exportFormat } from "./export-ledger.ts";
import { readLines } from "./read-lines.ts";
import { type ChainProblem, type ChainSummary, verifyChain } from "./verify-chain.ts";

/** The verdict on an export. An inspector compares fingerprint, checkpoint and head with what was noted elsewhere. */
export interface ExportVerdict extends ChainSummary {
  readonly agrees: boolean;
  readonly problems: readonly ChainProblem[];
  readonly problemCount: number;
  /** SHA-256 of the public key in the export; null when it holds none. */
  readonly keyFingerprint: string | null;
}

const problemsKept = 200;
const linesPerPage = 500;
const hex32 = z.string().regex(/^[0-9a-f]{64}$/);

const headSchema = z.strictObject({ format: z.literal(exportFormat), publicKey: z.string().nullable() });
const endSchema = z.strictObject({
  end: z.strictObject({ entries: z.number().int().nonnegative(), head: hex32.nullable() }),
});
const checkpointLine = z.strictObject({ checkpoint: checkpointSchema });
const entrySchema: z.ZodType<LedgerEntry> = z.strictObject({
  seq: z.number().int(),
  at: z.string(),
  act: z.string(),
  actorId: z.string().nullable(),
  actorName: z.string(),
  unitCode: z.string().nullable(),
  subjectType: z.string(),
  subjectId: z.string(),
  details: z.custom<Json>((value) => value !== undefined),
  previousHash: hex32,
  hash: hex32,
});

class BrokenExport extends Error {}

/**
 * Verifies an export with nothing but the file: every entry from its columns, the chain, the signed checkpoints and
 * the closing line. Streams. Refuses ("broken-export") naming the line when the file is not an export at all.
 */
export async function verifyExport({ file }: { file: string }): Promise<Outcome<ExportVerdict>> {
  try {
    return done(await verifyFile(file));
  } catch (error) {
    if (!(error instanceof BrokenExport)) throw error;
    return refused({
      code: "broken-export",
      status: 400,
      title: "Bản xuất sổ cái bị hỏng",
      detail: error.message,
    });
  }
}

async function verifyFile(file: string): Promise<ExportVerdict> {
  const publicKey = await readPublicKey(file);
  const closing: { end?: { entries: number; head: string | null } } = {};
  const chain = verifyChain({
    pages: readPages(file, closing),
    checkpoints: { signed: readSigned(file), publicKey },
  });
  const problems: ChainProblem[] = [];
  let problemCount = 0;
  const report = (problem: ChainProblem) => {
    problemCount += 1;
    if (problems.length < problemsKept) problems.push(problem);
  };
  let step = await chain.next();
  for (; !step.done; step = await chain.next()) report(step.value);
  const summary = step.value;
  const { end } = closing;
  if (end === undefined || end.entries !== summary.entries || end.head !== (summary.head?.hash ?? null)) {
    report({
      kind: "tail",
      seq: (summary.head?.seq ?? 0) + 1,
      sentence: "Phần cuối bản xuất bị thiếu hoặc bị sửa: dòng kết thúc không khớp với các mục đứng trước.",
    });
  }
  return {
    ...summary,
    agrees: problemCount === 0,
    problems,
    problemCount,
    keyFingerprint: publicKey === undefined ? null : fingerprintOf(publicKey),
  };
}

async function readPublicKey(file: string): Promise<KeyObject | undefined> {
  for await (const { number, text } of readLines(file)) {
    const { publicKey } = parse(headSchema, text, number, JSON.stringify);
    if (publicKey === null) return undefined;
    try {
      const key = importKey(publicKey);
      if (exportKey(key) === publicKey) return key;
    } catch {
      // Not a key at all: refused below like one that is written in another way.
    }
    throw brokenAt(number);
  }
  throw brokenAt(1);
}

async function* readPages(
  file: string,
  closing: { end?: { entries: number; head: string | null } },
): AsyncGenerator<readonly LedgerEntry[]> {
  let page: LedgerEntry[] = [];
  for await (const { number, text, whole } of readLines(file)) {
    if (closing.end !== undefined || !whole) throw brokenAt(number);
    if (number === 1 || text.startsWith('{"checkpoint":')) continue;
    if (text.startsWith('{"end":')) {
      closing.end = parse(endSchema, text, number, JSON.stringify).end;
      continue;
    }
    page.push(parse(entrySchema, text, number, exportLine));
    if (page.length === linesPerPage) {
      yield page;
      page = [];
    }
  }
  if (page.length > 0) yield page;
}

async function* readSigned(file: string): AsyncGenerator<Checkpoint> {
  for await (const { number, text } of readLines(file)) {
    if (text.startsWith('{"checkpoint":'))
      yield parse(checkpointLine, text, number, JSON.stringify).checkpoint;
  }
}

function parse<T>(schema: z.ZodType<T>, text: string, number: number, write: (value: T) => string): T {
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    // Byte for byte, so that nothing can hide in how a line is written.
    if (parsed.success && write(parsed.data) === text) return parsed.data;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw brokenAt(number);
}

function brokenAt(number: number): BrokenExport {
  return new BrokenExport(`Dòng ${number} của bản xuất không đọc được: tệp bị hỏng hoặc bị sửa.`);
}
