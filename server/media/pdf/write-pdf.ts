import { isKind, type Pdf, type PdfObject } from "./open-pdf.ts";
import type { PdfValue } from "./read-value.ts";

/** An object to be written behind a file. */
interface Written {
  readonly number: number;
  readonly text: string;
}

/**
 * The same file with a last version in which each of these objects is the content of a page of its own, and no other
 * page is there: what reads the words of pages then reads theirs. Nothing else of the file changes.
 */
export function asPages(bytes: Uint8Array, pdf: Pdf, drawn: readonly PdfObject[]): Uint8Array {
  const root = 1 + highestNumber(pdf);
  const pages = root + 1;
  const made = drawn.map(({ number, generation, value }, index) => {
    const resources =
      value !== undefined && isKind(value, "dictionary")
        ? value.entries.find(([key]) => key === "Resources")?.[1]
        : undefined;
    const written = resources === undefined ? "<< >>" : write(resources);
    return {
      number: pages + 1 + index,
      text: `<< /Type /Page /Parent ${pages} 0 R /MediaBox [0 0 3000 3000] /Resources ${written} /Contents ${number} ${generation} R >>`,
    };
  });
  const kids = made.map(({ number }) => `${number} 0 R`).join(" ");
  const tree = { number: pages, text: `<< /Type /Pages /Count ${made.length} /Kids [${kids}] >>` };
  const catalog = { number: root, text: `<< /Type /Catalog /Pages ${pages} 0 R >>` };
  const before = lastTable(bytes);
  return append(bytes, { objects: [catalog, tree, ...made], kept: [], root, before });
}

/**
 * The same file with a table of all objects that are in it, for one whose own tables lead nowhere; undefined when it has
 * no catalog. Of several versions of an object the last counts, as with readers that mend such files.
 */
export function withNewTable(bytes: Uint8Array, pdf: Pdf): Uint8Array | undefined {
  const last = new Map<number, PdfObject>();
  for (const object of pdf.objects) if (object.number !== undefined) last.set(object.number, object);
  const objects: Written[] = [];
  const kept: Kept[] = [];
  for (const [number, { headAt, generation, value }] of last) {
    if (headAt !== undefined) kept.push({ number, generation, offset: headAt });
    else if (value !== undefined) objects.push({ number, text: write(value) });
  }
  const root = [...last].findLast(([, { value }]) => value !== undefined && isCatalog(pdf, value))?.[0];
  return root === undefined ? undefined : append(bytes, { objects, kept, root, before: undefined });
}

interface Kept {
  readonly number: number;
  readonly generation: number;
  readonly offset: number;
}

function append(
  bytes: Uint8Array,
  {
    objects,
    kept,
    root,
    before,
  }: { objects: readonly Written[]; kept: readonly Kept[]; root: number; before: string | undefined },
): Uint8Array {
  const parts = [Buffer.from(bytes), Buffer.from("\n")];
  let offset = bytes.length + 1;
  const entries = [...kept];
  for (const { number, text } of objects) {
    const part = Buffer.from(`${number} 0 obj\n${text}\nendobj\n`, "latin1");
    entries.push({ number, generation: 0, offset });
    parts.push(part);
    offset += part.length;
  }
  const lines = entries.map(
    (entry) =>
      `${entry.number} 1\n${String(entry.offset).padStart(10, "0")} ${String(entry.generation).padStart(5, "0")} n \n`,
  );
  const size = 1 + entries.reduce((highest, { number }) => Math.max(highest, number), 0);
  const previous = before === undefined ? "" : ` /Prev ${before}`;
  const trailer = `<< /Size ${size} /Root ${root} 0 R${previous} >>`;
  const table = `xref\n${lines.join("")}trailer\n${trailer}\nstartxref\n${offset}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(table)]);
}

function isCatalog(pdf: Pdf, value: PdfValue): boolean {
  return (
    isKind(value, "dictionary") &&
    pdf.valuesOf(value, "Type").some((type) => isKind(type, "name") && type.name === "Catalog")
  );
}

/** No object may lie behind the size that a trailer states. */
function highestNumber(pdf: Pdf): number {
  let highest = 0;
  for (const { number, value } of pdf.objects) {
    const sizes = value !== undefined && isKind(value, "dictionary") ? pdf.valuesOf(value, "Size") : [];
    for (const one of [number, ...sizes])
      if (typeof one === "number" && one < 1e7) highest = Math.max(highest, one);
  }
  return highest;
}

function lastTable(bytes: Uint8Array): string | undefined {
  const end = Buffer.from(bytes.subarray(Math.max(0, bytes.length - 4096))).toString("latin1");
  return /^startxref\s{1,8}(\d{1,10})/.exec(end.slice(Math.max(0, end.lastIndexOf("startxref"))))?.[1];
}

function write(value: PdfValue): string {
  if (typeof value === "number") return String(value);
  switch (value.kind) {
    case "name":
      return writeName(value.name);
    case "string":
      return `<${Buffer.from(value.bytes, "latin1").toString("hex")}>`;
    case "reference":
      return `${value.number} ${value.generation} R`;
    case "list":
      return `[${value.items.map(write).join(" ")}]`;
    case "dictionary":
      return `<< ${value.entries.map(([key, entry]) => `${writeName(key)} ${write(entry)}`).join(" ")} >>`;
    case "word":
      return value.word;
  }
}

function writeName(name: string): string {
  return `/${[...name].map((sign) => `#${sign.charCodeAt(0).toString(16).padStart(2, "0")}`).join("")}`;
}
