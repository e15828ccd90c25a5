import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

/** Reads a file of records; throws, naming the file and each place, when one is not in form. */
export async function readRecords<Row>({
  folder,
  file,
  schema,
}: {
  folder: string;
  file: string;
  schema: z.ZodType<Row>;
}): Promise<Row[]> {
  const read = z.array(schema).safeParse(parse(await readFile(join(folder, file), "utf8")));
  if (!read.success) throw new Error(`${file}: ${z.prettifyError(read.error)}`);
  return read.data;
}

/** What every record says of itself: whose it is and when it is released. */
export const recordHead = { unit: z.string(), releasedAt: z.iso.datetime({ offset: true }) } as const;
