import { describe, expect, it } from "vitest";
import { BrokenLine, screenInput } from "./screen-input.ts";

describe("what an operator's script hands in", () => {
  it("is one text, unless it is lines of records", () => {
    const [marked, ...others] = screenInput("TỐI MẬT\nPhương án bảo vệ");
    expect(marked).toMatchObject({ id: null, blocks: true });
    expect(marked?.findings[0]).toEqual({ level: "block", rule: "toi-mat-tuyet-mat", match: "TỐI MẬT" });
    expect(others).toEqual([]);
    expect(screenInput('{"a": 1}')).toEqual([{ id: null, blocks: false, findings: [] }]);
    expect(screenInput("")).toEqual([{ id: null, blocks: false, findings: [] }]);
  });

  it("is answered record by record, in their order", () => {
    const records = [
      { id: "a", text: "Bán mật ong tại chợ xã" },
      { id: 7, text: "Độ mật: Tuyệt mật", context: "title" },
    ];
    const screened = screenInput(`${records.map((one) => JSON.stringify(one)).join("\r\n")}\n`);
    expect(screened.map(({ id, blocks }) => [id, blocks])).toEqual([
      ["a", false],
      ["7", true],
    ]);
  });

  it("is refused whole when one of its records is none, by the number of its line", () => {
    const broken = () => screenInput('{"id":"a","text":"x"}\n\n{"id":"b"}');
    expect(broken).toThrow(BrokenLine);
    expect(broken).toThrow(/^Dòng 3:/);
  });
});
