import { inflateRawSync } from "node:zlib";
import { latin1, type PdfDictionary, type PdfValue, type ReadValue, readValue } from "./read-value.ts";

/** One object as it stands in the file or in an object stream; older versions of an object are objects too. */
export interface PdfObject extends ReadValue {
  /** Undefined for trailers, and where no number stands before it. */
  readonly number: number | undefined;
  readonly generation: number;
  /** Where its number stands in the file; undefined within an object stream. */
  readonly headAt: number | undefined;
  /** Where its stream's bytes begin in the file; undefined where it has none. */
  readonly streamAt: number | undefined;
  /** Where they end, as far as that is sure; undefined within other data. */
  readonly dataEnd: number | undefined;
}

export interface Pdf {
  readonly objects: readonly PdfObject[];
  /** What a value may stand for: itself, or every version of the object that it refers to. */
  resolve(value: PdfValue): readonly PdfValue[];
  objectsOf(value: PdfValue): readonly PdfObject[];
  /** The values of a key, resolved. */
  valuesOf(dictionary: PdfDictionary, key: string): readonly PdfValue[];
  /** The bytes of an object's stream, decoded. */
  decode(object: PdfObject): Uint8Array;
  /** The same of what need not be read; undefined where it is packed in another way than nearly all are. */
  tryDecode(object: PdfObject): Uint8Array | undefined;
}

/** The file cannot be read to its end, so that nothing can be said of it. */
export class UnreadablePdf extends Error {}

/** What the file holds is encrypted, with a password or for whoever opens it. */
export class EncryptedPdf extends Error {}

/** How many bytes all object streams and texts of a file may have when they are decoded. */
const decodedAtMost = 128 * 1024 * 1024;
const headForm = /(\d{1,10})[\0\t\n\f\r ]+(\d{1,5})[\0\t\n\f\r ]*$/;
const unnumbered = {
  ...{ number: undefined, generation: 0 },
  ...{ headAt: undefined, streamAt: undefined, dataEnd: undefined },
};
const streamForm = /^[\0\t\n\f\r ]*stream(\r\n|\n|\r)?/;

/**
 * Finds every object of a PDF without trusting its tables: whatever any reader could take for an object begins with the
 * word "obj", in the file or within a stream, or lies in an object stream. So nothing is hidden by a table that points
 * elsewhere, by an older version, or by a stream in which objects lie. Throws `UnreadablePdf` and `EncryptedPdf`.
 */
