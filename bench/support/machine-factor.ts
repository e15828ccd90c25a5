import { createHash } from "node:crypto";
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";

/** What the three loops take, in milliseconds, on the machine of README's table when it is quiet: there the factor is 1. */
const reference = { sha256: 45, json: 50, fsync: 8 } as const;
const turns = 3;

/** How much slower than README's machine this one is, by fixed work that a processor and a disk do. */
export interface MachineFactor {
  /** What a bound in milliseconds is multiplied by: at least 1, so that a faster machine is held to the same bound. */
  readonly factor: number;
  readonly milliseconds: Readonly<Record<keyof typeof reference, number>>;
}

/** Measures the machine in rounds, which a benchmark spreads over its run. */
export interface MachineGauge {
  /** Runs each loop a few times: half a second. */
  round(): void;
  /** By the quickest turn of all rounds. Throws before the first one. */
  factor(): MachineFactor;
}

/**
 * A gauge that writes in `folder`, which stands on the disk of the measured database. The quickest turn counts: what the
 * machine can do, whatever else it does at one moment of a run.
 */
export function openMachineGauge(folder: string): MachineGauge {
  const loops = { sha256: hashes, json: documents, fsync: () => writes(folder) };
  const best = { sha256: Infinity, json: Infinity, fsync: Infinity };
  return {
    round() {
      for (const name of ["sha256", "json", "fsync"] as const) {
        for (let turn = 0; turn < turns; turn += 1) {
          const started = performance.now();
          loops[name]();
          best[name] = Math.min(best[name], performance.now() - started);
        }
      }
    },
    factor() {
      if (best.fsync === Infinity) throw new Error("the machine was not measured");
      return { factor: machineFactor(best), milliseconds: { ...best } };
    },
  };
}

function machineFactor({ sha256, json, fsync }: MachineFactor["milliseconds"]): number {
  const processor = (sha256 / reference.sha256 + json / reference.json) / 2;
  // Reading and answering is work of the processor for the most part.
  return Math.max(1, processor * 0.9 + (fsync / reference.fsync) * 0.1);
}

function hashes(): void {
  const block = Buffer.alloc(64 * 1024, "x");
  for (let n = 0; n < 1200; n += 1) createHash("sha256").update(block).digest();
}

const document = {
  items: Array.from({ length: 60 }, (_, n) => ({
    id: `i${String(n).padStart(15, "0")}`,
    title: `Cảnh giác thủ đoạn lừa đảo trực tuyến số ${n}`,
    lenses: ["unit", "professional", "legal", "political"],
    at: "2026-11-24T02:00:00.000Z",
    urgent: n % 2 === 0,
  })),
};

function documents(): void {
  let text = JSON.stringify(document);
  for (let n = 0; n < 1000; n += 1) text = JSON.stringify(JSON.parse(text));
}

function writes(place: string): void {
  const folder = mkdtempSync(join(place, "trongdong-bench-"));
  try {
    const file = openSync(join(folder, "log"), "w");
    for (let n = 0; n < 40; n += 1) {
      writeSync(file, "x".repeat(8192));
      fsyncSync(file);
    }
    closeSync(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
