import { z } from "zod";
import { findSecrecyMarks } from "./secrecy-marks.ts";

/** What the gate found in a text: «block» keeps it from being stored at all. */
interface Finding {
  readonly level: "block";
  readonly rule: string;
  readonly match: string;
}

/** The verdict on one text. */
interface Screened {
  readonly id: string | null;
  readonly blocks: boolean;
  readonly findings: readonly Finding[];
}

const line = z.strictObject({
  id: z.union([z.string(), z.number()]).transform(String),
  text: z.string(),
  context: z.unknown().optional(),
});

/** A line that is neither text to be screened nor the record of one. */
export class BrokenLine extends Error {}

/**
 * Screens what an operator's script hands in: JSON lines `{"id","text","context"}` where the first line is such a
 * record, else the whole as one text. The same gate as for drafts; the context is not looked at yet. Throws a
 * BrokenLine that names the line when one of the records is none.
 */
export function screenInput(input: string): Screened[] {
  const lines = input
    .split("\n")
    .map((text, index) => ({ text: text.trim(), number: index + 1 }))
    .filter(({ text }) => text !== "");
  const [first] = lines;
  if (first === undefined || readLine(first.text) === undefined) return [screenText(null, input)];
  return lines.map(({ text, number }) => {
    const record = readLine(text);
    if (record === undefined)
      throw new BrokenLine(
        `Dòng ${number}: không phải một bản ghi {"id","text","context"}. Chưa dòng nào được xét.`,
      );
    return screenText(record.id, record.text);
  });
}

function screenText(id: string | null, text: string): Screened {
  const findings = findSecrecyMarks(text).map(
    ({ rule, match }) => ({ level: "block", rule, match }) satisfies Finding,
  );
  return { id, blocks: findings.length > 0, findings };
}

function readLine(text: string): z.output<typeof line> | undefined {
  try {
    return line.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
