const utf8 = new TextDecoder("utf-8", { fatal: true });

/** The text of a string (ISO 32000-2, section 7.9.2.2), given as Latin-1: by its mark of order, or as it stands. */
export function readString(bytes: string): string {
  if (bytes.startsWith("\u00fe\u00ff")) return withoutLanguage(utf16(bytes, "big"));
  if (bytes.startsWith("\u00ff\u00fe")) return withoutLanguage(utf16(bytes, "little"));
  if (bytes.startsWith("\u00ef\u00bb\u00bf")) return withoutLanguage(readUtf8(bytes.slice(3)));
  return readUtf8(bytes);
}

function utf16(bytes: string, order: "big" | "little"): string {
  const units = Buffer.from(bytes.slice(2), "latin1");
  const whole = units.subarray(0, units.length - (units.length % 2));
  return (order === "big" ? whole.swap16() : whole).toString("utf16le").toWellFormed();
}

/** Some writers leave out the mark; what is no UTF-8 is Latin-1. */
function readUtf8(bytes: string): string {
  // Most strings are plain letters.
  if (!/[\x80-\xff]/.test(bytes)) return bytes;
  try {
    return utf8.decode(Buffer.from(bytes, "latin1"));
  } catch {
    return bytes;
  }
}

/** A language may be named within the text, and is not shown. */
function withoutLanguage(text: string): string {
  return text
    .split("\u001b")
    .filter((part, index) => index % 2 === 0 || part.length > 10)
    .join("");
}
