import { type Cue, captionClock, cueFault, readCaptionClock } from "../../../body/captions.ts";

/** A caption as it stands in the form: times as typed. */
export interface CaptionRow {
  readonly id: string;
  readonly start: string;
  readonly end: string;
  readonly text: string;
}

/** A new caption lasts so long until its end is set. */
const usualLength = 3000;

/** Captions as rows of the form. */
export function rowsOf(cues: readonly Cue[]): CaptionRow[] {
  return cues.map(({ start, end, text }) => ({
    id: crypto.randomUUID(),
    start: shortClock(start),
    end: shortClock(end),
    text,
  }));
}

/** A moment as an officer reads and types it: "1:05", "1:05.25", "1:00:05". */
export function shortClock(milliseconds: number): string {
  return captionClock(milliseconds)
    .replace(/^00:/, "")
    .replace(/^0(?=\d:)/, "")
    .replace(/\.0+$/, "")
    .replace(/(\.\d*[1-9])0+$/, "$1");
}

/** A row for a caption that begins at a moment of the video (milliseconds). */
export function rowAt(moment: number): CaptionRow {
  const [row] = rowsOf([{ start: moment, end: moment + usualLength, text: "" }]);
  if (row === undefined) throw new Error("a caption without a row");
  return row;
}

/** The captions of a form, sorted by time; or the sentence that says what is wrong, for each row at fault. */
export function cuesOf(
  rows: readonly CaptionRow[],
): { ok: true; cues: Cue[] } | { ok: false; faults: ReadonlyMap<string, string> } {
  const faults = new Map<string, string>();
  const read = rows.map(({ id, start: from, end: to, text }) => {
    const [start, end] = [readCaptionClock(from), readCaptionClock(to)];
    const cue = { start: start ?? 0, end: end ?? 0, text: trimmed(text) };
    const fault =
      start === undefined || end === undefined
        ? "Thời điểm phải có dạng 0:05 hoặc 00:00:05.500."
        : cue.text === ""
          ? "Câu phụ đề chưa có chữ."
          : cueFault(cue, undefined);
    if (fault !== undefined) faults.set(id, fault);
    return cue;
  });
  return faults.size > 0
    ? { ok: false, faults }
    : { ok: true, cues: read.toSorted((left, right) => left.start - right.start) };
}

function trimmed(text: string): string {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");
}
