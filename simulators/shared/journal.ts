import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";

/** What a stand-in has done, a JSON line each; written before the answer goes out, so that kill -9 forgets nothing. */
export interface Journal<Entry> {
  append(entry: Entry): void;
  close(): void;
}

/** Opens the journal of a folder and tells every entry that stands in it, oldest first. A torn last line is left out. */
export function openJournal<Entry>({
  folder,
  parse,
  onEntry,
}: {
  folder: string;
  parse: (value: unknown) => Entry;
  onEntry: (entry: Entry) => void;
}): Journal<Entry> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "journal.jsonl");
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  for (const line of text.split("\n").slice(0, -1)) {
    const value = jsonOf(line);
    if (value !== undefined) onEntry(parse(value));
  }
  const descriptor = openSync(file, "a");
  // A line torn by a kill must not run into the next one.
  if (text !== "" && !text.endsWith("\n")) writeSync(descriptor, "\n");
  return {
    append(entry) {
      writeSync(descriptor, `${JSON.stringify(entry)}\n`);
    },
    close: () => closeSync(descriptor),
  };
}

/** A line that a kill tore stays torn; it was never answered for. */
function jsonOf(line: string): unknown {
  try {
    return line === "" ? undefined : JSON.parse(line);
  } catch {
    // Torn in the middle.
    return undefined;
  }
}
