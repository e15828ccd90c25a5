import { execFileSync } from "node:child_process";
import { chmod, copyFile, mkdtemp, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

test("a Node.js whose installation was cut off is not taken for one", async () => {
  const folder = await mkdtemp(join(tmpdir(), "trongdong-test-"));
  const node = join(folder, "node");
  const isWhole = () =>
    execFileSync(
      process.execPath,
      [
        "--input-type=module",
        "-e",
        `const { isWhole } = await import(${JSON.stringify(join(import.meta.dirname, "runtime.mjs"))});
         console.log(isWhole(${JSON.stringify({ folder, node })}));`,
      ],
      { encoding: "utf8" },
    ).trim();
  expect(isWhole()).toBe("false");
  await copyFile(process.execPath, node);
  await chmod(node, 0o755);
  expect(isWhole()).toBe("true");
  // It starts even without its last half.
  await writeFile(join(folder, ".installing"), "");
  expect(isWhole()).toBe("false");
  await rm(join(folder, ".installing"));
  const { size } = await stat(node);
  for (const part of [0.3, 0]) {
    await truncate(node, Math.floor(size * part));
    expect(isWhole(), `${part} of it, brought by an older version`).toBe("false");
  }
  await rm(folder, { recursive: true });
});
