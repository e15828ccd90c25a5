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

  it.each(["1.00012E+14", "1,00012E+14", "4.43684e+17", "1E+14", "-2.5E-05", "8,42373E10"])(
    "tells that a spreadsheet wrote a long number with an exponent: %s",
    (cell) => {
      for (const column of ["code", "name"]) {
        const [code, name] = column === "code" ? [`"${cell}"`, "Hà"] : ["a", `"${cell}"`];
        expect(rowsOf(`code,name\nb,Nga\n${code},${name}`)).toMatchObject({
          fields: [
            {
              path: `3.${column}`,
              message: `Dòng 3, cột ${column}: Excel đã đổi dãy số dài thành dạng số mũ (${cell}) nên mất các chữ số cuối; hãy định dạng cột này là Văn bản rồi nhập lại đủ chữ số.`,
            },
          ],
        });
      }
    },
  );

  it.each(["#N/A", "#REF!", "#NAME?", "########"])(
    "takes no error of a spreadsheet for a name: %s",
    (cell) => {
      expect(rowsOf(`code,name\na,${cell}`)).toMatchObject({ fields: [{ path: "2.name" }] });
    },
  );

  it.each(["E5", "7E5", "X1E2", "Tổ 1E+", "#1"])("takes %s for a word", (cell) => {
    expect(rowsOf(`code,name\na,${cell}`)).toMatchObject([{ row: { name: cell } }]);
  });

  it("keeps semicolons inside the cells of a file with commas", () => {
    expect(rowsOf("code,name\na,Hà; Trung")).toEqual([{ line: 2, row: { code: "a", name: "Hà; Trung" } }]);
  });
});
