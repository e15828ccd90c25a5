import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { renderBodyHtml } from "../body/render-html.tsx";
import { validateBody } from "../body/validate-body.ts";
import { findSecrecyMarks } from "../server/screening/secrecy-marks.ts";
import { markdownToBody } from "./markdown-to-body.ts";
import { isPublished, readSampleItems } from "./sample-items.ts";

describe("the sample items", () => {
  it("are 60, of which 58 are published, and each body fits the editor", async () => {
    const items = await readSampleItems({ folder: join(import.meta.dirname, "data/items") });
    expect(items).toHaveLength(60);
    expect(items.filter(isPublished)).toHaveLength(58);
    for (const item of items) {
      const result = validateBody(markdownToBody(item.markdown));
      expect(result, item.file).toMatchObject({ ok: true });
      if (result.ok)
        expect(renderBodyHtml({ body: result.body, pictures: new Map() })).not.toMatch(/\*\*|^#/m);
    }
  });

  it("bear no mark of state secrecy", async () => {
    const items = await readSampleItems({ folder: join(import.meta.dirname, "data/items") });
    for (const item of items) {
      expect(findSecrecyMarks([item.title, item.summary, item.markdown].join("\n")), item.file).toEqual([]);
    }
  });
});
