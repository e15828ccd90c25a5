import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openMachineGauge } from "./support/machine-factor.ts";

it("tells the factor by the quickest turn of all rounds, never below 1, and leaves nothing in the folder", async () => {
  const folder = await mkdtemp(join(tmpdir(), "trongdong-gauge-"));
  try {
    const gauge = openMachineGauge(folder);
    expect(() => gauge.factor()).toThrow("not measured");
    gauge.round();
    const first = gauge.factor();
    gauge.round();
    const second = gauge.factor();
    expect(second.factor).toBeGreaterThanOrEqual(1);
    expect(second.factor).toBeLessThanOrEqual(first.factor);
    for (const loop of ["sha256", "json", "fsync"] as const)
      expect(second.milliseconds[loop]).toBeLessThanOrEqual(first.milliseconds[loop]);
    expect(await readdir(folder)).toEqual([]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
