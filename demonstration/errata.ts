import { z } from "zod";
import { readRecords } from "./records/read-records.ts";

const erratum = z.strictObject({
  /** The sample item's file name without its ending. */
  item: z.string(),
  correctedAt: z.iso.datetime({ offset: true }).transform((at) => new Date(at)),
  /** What the first release said, and what stands in the item's file. */
  firstSaid: z.string(),
  nowSays: z.string(),
  note: z.string(),
});
/** Something that a sample item said wrongly when it first went out. */
export type Erratum = z.output<typeof erratum>;

/** Reads what sample items first said wrongly. */
export function readErrata(folder: string): Promise<Erratum[]> {
  return readRecords({ folder, file: "records/errata.yaml", schema: erratum });
}
