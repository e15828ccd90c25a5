// A thread that reads one PDF, screens its words, and says what it is. See server/media/read-document.ts.
import { readFile } from "node:fs/promises";
import { parentPort, workerData } from "node:worker_threads";
import { documentOrder } from "../media/document-order.ts";
import { readPdf } from "../media/pdf/read-pdf.ts";
import { findSecrecyMarks } from "../screening/secrecy-marks.ts";

const { file, filename, ...limits } = documentOrder.parse(workerData);
const reading = await readPdf(await readFile(file), limits).catch(() => ({ outcome: "broken" as const }));
if (reading.outcome === "read") {
  const { outcome, pages, text, hidden } = reading;
  const marks = [filename, text, ...hidden].flatMap(findSecrecyMarks);
  const rules = [...new Set(marks.map(({ rule }) => rule))];
  parentPort?.postMessage({ outcome, pages, text, rules });
} else parentPort?.postMessage(reading);
