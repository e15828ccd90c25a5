import { describe, expect, it } from "vitest";
import { z } from "zod";
import { readTable } from "./read-table.ts";

const schema = z.object({ code: z.string().min(1), name: z.string().min(1) });
const rowsOf = (text: string) => {
  const read = readTable({ text, columns: ["code", "name"], schema });
  return read.ok ? read.value : read.problem;
};
const clean = [{ line: 2, row: { code: "a", name: "Công an xã Hà Trung" } }];

describe("a table that a spreadsheet wrote", () => {
  it.each([
    ["blanks inside quotes", 'code,name\n"a ","  Công an xã Hà Trung\u00a0 "'],
    ["letters with their marks apart", `code,name\na,${"Công an xã Hà Trung".normalize("NFD")}`],
    ["what nobody sees", "code,name\n\u200ba,Công an xã Hà \u200bTrung\ufeff"],
    ["semicolons, as a Vietnamese Excel writes them", "\ufeffcode;name\r\na;Công an xã Hà Trung\r\n"],
    ["rows of empty cells at the end", 'code,name\na,Công an xã Hà Trung\n,\n" ",\n'],
  ])("is read as it is meant: %s", (_, text) => {
    expect(rowsOf(text)).toEqual(clean);
  });

  it("keeps semicolons inside the cells of a file with commas", () => {
    expect(rowsOf("code,name\na,Hà; Trung")).toEqual([{ line: 2, row: { code: "a", name: "Hà; Trung" } }]);
  });
});
