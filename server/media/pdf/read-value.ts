/**
 * A value of a PDF (ISO 32000-2, section 7.3). Bytes of strings and names are kept as Latin-1 text. A dictionary keeps
 * every entry, also those of a key that stands there twice, of which readers take different ones.
 */
export type PdfValue =
  | number
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "string"; readonly bytes: string }
  | { readonly kind: "reference"; readonly number: number; readonly generation: number }
  | { readonly kind: "list"; readonly items: readonly PdfValue[] }
  | PdfDictionary
  | { readonly kind: "word"; readonly word: string };

export interface PdfDictionary {
  readonly kind: "dictionary";
  readonly entries: readonly (readonly [key: string, value: PdfValue])[];
}

/** What was read at a place, and how well. */
export interface ReadValue {
  readonly value: PdfValue | undefined;
  readonly end: number;
  /** Every name in it, wherever it stands. */
  readonly names: ReadonlySet<string>;
  /** Something stood where it may not, so that another reader may understand it in another way. */
  readonly isOdd: boolean;
  /** The bytes ended before the value did. */
  readonly isCut: boolean;
}

const deepest = 200;
const spaces = new Set([0, 9, 10, 12, 13, 32]);
const delimiters = new Set([..."()<>[]{}/%"].map((sign) => sign.charCodeAt(0)));
const wordsWithin = new Set(["true", "false", "null"]);
const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

/** What ends a list or a dictionary, or the bytes. */
type End = "]" | ">>" | "";

/**
 * Reads the value that begins at a place. Goes on over whatever it does not understand, as readers do. Throws a
 * RangeError when values lie within each other deeper than any writer puts them.
 */
export function readValue(bytes: Uint8Array, at: number): ReadValue {
  const names = new Set<string>();
  let place = at;
  let isOdd = false;
  let isCut = false;

  const isRegular = (code: number | undefined) =>
    code !== undefined && !spaces.has(code) && !delimiters.has(code);

  function skipSpace(): void {
    for (;;) {
      const code = bytes[place];
      if (code === undefined) return;
      if (code === 0x25)
        while (place < bytes.length && bytes[place] !== 10 && bytes[place] !== 13) place += 1;
      else if (spaces.has(code)) place += 1;
      else return;
    }
  }

  function regular(): string {
    const begin = place;
    while (isRegular(bytes[place])) place += 1;
    return latin1(bytes, begin, place);
  }

  function name(): PdfValue {
    place += 1;
    const written = regular();
    const decoded = written.replace(/#([0-9a-fA-F]{2})/g, (_all, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
    names.add(decoded);
    return { kind: "name", name: decoded };
  }

  function literal(): PdfValue {
    place += 1;
    const parts: string[] = [];
    let open = 1;
    for (;;) {
      const code = bytes[place];
      if (code === undefined) {
        isCut = true;
        break;
      }
      place += 1;
      if (code === 0x5c) parts.push(escaped());
      else {
        if (code === 0x28) open += 1;
        if (code === 0x29) open -= 1;
        if (open === 0) break;
        parts.push(String.fromCharCode(code));
      }
    }
    return { kind: "string", bytes: parts.join("") };
  }

  function escaped(): string {
    const octal = /^[0-7]{1,3}/.exec(latin1(bytes, place, place + 3))?.[0];
    if (octal !== undefined) {
      place += octal.length;
      return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
    }
    const sign = latin1(bytes, place, place + 1);
    place += 1;
    if (sign === "\r" && bytes[place] === 10) place += 1;
    if (sign === "\r" || sign === "\n") return "";
    return escapes[sign] ?? sign;
  }

  function hexadecimal(): PdfValue {
    place += 1;
    const end = bytes.indexOf(0x3e, place);
    if (end === -1) isCut = true;
    const digits = latin1(bytes, place, end === -1 ? bytes.length : end).replace(/[^0-9a-fA-F]/g, "");
    place = end === -1 ? bytes.length : end + 1;
    const whole = digits.length % 2 === 0 ? digits : `${digits}0`;
    return { kind: "string", bytes: Buffer.from(whole, "hex").toString("latin1") };
  }

  function numberOrReference(word: string): PdfValue {
    const number = Number.parseFloat(word);
    if (!/^\d{1,10}$/.test(word)) return Number.isFinite(number) ? number : 0;
    const before = place;
    skipSpace();
    const generation = regular();
    skipSpace();
    if (/^\d{1,5}$/.test(generation) && regular() === "R")
      return { kind: "reference", number, generation: Number(generation) };
    place = before;
    return number;
  }

  function next(depth: number): PdfValue | End {
    if (depth > deepest) throw new RangeError("values lie too deep within each other");
    skipSpace();
    const code = bytes[place];
    switch (code) {
      case undefined:
        return "";
      case 0x2f:
        return name();
      case 0x28:
        return literal();
      case 0x5b:
        place += 1;
        return list(depth);
      case 0x5d:
        place += 1;
        return "]";
      case 0x3c:
        if (bytes[place + 1] !== 0x3c) return hexadecimal();
        place += 2;
        return dictionary(depth);
      case 0x3e:
        place += bytes[place + 1] === 0x3e ? 2 : 1;
        return ">>";
      default: {
        const word = regular();
        if (word === "") {
          isOdd = true;
          place += 1;
          return next(depth);
        }
        return /^[+-]*[.\d]/.test(word) ? numberOrReference(word) : { kind: "word", word };
      }
    }
  }

  /** Whether a value that may stand within another was read. */
  function isValue(read: PdfValue | End): read is PdfValue {
    if (typeof read === "string") return false;
    if (typeof read === "object" && read.kind === "word" && !wordsWithin.has(read.word)) isOdd = true;
    return true;
  }

  function list(depth: number): PdfValue {
    const items: PdfValue[] = [];
    for (;;) {
      const read = next(depth + 1);
      if (isValue(read)) items.push(read);
      else if (read === "]") return { kind: "list", items };
      else {
        isOdd = true;
        if (read === "") {
          isCut = true;
          return { kind: "list", items };
        }
      }
    }
  }

  function dictionary(depth: number): PdfDictionary {
    const entries: [string, PdfValue][] = [];
    for (;;) {
      const key = next(depth + 1);
      if (key === ">>") return { kind: "dictionary", entries };
      if (key === "") {
        isCut = true;
        return { kind: "dictionary", entries };
      }
      if (typeof key !== "object" || key.kind !== "name") {
        isOdd = true;
        continue;
      }
      const value = next(depth + 1);
      if (isValue(value)) entries.push([key.name, value]);
      else {
        isOdd = true;
        if (value === ">>") return { kind: "dictionary", entries };
      }
    }
  }

  const read = next(0);
  return { value: typeof read === "string" ? undefined : read, end: place, names, isOdd, isCut };
}

/** The bytes from a place to another, a character each. */
export function latin1(bytes: Uint8Array, begin: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1", begin, end);
}
