import type { Drawing } from "./drawn-streams.ts";
import { isKind, type Pdf, type PdfObject, UnreadablePdf } from "./open-pdf.ts";
import type { PdfValue } from "./read-value.ts";

/** An object to be written behind a file. */
interface Written {
  readonly number: number;
  readonly text: string;
}

const mostVersions = 100;
/** Readers know no object beyond it (ISO 32000-1, annex C). */
const highestNumber = 8_388_607;
/** So wide that nothing is drawn beside it, wherever a page was cut. */
const widest = "[-1000000 -1000000 1000000 1000000]";

/**
 * The same file with pages that are nothing but these drawings, each read once: what reads the words of pages then reads
 * theirs. One file for the last versions of all objects, and one for each step back in which there is something to read.
 * Throws `UnreadablePdf` when there are more steps than anybody takes.
 */
export function* asPages(bytes: Uint8Array, pdf: Pdf, drawings: readonly Drawing[]): Generator<Uint8Array> {
  const versions = numbered(pdf);
  const root = 1 + [...versions.keys()].reduce((highest, number) => Math.max(highest, number), 0);
  const pages = root + 1;
  const steps = new Map<number, string[]>();
  for (const { streams, resources } of drawings) {
    const contents = [...new Set(streams.map(({ number, generation }) => `${number} ${generation} R`))];
    const page = `/Resources ${resources === undefined ? "<< >>" : write(resources)} /Contents [${contents.join(" ")}]`;
    for (const step of new Set(streams.map((stream) => stepsBack(versions, stream))))
      steps.set(step, [...(steps.get(step) ?? []), page]);
  }
  if (steps.size > mostVersions) throw new UnreadablePdf("the file has too many versions");
  for (const [step, made] of steps) {
    const kids = made.map((_page, index) => `${pages + 1 + index} 0 R`).join(" ");
    const own = [
      { number: root, text: `<< /Type /Catalog /Pages ${pages} 0 R >>` },
      {
        number: pages,
        text: `<< /Type /Pages /MediaBox ${widest} /Count ${made.length} /Kids [${kids}] >>`,
      },
      ...made.map((page, index) => ({
        number: pages + 1 + index,
        text: `<< /Type /Page /Parent ${pages} 0 R ${page} >>`,
      })),
    ];
    const chosen = [...versions].flatMap(([, all]) =>
      all.slice(Math.max(0, all.length - 1 - step)).slice(0, 1),
    );
    const { objects, kept } = placed(chosen);
    yield append(bytes, { objects: [...objects, ...own], kept, root });
  }
}

/**
 * The same file with a table of all objects that are in it, for one whose own tables lead nowhere; undefined when it has
 * no catalog. Of several versions of an object the last counts, as with readers that mend such files.
 */
export function withNewTable(bytes: Uint8Array, pdf: Pdf): Uint8Array | undefined {
  const last = [...numbered(pdf).values()].flatMap((versions) => versions.slice(-1));
  const root = last.findLast(({ value }) => value !== undefined && isCatalog(pdf, value))?.number;
  return root === undefined ? undefined : append(bytes, { ...placed(last), root });
}

/** The versions of every object, by its number, in the order in which they stand in the file. */
function numbered(pdf: Pdf): Map<number, PdfObject[]> {
  const versions = new Map<number, PdfObject[]>();
  for (const object of pdf.objects) {
    const { number } = object;
    if (number === undefined || number > highestNumber) continue;
    const known = versions.get(number);
    if (known === undefined) versions.set(number, [object]);
    else known.push(object);
  }
  return versions;
}

function stepsBack(versions: ReadonlyMap<number, PdfObject[]>, object: PdfObject): number {
  const all = versions.get(object.number ?? -1) ?? [];
  return Math.max(0, all.length - 1 - all.indexOf(object));
}

/** Objects that stand in the file are named by their place; those that are packed are written out. */
function placed(chosen: readonly PdfObject[]): { objects: Written[]; kept: Kept[] } {
  const objects: Written[] = [];
  const kept: Kept[] = [];
  for (const { number, headAt, generation, value } of chosen) {
    if (number === undefined) continue;
    if (headAt !== undefined) kept.push({ number, generation, offset: headAt });
    else if (value !== undefined) objects.push({ number, text: write(value) });
  }
  return { objects, kept };
}

interface Kept {
  readonly number: number;
  readonly generation: number;
  readonly offset: number;
}

function append(
  bytes: Uint8Array,
  { objects, kept, root }: { objects: readonly Written[]; kept: readonly Kept[]; root: number },
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
  const trailer = `<< /Size ${size} /Root ${root} 0 R >>`;
  const table = `xref\n${lines.join("")}trailer\n${trailer}\nstartxref\n${offset}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(table)]);
}

function isCatalog(pdf: Pdf, value: PdfValue): boolean {
  return (
    isKind(value, "dictionary") &&
    pdf.valuesOf(value, "Type").some((type) => isKind(type, "name") && type.name === "Catalog")
  );
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
