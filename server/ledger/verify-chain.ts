import { hash as digest, type KeyObject } from "node:crypto";
import { type Checkpoint, isGenuine } from "./checkpoint.ts";
import type { BrokenLine } from "./checkpoint-file.ts";
import { canonicalEntry, genesisHash, type LedgerColumns, type LedgerEntry } from "./entry.ts";

/** Something in the chain that is not as it was written. */
export interface ChainProblem {
  readonly kind: "gap" | "order" | "content" | "hash" | "link" | "checkpoint" | "tail" | "signature";
  /** The entry concerned; for a checkpoint file that is damaged, null. */
  readonly seq: number | null;
  /** A Vietnamese sentence for the inspector. */
  readonly sentence: string;
}

/** What was read: how many entries, the last of them, and the newest checkpoint that agreed with it. */
export interface ChainSummary {
  readonly entries: number;
  readonly head: { readonly seq: number; readonly hash: string } | null;
  readonly checkpoint: Checkpoint | null;
}

interface Previous {
  readonly seq: number;
  readonly hash: string;
  /** Set when the entry's own hash does not follow from its columns: what its columns give instead. */
  readonly recomputed?: string;
}

/** The checkpoints of an installation, oldest first, and the key that signed them (undefined: there is none). */
export interface Checkpoints {
  readonly signed: AsyncIterator<Checkpoint | BrokenLine>;
  readonly publicKey: KeyObject | undefined;
}

/**
 * Recomputes every entry from its columns and follows the chain and the checkpoints beside it. Streams: holds one page
 * of entries at a time. `after` is where the pages begin; the beginning of the chain when absent. Yields what is wrong
 * as it is found; returns what was read.
 */
export async function* verifyChain({
  pages,
  checkpoints,
  after = { seq: 0, hash: genesisHash },
}: {
  pages: AsyncIterable<readonly LedgerEntry[]>;
  checkpoints?: Checkpoints;
  after?: { readonly seq: number; readonly hash: string };
}): AsyncGenerator<ChainProblem, ChainSummary> {
  let previous: Previous = after;
  let entries = 0;
  let agreed: Checkpoint | null = null;
  let forked = false;
  let checkpoint: Checkpoint | undefined;
  const problems: ChainProblem[] = [];
  const nextCheckpoint = async () => {
    for (;;) {
      const next = await checkpoints?.signed.next();
      if (next === undefined || next.done) return undefined;
      const problem = problemOfCheckpoint(next.value, checkpoints?.publicKey);
      if (problem !== undefined) problems.push(problem);
      else if ("seq" in next.value) return next.value;
    }
  };

  checkpoint = await nextCheckpoint();
  for await (const page of pages) {
    for (const entry of page) {
      entries += 1;
      previous = follow({ previous, entry, problems });
      while (checkpoint !== undefined && checkpoint.seq <= entry.seq) {
        if (checkpoint.seq === entry.seq && checkpoint.hash === entry.hash) agreed = checkpoint;
        else if (!forked) {
          forked = true;
          problems.push(disagreesWith({ checkpoint, agreed }));
        }
        checkpoint = await nextCheckpoint();
      }
    }
    yield* problems.splice(0);
  }
  if (previous.recomputed !== undefined) problems.push(contentOrHash(previous.seq));
  let beyond: Checkpoint | undefined;
  for (; checkpoint !== undefined; checkpoint = await nextCheckpoint()) beyond = checkpoint;
  if (beyond !== undefined) problems.push(cutTail({ head: previous.seq, checkpoint: beyond }));
  yield* problems;
  return {
    entries,
    head: entries === 0 ? null : { seq: previous.seq, hash: previous.hash },
    checkpoint: agreed,
  };
}

