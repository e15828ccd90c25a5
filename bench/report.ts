import { writeFile } from "node:fs/promises";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { projectRoot } from "../server/foundation/project-root.ts";
import { type Figure, isKept } from "./figure.ts";

/** What became of one benchmark; without figures it broke, and `failure` says why. `load` is the machine's at its start. */
export interface Result {
  readonly name: string;
  readonly load: number;
  readonly seconds: number;
  readonly figures: readonly Figure[];
  readonly ok: boolean;
  readonly failure?: string;
}

/** Prints one table: figure, value, bound, and whether it is kept. What broke was printed whole when it did. */
export function printTable(results: readonly Result[]): void {
  const rows = results.flatMap((result) => [
    ...result.figures.map((figure) => [
      result.name,
      figure.name,
      valueText(figure),
      boundText(figure),
      grade(figure),
    ]),
    ...(result.failure === undefined
      ? []
      : [[result.name, result.failure.slice(0, 120).split("\n")[0] ?? "", "-", "-", "FAILED"]]),
  ]);
  const table = [["benchmark", "figure", "value", "bound", "ok"], ...rows];
  const widths =
    table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  console.log("");
  for (const row of table) {
    const cells = row.map((cell, column) =>
      column === 2 || column === 3 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
    );
    console.log(cells.join("  ").trimEnd());
  }
}

/** Writes bench/results.json: the machine, every figure with its rounds, and the verdict. */
export async function writeResults(results: readonly Result[]): Promise<void> {
  const [cpu] = cpus();
  const document = {
    at: new Date().toISOString(),
    machine: {
      cpu: cpu?.model ?? "unknown",
      cores: cpus().length,
      memoryGb: Math.round(totalmem() / 2 ** 30),
      node: process.version,
    },
    ok: results.every((result) => result.ok),
    benchmarks: results.map((result) => ({
      ...result,
      figures: result.figures.map((figure) => ({ ...figure, ok: isKept(figure) })),
    })),
  };
  await writeFile(join(projectRoot(), "bench/results.json"), `${JSON.stringify(document, null, 2)}\n`);
}

function valueText({ value, unit }: Figure): string {
  const digits = value >= 1000 || unit === "/s" ? 0 : value >= 100 ? 1 : 2;
  return `${value.toFixed(digits)} ${unit}`;
}

function boundText({ bound, unit }: Figure): string {
  if (bound === undefined) return "-";
  return "most" in bound ? `<= ${bound.most} ${unit}` : `>= ${bound.least} ${unit}`;
}

function grade(figure: Figure): string {
  if (figure.bound === undefined) return "-";
  return isKept(figure) ? "ok" : "MISSED";
}
