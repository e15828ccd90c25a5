import { cleanText, lengthOf } from "./clean-text.ts";
import { textFault } from "./text-fault.ts";

/** One caption: what is said from `start` to `end`, in milliseconds from the video's beginning. Plain text, lines parted by a line feed. */
export interface Cue {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export const captionLimits = { cues: 1500, text: 300 } as const;

/** What is wrong with a caption that follows another, as a Vietnamese sentence; undefined when nothing is. */
export function cueFault(cue: Cue, before: Cue | undefined): string | undefined {
  if (cue.end <= cue.start) return "Câu phụ đề phải kết thúc sau khi bắt đầu.";
  if (before !== undefined && cue.start < before.start) return "Các câu phụ đề phải xếp theo thời gian.";
  // A blank line would end the caption within the file.
  if (cue.text !== "" && cue.text.split("\n").some((line) => line.trim() === ""))
    return "Câu phụ đề không được có dòng trống.";
  if (lengthOf(cue.text) > captionLimits.text)
    return `Câu phụ đề dài quá ${captionLimits.text} ký tự; hãy tách thành hai câu.`;
  return textFault(cue.text);
}

/** Captions read from a file; or the line (from 1) and the sentence that says what is wrong there. */
export type ParsedCaptions =
  | { readonly ok: true; readonly cues: readonly Cue[] }
  | { readonly ok: false; readonly line: number; readonly message: string };

const timing = /^(\S+)[ \t]+-->[ \t]+(\S+)(?:[ \t]+.*)?$/;
const clock = /^(?:(\d{2,3}):)?([0-5]\d):([0-5]\d)\.(\d{3})$/;
const entities: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&nbsp;": " ",
  "&lrm;": "",
  "&rlm;": "",
};

/**
 * Reads a WebVTT file (https://www.w3.org/TR/webvtt1/), strictly: captions of plain text alone. Notes, names and positions
 * of captions are left out; style sheets, regions and any markup within the text are refused.
 */
export function parseCaptions(file: string): ParsedCaptions {
  const lines = file.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  if (!/^WEBVTT(?:[ \t].*)?$/.test(lines[0] ?? ""))
    return fault(0, "Tệp phụ đề phải bắt đầu bằng dòng WEBVTT.");
  const cues: Cue[] = [];
  let at = 1;
  while (at < lines.length) {
    const block = blockFrom(lines, at);
    if (block.length > 0 && at > 1 && !/^NOTE(?:[ \t]|$)/.test(block[0] ?? "")) {
      const read = readBlock(block, at);
      if (!("cue" in read)) return read;
      const cue = { ...read.cue, text: cleanText(read.cue.text) };
      const wrong = cueFault(cue, cues.at(-1));
      if (wrong !== undefined) return fault(at, wrong);
      if (cues.length === captionLimits.cues)
        return fault(at, `Tệp có quá ${captionLimits.cues} câu phụ đề.`);
      cues.push(cue);
    }
    at += block.length + 1;
  }
  return { ok: true, cues };
}

function blockFrom(lines: readonly string[], at: number): readonly string[] {
  const end = lines.indexOf("", at);
  return lines.slice(at, end === -1 ? undefined : end);
}

function readBlock(block: readonly string[], at: number): { cue: Cue } | (ParsedCaptions & { ok: false }) {
  if (/^(STYLE|REGION)[ \t]*$/.test(block[0] ?? ""))
    return fault(at, "Không nhận kiểu chữ hay vùng hiển thị riêng (STYLE, REGION); chỉ nhận chữ.");
  const named = block[0]?.includes("-->") === true ? 0 : 1;
  const [, from = "", to = ""] = timing.exec(block[named] ?? "") ?? [];
  const [start, end] = [milliseconds(from), milliseconds(to)];
  if (start === undefined || end === undefined)
    return fault(at + named, "Dòng thời gian phải có dạng 00:01.000 --> 00:04.000.");
  const words = block.slice(named + 1);
  for (const [index, line] of words.entries()) {
    if (line.includes("-->")) return fault(at + named + 1 + index, "Thiếu dòng trống giữa hai câu phụ đề.");
    if (/<[^>]*>?/.test(line))
      return fault(at + named + 1 + index, "Phụ đề chỉ nhận chữ thường, không nhận mã (<b>, <script> …).");
  }
  const text = words
    .map((line) => line.replace(/&\w+;/g, (entity) => entities[entity] ?? entity).trim())
    .filter((line) => line !== "")
    .join("\n");
  return { cue: { start, end, text } };
}

function milliseconds(text: string): number | undefined {
  const match = clock.exec(text);
  if (match === null) return undefined;
  const [, hours = "0", minutes, seconds, rest] = match;
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(rest);
}

function fault(at: number, message: string) {
  return { ok: false as const, line: at + 1, message };
}

/** A moment as WebVTT writes it: "00:01:02.345". */
export function captionClock(milliseconds: number): string {
  const two = (number: number) => String(Math.floor(number)).padStart(2, "0");
  const rest = String(milliseconds % 1000).padStart(3, "0");
  return `${two(milliseconds / 3_600_000)}:${two((milliseconds / 60_000) % 60)}:${two((milliseconds / 1000) % 60)}.${rest}`;
}

/** The moment that an officer typed ("1:02", "1:02.5", "00:01:02.345") in milliseconds; undefined when it is none. */
export function readCaptionClock(text: string): number | undefined {
  const match = /^(?:(\d{1,3}):)?(\d{1,2}):([0-5]?\d)(?:[.,](\d{1,3}))?$/.exec(text.trim());
  if (match === null) return undefined;
  const [, hours = "0", minutes, seconds, rest = ""] = match;
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(rest.padEnd(3, "0"));
}

/** The WebVTT file of captions; nothing in it can be anything but text. */
export function writeCaptions(cues: readonly Cue[]): string {
  const escaped = (text: string) =>
    text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return `WEBVTT\n${cues
    .map(({ start, end, text }) => `\n${captionClock(start)} --> ${captionClock(end)}\n${escaped(text)}\n`)
    .join("")}`;
}