function follow({
  previous,
  entry,
  problems,
}: {
  previous: Previous;
  entry: LedgerEntry;
  problems: ChainProblem[];
}): Previous {
  const expected = previous.seq + 1;
  let before = previous.hash;
  if (previous.recomputed !== undefined) {
    // Only the follower tells which of the two was changed: it still names the hash that the entry had.
    if (entry.previousHash === previous.recomputed) {
      before = previous.recomputed;
      problems.push(changedHash(previous.seq));
    } else if (entry.previousHash === previous.hash) problems.push(changedContent(previous.seq));
    else problems.push(contentOrHash(previous.seq));
  }
  const recomputed = recompute(entry);
  const faithful = recomputed === entry.hash;
  if (entry.seq > expected) problems.push(gap(expected, entry.seq - 1));
  else if (entry.seq < expected) problems.push(repeated(entry.seq));
  else if (entry.previousHash !== before) {
    if (!faithful && recompute({ ...entry, previousHash: before }) === entry.hash) {
      problems.push(changedLink(entry.seq));
      return { seq: entry.seq, hash: entry.hash };
    }
    problems.push(brokenLink(entry.seq));
  }
  return faithful ? { seq: entry.seq, hash: entry.hash } : { seq: entry.seq, hash: entry.hash, recomputed };
}

function recompute(entry: LedgerColumns): string {
  return digest("sha256", canonicalEntry(entry), "hex");
}

function problemOfCheckpoint(
  found: Checkpoint | BrokenLine,
  publicKey: KeyObject | undefined,
): ChainProblem | undefined {
  if ("brokenLine" in found) {
    return {
      kind: "signature",
      seq: null,
      sentence: `Tệp mốc sổ cái bị hỏng hoặc bị sửa ở dòng ${found.brokenLine}.`,
    };
  }
  if (publicKey !== undefined && isGenuine({ checkpoint: found, publicKey })) return undefined;
  return {
    kind: "signature",
    seq: found.seq,
    sentence: `Chữ ký của mốc sổ cái tại mục số ${found.seq} không đúng: mốc đã bị sửa hoặc khóa ký đã bị thay.`,
  };
}

function disagreesWith({
  checkpoint,
  agreed,
}: {
  checkpoint: Checkpoint;
  agreed: Checkpoint | null;
}): ChainProblem {
  return {
    kind: "checkpoint",
    seq: checkpoint.seq,
    sentence: `Sổ cái đã bị viết lại: mục số ${checkpoint.seq} không còn khớp với mốc đã ký lúc ${checkpoint.at}; chỗ bị sửa nằm trong các mục từ ${(agreed?.seq ?? 0) + 1} đến ${checkpoint.seq}.`,
  };
}

function cutTail({ head, checkpoint }: { head: number; checkpoint: Checkpoint }): ChainProblem {
  return {
    kind: "tail",
    seq: head + 1,
    sentence: `Phần cuối sổ cái đã bị cắt: mốc đã ký lúc ${checkpoint.at} có ${checkpoint.seq} mục, nay chỉ còn ${head} mục.`,
  };
}

function gap(from: number, to: number): ChainProblem {
  const what = from === to ? `mục số ${from}` : `các mục từ số ${from} đến số ${to}`;
  return { kind: "gap", seq: from, sentence: `Sổ cái thiếu ${what}: đã bị xóa.` };
}

function repeated(seq: number): ChainProblem {
  return { kind: "order", seq, sentence: `Sổ cái có hai mục cùng mang số ${seq}: có mục bị chèn thêm.` };
}

function changedContent(seq: number): ChainProblem {
  return {
    kind: "content",
    seq,
    sentence: `Nội dung mục số ${seq} đã bị sửa sau khi ghi (một trong các cột thời điểm, việc, người, đơn vị, đối tượng, chi tiết).`,
  };
}

function changedHash(seq: number): ChainProblem {
  return { kind: "hash", seq, sentence: `Mã băm (cột hash) của mục số ${seq} đã bị sửa.` };
}

function contentOrHash(seq: number): ChainProblem {
  return {
    kind: "content",
    seq,
    sentence: `Mục số ${seq} đã bị sửa: nội dung không khớp với mã băm của nó.`,
  };
}

function changedLink(seq: number): ChainProblem {
  return {
    kind: "link",
    seq,
    sentence: `Mã nối với mục trước (cột previous_hash) của mục số ${seq} đã bị sửa.`,
  };
}

function brokenLink(seq: number): ChainProblem {
  return {
    kind: "link",
    seq,
    sentence: `Mục số ${seq} không nối với mục trước nó: có mục bị chèn, đổi chỗ hoặc viết lại.`,
  };
}
