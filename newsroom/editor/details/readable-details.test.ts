import { describe, expect, test } from "vitest";
import { emptyWarning } from "../../../body/kinds/empty-warning.ts";
import { emptyLayout } from "../../../body/kinds/layout.ts";
import { emptyWanted } from "../../../body/kinds/wanted.ts";
import { readableDetails, readableLine, withAreaInWords } from "./readable-details.ts";

describe("the fields of a kind as a reviewer reads them", () => {
  test("have names, words and days of ours, and nothing for what is empty", () => {
    const details = {
      ...emptyWanted,
      fullName: "Lê Văn Mẫu",
      level: "dangerous",
      decisionDate: "2026-11-02",
    };
    expect(readableDetails(details)).toEqual([
      { name: "Loại thông báo", text: "Truy nã" },
      { name: "Họ và tên", text: "Lê Văn Mẫu" },
      { name: "Quốc tịch", text: "Việt Nam" },
      { name: "Mức độ, cấp", text: "Nguy hiểm" },
      { name: "Ngày ra quyết định", text: "02/11/2026" },
    ]);
  });
  test("say nothing of what nobody chose in a warning", () => {
    const details = { ...emptyWarning, trick: "Gọi điện xưng là công an.", severity: "Severe" };
    expect(readableDetails(details)).toEqual([
      { name: "Chủ đề", text: "Lừa đảo" },
      { name: "Thủ đoạn, diễn biến", text: "Gọi điện xưng là công an." },
      { name: "Mức nghiêm trọng", text: "Nghiêm trọng" },
    ]);
  });
  test("name the place of a warning as its page does", () => {
    const units = [{ code: "X001", name: "Công an phường Hạc Thành" }];
    const area = (details: unknown) =>
      readableDetails(withAreaInWords(details, units)).filter(({ name }) => name.startsWith("Khu vực"));
    expect(area({ ...emptyWarning, areaUnitCodes: ["X001"] })).toEqual([
      { name: "Khu vực", text: "phường Hạc Thành" },
    ]);
    expect(area(emptyWarning)).toEqual([{ name: "Khu vực", text: "Toàn tỉnh" }]);
    expect(withAreaInWords(emptyWanted, units)).toBe(emptyWanted);
  });
  test("say where an entry of the menu stands", () => {
    const menu = [{ label: "Tin", href: "/", children: [{ label: "Con", href: "/truy-na" }] }];
    expect(readableDetails({ ...emptyLayout, menu }).map(({ name }) => name)).toContain(
      "Menu 1 › Mục con 1 › Tên",
    );
  });
  test("read the same in the comparison of two revisions", () => {
    expect(readableLine("level: specially-dangerous")).toBe("Mức độ, cấp: Đặc biệt nguy hiểm");
    expect(readableLine("onsetAt: 2026-11-25T01:00:00.000Z")).toBe("Bắt đầu từ: 08:00, 25/11/2026");
    expect(readableLine("Một dòng không có tên ô")).toBe("Một dòng không có tên ô");
    expect(readableLine("kind: wanted")).toBe("");
  });
});
