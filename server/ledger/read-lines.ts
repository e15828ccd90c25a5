import { createReadStream } from "node:fs";

/**
 * The lines of a file, streaming, split at U+000A and nowhere else: canonical JSON may hold U+2028 and a lone carriage
 * return must not pass for a line's end. `whole` is false for a last line that the file does not end.
 */
export async function* readLines(
  file: string,
): AsyncGenerator<{ readonly number: number; readonly text: string; readonly whole: boolean }> {
  let rest = "";
  let number = 0;
  for await (const chunk of createReadStream(file, { encoding: "utf8", highWaterMark: 256 * 1024 })) {
    const lines = `${rest}${String(chunk)}`.split("\n");
    rest = lines.pop() ?? "";
    for (const text of lines) {
      number += 1;
      yield { number, text, whole: true };
    }
  }
  if (rest !== "") yield { number: number + 1, text: rest, whole: false };
}
