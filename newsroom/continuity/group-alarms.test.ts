import { describe, expect, it } from "vitest";
import { groupAlarms } from "./group-alarms.ts";

let ids = 0;
const alarm = (subject: string, finding: string, second: number) => {
  ids += 1;
  const foundAt = new Date(Date.parse("2026-11-26T01:00:00Z") + second * 1000).toISOString();
  return { id: String(ids), subject, finding, foundAt };
};
const changed = (path: string, second: number) => alarm(`file:${path}`, "Tệp đã bị sửa.", second);
const subjects = (alarms: Parameters<typeof groupAlarms>[0]) =>
  groupAlarms(alarms).map((group) => group.map(({ subject }) => subject));

describe("what the administrator confirms together", () => {
  it("is one changed installation: its files of some looks, however many", () => {
    const files = Array.from({ length: 40 }, (_, number) => changed(`${number}.js`, -20 * number));
    expect(subjects(files)).toEqual([files.map(({ subject }) => subject)]);
  });

  it("is not what was raised at another time", () => {
    expect(subjects([changed("b.js", 300), changed("a.js", 0)])).toEqual([["file:b.js"], ["file:a.js"]]);
  });

  it("is of one kind, though others came between", () => {
    const strange = alarm("file:la.js", "Có tệp lạ.", 1);
    const picture = alarm("media:ab12", "Tệp đã bị sửa.", 0);
    expect(subjects([changed("b.js", 2), strange, changed("a.js", 0), picture])).toEqual([
      ["file:b.js", "file:a.js"],
      ["file:la.js"],
      ["media:ab12"],
    ]);
  });

  it("is every page that differs, though each finding names its own page", () => {
    const one = alarm("page:1", "Trang «Một» đã bị sửa.", 1);
    const other = alarm("page:2", "Trang «Hai» đã bị sửa.", 0);
    expect(subjects([one, other])).toEqual([["page:1", "page:2"]]);
  });
});