export function openPdf(bytes: Uint8Array): Pdf {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const objects: PdfObject[] = [];
  const byNumber = new Map<number, PdfObject[]>();
  let decodedBytes = 0;

  const add = (object: PdfObject) => {
    objects.push(object);
    if (object.number === undefined) return;
    const versions = byNumber.get(object.number);
    if (versions === undefined) byNumber.set(object.number, [object]);
    else versions.push(object);
  };
  const objectsOf = (value: PdfValue): readonly PdfObject[] =>
    isKind(value, "reference") ? (byNumber.get(value.number) ?? []) : [];
  const resolve = (value: PdfValue, depth = 0): readonly PdfValue[] => {
    if (!isKind(value, "reference")) return [value];
    if (depth > 5) throw new UnreadablePdf("references lead in a circle");
    return objectsOf(value).flatMap((object) =>
      object.value === undefined ? [] : resolve(object.value, depth + 1),
    );
  };
  const valuesOf = (dictionary: PdfDictionary, key: string) =>
    dictionary.entries.flatMap(([name, value]) => (name === key ? resolve(value) : []));

  /** The one value of a key; readers take different ones of several. */
  function oneOf(dictionary: PdfDictionary, key: string): PdfValue | undefined {
    const values = valuesOf(dictionary, key);
    if (new Set(values.map((value) => JSON.stringify(value))).size > 1)
      throw new UnreadablePdf(`${key} of a stream has several values`);
    return values[0];
  }

  function decode(object: PdfObject): Uint8Array {
    const decoded = unpack(object);
    decodedBytes += decoded.length;
    if (decodedBytes > decodedAtMost) throw new UnreadablePdf("the streams are too large");
    return decoded;
  }

  function tryDecode(object: PdfObject): Uint8Array | undefined {
    try {
      return unpack(object);
    } catch (error) {
      if (error instanceof UnreadablePdf) return undefined;
      throw error;
    }
  }

  function unpack({ value, streamAt }: PdfObject): Uint8Array {
    if (value === undefined || !isKind(value, "dictionary") || streamAt === undefined)
      throw new UnreadablePdf("there is no stream to read");
    const filter = oneOf(value, "Filter");
    const filters =
      filter === undefined
        ? []
        : isKind(filter, "list")
          ? filter.items.flatMap((one) => resolve(one))
          : [filter];
    let decoded: Uint8Array = file.subarray(
      streamAt,
      filters.length === 0 ? endOfData(value, streamAt) : undefined,
    );
    for (const one of filters) {
      if (!isKind(one, "name") || (one.name !== "FlateDecode" && one.name !== "Fl"))
        throw new UnreadablePdf("a stream is packed in a way that nobody packs it");
      decoded = inflate(decoded);
    }
    const parameters = [...valuesOf(value, "DecodeParms"), ...valuesOf(value, "DP")];
    if (filters.length > 0 && parameters.some((one) => JSON.stringify(one).includes('"Predictor"')))
      throw new UnreadablePdf("text is packed like a picture");
    return decoded;
  }

  function endOfData(dictionary: PdfDictionary, streamAt: number): number {
    const lengths = valuesOf(dictionary, "Length").filter((one) => typeof one === "number");
    const word = file.indexOf("endstream", streamAt, "latin1");
    return Math.min(
      file.length,
      Math.max(...lengths.map((one) => streamAt + one), word === -1 ? file.length : word),
    );
  }

  function findInFile(): void {
    let dataUntil = 0;
    for (let at = file.indexOf("obj", 0, "latin1"); at !== -1; at = file.indexOf("obj", at + 3, "latin1")) {
      if (latin1(file, at - 3, at) === "end") continue;
      const head = headForm.exec(latin1(file, Math.max(0, at - 32), at));
      const read = readValue(file, at + 3);
      const [opening = ""] = streamForm.exec(latin1(file, read.end, read.end + 64)) ?? [];
      const hasStream = opening !== "" && read.value !== undefined && isKind(read.value, "dictionary");
      const streamAt = hasStream ? read.end + opening.length : undefined;
      if (read.isCut && at >= dataUntil) throw new UnreadablePdf("an object has no end");
      const isWithinData = at < dataUntil;
      if (streamAt !== undefined && !isWithinData) dataUntil = dataEnd(read.value, streamAt);
      add({
        ...read,
        number: head === null ? undefined : Number(head[1]),
        generation: Number(head?.[2] ?? 0),
        headAt: head === null ? undefined : at - head[0].length,
        streamAt,
        dataEnd: streamAt === undefined || isWithinData ? undefined : dataUntil,
      });
    }
    for (
      let at = file.indexOf("trailer", 0, "latin1");
      at !== -1;
      at = file.indexOf("trailer", at + 7, "latin1")
    )
      add({ ...readValue(file, at + 7), ...unnumbered });
  }

  /** Trailers and streams of tables say so. */
  function isEncrypted({ value }: PdfObject): boolean {
    if (value === undefined || !isKind(value, "dictionary")) return false;
    const keys = new Set(value.entries.map(([key]) => key));
    if (!keys.has("Root") && !keys.has("Size") && !keys.has("ID")) return false;
    return valuesOf(value, "Encrypt").some((one) => isKind(one, "dictionary"));
  }

  function dataEnd(value: PdfValue | undefined, streamAt: number): number {
    const length =
      value !== undefined && isKind(value, "dictionary")
        ? value.entries.find(([key]) => key === "Length")?.[1]
        : 0;
    const statedEnd = typeof length === "number" ? streamAt + length : -1;
    if (statedEnd > streamAt && /^\s{0,4}endstream/.test(latin1(file, statedEnd, statedEnd + 16)))
      return statedEnd;
    const word = file.indexOf("endstream", streamAt, "latin1");
    return word === -1 ? file.length : word;
  }

  function findInStream(object: PdfObject): void {
    const { value } = object;
    if (value === undefined || !isKind(value, "dictionary") || object.streamAt === undefined) return;
    const has = (key: string) => value.entries.some(([name]) => name === key);
    const isNamed = valuesOf(value, "Type").some((type) => isKind(type, "name") && type.name === "ObjStm");
    if (!isNamed && !(has("N") && has("First"))) return;
    const [count, first] = [oneOf(value, "N"), oneOf(value, "First")];
    // A colour profile has an N, too.
    if (!isNamed && typeof first !== "number") return;
    if (typeof count !== "number" || typeof first !== "number" || count < 0 || first < 0)
      throw new UnreadablePdf("an object stream does not say what is in it");
    const decoded = decode(object);
    let at = 0;
    for (let index = 0; index < count && at < decoded.length; index += 1) {
      const number = readValue(decoded, at);
      const offset = readValue(decoded, number.end);
      at = offset.end;
      if (typeof number.value !== "number" || typeof offset.value !== "number") break;
      add({ ...readValue(decoded, first + offset.value), ...unnumbered, number: number.value });
    }
    // Some readers take what follows one upon the other, wherever the table points.
    for (let place = 0; place < decoded.length; ) {
      const read = readValue(decoded, place);
      if (typeof read.value === "object") add({ ...read, ...unnumbered });
      place = Math.max(read.end, place + 1);
    }
  }

  try {
    findInFile();
    if (objects.some(isEncrypted)) throw new EncryptedPdf("the file is encrypted");
    // They hold no further streams.
    for (const object of [...objects]) findInStream(object);
  } catch (error) {
    if (error instanceof RangeError) throw new UnreadablePdf(error.message);
    throw error;
  }
  return { objects, resolve, objectsOf, valuesOf, decode, tryDecode };
}

/** Whether a value is of a kind. */
export function isKind<Kind extends Exclude<PdfValue, number>["kind"]>(
  value: PdfValue,
  kind: Kind,
): value is Extract<PdfValue, { kind: Kind }> {
  return typeof value === "object" && value.kind === kind;
}

/** Whatever stands behind it, and whether or not its sum is right, as readers do. */
function inflate(packed: Uint8Array): Uint8Array {
  if (((packed[0] ?? 0) & 0x0f) !== 8) throw new UnreadablePdf("a stream is not packed as it says");
  try {
    return inflateRawSync(packed.subarray(2), { maxOutputLength: decodedAtMost });
  } catch (error) {
    throw new UnreadablePdf(`a stream cannot be unpacked: ${String(error)}`);
  }
}
