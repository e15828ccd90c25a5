import { CsvError, parse } from "csv-parse/sync";
import { z } from "zod";
import { cleanText } from "../../body/clean-text.ts";
import { done, type FieldProblem, invalid, type Outcome } from "../foundation/outcome.ts";

/** One line of an imported file: its number in the file (the heading is line 1) and what it says. */
export interface TableLine<Row> {
  readonly line: number;
  readonly row: Row;
}

/** Where something is wrong in an imported file, in the words in which a person looks it up. */
export function fault({
  line,
  column,
  message,
}: {
  line: number;
  column: string;
  message: string;
}): FieldProblem {
  return { path: `${line}.${column}`, message: `Dòng ${line}, cột ${column}: ${message}` };
}

const record = z.object({ info: z.object({ lines: z.number() }), record: z.record(z.string(), z.string()) });
const mostFaults = 50;

/**
 * Reads a CSV file (UTF-8, a heading, commas, or semicolons as a Vietnamese Excel writes them) whose lines must all fit
 * `schema`; refuses the whole file, naming line and column, when one does not, or when a spreadsheet spoiled a cell.
 * Columns that are neither in `columns` nor in `optionalColumns` are refused as well.
 */
export function readTable<Row>({
  text,
  columns,
  optionalColumns = [],
  schema,
}: {
  text: string;
  columns: readonly string[];
  optionalColumns?: readonly string[];
  schema: z.ZodType<Row>;
}): Outcome<readonly TableLine<Row>[]> {
  let heading: string[] = [];
  let records: z.infer<typeof record>[];
  try {
    records = z.array(record).parse(
      parse(text, {
        bom: true,
        columns: (names: string[]) => {
          heading = names.map((name) => name.trim());
          return heading;
        },
        // Also inside quotes: what nobody sees must not make another name of it.
        cast: (cell: string) => cleanText(cell).trim(),
        delimiter: delimiterOf(text),
        info: true,
        skip_empty_lines: true,
        // A row of empty cells says nothing; a spreadsheet leaves them below the last one.
        skip_records_with_empty_values: true,
        trim: true,
      }),
    );
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error.lines ?? 1);
    const column = String(error.column ?? "1");
    return invalid([
      fault({ line, column, message: "dòng sai định dạng CSV (thiếu hoặc thừa ô, sai dấu nháy)." }),
    ]);
  }
  const wrongHeading = [
    ...columns
      .filter((column) => !heading.includes(column))
      .map((column) => fault({ line: 1, column, message: "thiếu cột này trong dòng tiêu đề." })),
    ...heading
      .filter((column) => !columns.includes(column) && !optionalColumns.includes(column))
      .map((column) => fault({ line: 1, column, message: "cột lạ." })),
  ];
  if (wrongHeading.length > 0) return invalid(wrongHeading);

  const faults: FieldProblem[] = [];
  const lines: TableLine<Row>[] = [];
  for (const { info, record: cells } of records) {
    const spoiled = Object.entries(cells).flatMap(([column, cell]) => {
      const message = spoiledBySheet(cell);
      return message === undefined ? [] : [fault({ line: info.lines, column, message })];
    });
    faults.push(...spoiled);
    if (spoiled.length > 0) continue;
    const parsed = schema.safeParse(cells);
    if (parsed.success) lines.push({ line: info.lines, row: parsed.data });
    else {
      for (const issue of parsed.error.issues) {
        faults.push(
          fault({ line: info.lines, column: String(issue.path[0] ?? "?"), message: issue.message }),
        );
      }
    }
  }
  return faults.length > 0 ? invalid(faults.slice(0, mostFaults)) : done(lines);
}

/** How a spreadsheet writes a number of twelve digits and more; whatever stood there, its last digits are lost. */
const exponentForm = /^[+-]?\d(?:[.,]\d{1,15}E[+-]?|E[+-])\d{1,3}$/i;
/** What a spreadsheet writes where it had nothing to show. */
const sheetError = /^#(?:NAME\?|REF!|VALUE!|DIV\/0!|NUM!|NULL!|N\/A|SPILL!|CALC!|#{1,250})$/i;
const longestSpoiled = 260;

/** What a spreadsheet made of a cell before it was saved, and how to mend it; undefined where it did nothing. */
function spoiledBySheet(cell: string): string | undefined {
  if (cell.length > longestSpoiled) return undefined;
  if (exponentForm.test(cell)) {
    return `Excel đã đổi dãy số dài thành dạng số mũ (${cell}) nên mất các chữ số cuối; hãy định dạng cột này là Văn bản rồi nhập lại đủ chữ số.`;
  }
  if (sheetError.test(cell)) return `ô này là lỗi của bảng tính (${cell}), không phải dữ liệu; hãy nhập lại.`;
  return undefined;
}

/** What parts the cells; our headings hold neither of the two. */
function delimiterOf(text: string): "," | ";" {
  const [heading = ""] = text.trimStart().split(/[\r\n]/, 1);
  return heading.includes(";") && !heading.includes(",") ? ";" : ",";
}

/** Finds lines whose key was used by an earlier line. */
export function repeated<Row>(
  lines: readonly TableLine<Row>[],
  column: string,
  keyOf: (row: Row) => string,
): FieldProblem[] {
  const firstLine = new Map<string, number>();
  const faults: FieldProblem[] = [];
  for (const { line, row } of lines) {
    const key = keyOf(row);
    const first = firstLine.get(key);
    if (first === undefined) firstLine.set(key, line);
    else faults.push(fault({ line, column, message: `«${key}» đã có ở dòng ${first}.` }));
  }
  return faults;
}
