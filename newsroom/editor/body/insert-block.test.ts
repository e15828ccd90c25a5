import { describe, expect, test } from "vitest";
import { validateBody } from "../../../body/validate-body.ts";
import { newTable } from "./insert-block.ts";

describe("a new table", () => {
  test("fits the schema of a body and names its columns", () => {
    const table = newTable((n) => `Cột ${n}`);
    expect(validateBody({ type: "doc", content: [table] }).ok).toBe(true);
    expect(JSON.stringify(table)).toContain("Cột 3");
  });
});
