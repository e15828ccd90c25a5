import { createHash } from "node:crypto";
import { fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What the three loops take, in milliseconds, on the machine of README's table: there the factor is 1. */
const reference = { sha256: 45, json: 50, fsync: 8 } as const;
const turns = 5;

/** How much slower than README's machine this one is, by fixed work that a processor and a disk do. */
export interface MachineFactor {
  /** What a bound in milliseconds is multiplied by: at least 1, so that a faster machine is held to the same bound. */
  readonly factor: number;
  readonly milliseconds: Readonly<Record<keyof typeof reference, number>>;
}

let measured: MachineFactor | undefined;

/** Measures the machine once a run; the loops are always the same and take some seconds. */
export function machineFactor(): MachineFactor {
  measured ??= measure();
  return measured;
}

function measure(): MachineFactor {
  const milliseconds = { sha256: quickest(hashes), json: quickest(documents), fsync: quickest(writes) };
  const processor = (milliseconds.sha256 / reference.sha256 + milliseconds.json / reference.json) / 2;
  const disk = milliseconds.fsync / reference.fsync;
  // Reading and answering is work of the processor for the most part.
  return { factor: Math.max(1, processor * 0.9 + disk * 0.1), milliseconds };
}

/** The quickest turn: what the machine can do, whatever else it does at the moment. */
function quickest(loop: () => void): number {
  loop();
  return Math.min(
    ...Array.from({ length: turns }, () => {
      const started = performance.now();
      loop();
      return performance.now() - started;
    }),
  );
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

function writes(): void {
  const folder = mkdtempSync(join(tmpdir(), "trongdong-bench-"));
  try {
    const file = openSync(join(folder, "log"), "w");
    for (let n = 0; n < 40; n += 1) {
      writeSync(file, "x".repeat(8192));
      fsyncSync(file);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
