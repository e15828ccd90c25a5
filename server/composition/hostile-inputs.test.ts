import { describe, expect, it } from "vitest";
import { plainText } from "../../body/plain-text.ts";
import { validateBody } from "../../body/validate-body.ts";
import { expectLinear } from "../../tests/support/growth.ts";
import { hostileTexts, readersOfText } from "../../tests/support/hostile-inputs.ts";

const lengths = { short: 8_000, long: 64_000 };

function quickestOf(read: (text: string) => unknown, text: string): number {
  const times = [1, 2, 3].map(() => {
    const begun = performance.now();
    read(text);
    return performance.now() - begun;
  });
  return Math.min(...times);
}

describe.each(Object.entries(readersOfText))("what looks into %s", (_name, read) => {
  it.each(Object.entries(hostileTexts))(
    "takes a time that grows with its length alone: %s",
    (_kind, write) => {
      // One look is mostly enough, and there are a thousand pairs; only what it leaves in doubt is measured with care.
      const [short, long] = [quickestOf(read, write(lengths.short)), quickestOf(read, write(lengths.long))];
      if (long < 1 || long < short * (lengths.long / lengths.short) ** 1.5) return;
      expectLinear({ write, act: read });
    },
  );
});

describe("a text that is far too long", () => {
  it("is refused without being looked into, and for its length alone", () => {
    const long = "<b>".repeat(300_000);
    const refused = plainText({ max: 500 }).safeParse(long);
    expect(refused.error?.issues.map((issue) => issue.message)).toEqual(["Mục này dài quá 500 ký tự."]);
    const body = validateBody({
      type: "doc",
      content: [{ type: "paragraph", content: [{ type: "text", text: long }] }],
    });
    expect(body).toMatchObject({ fields: [{ message: "Thân bài quá dài; hãy tách thành nhiều bài." }] });
  });
});
