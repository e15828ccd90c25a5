const endings: Readonly<Record<string, string>> = {
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/jpg": "jpg",
  "image/webp": "webp",
  "image/gif": "gif",
  "image/bmp": "bmp",
};

/** The file that a "data:" address holds, named by its place among those of one paste; null when it is no picture. */
export function fileOfDataPicture(address: string, number: number): File | null {
  const comma = address.indexOf(",");
  const [mime = "", ...settings] = address.slice("data:".length, comma).toLowerCase().split(";");
  const ending = endings[mime];
  if (comma === -1 || ending === undefined || !settings.includes("base64")) return null;
  try {
    const bytes = Uint8Array.from(atob(address.slice(comma + 1)), (sign) => sign.charCodeAt(0));
    return new File([bytes], `anh-dan-${number}.${ending}`, { type: mime });
  } catch {
    return null;
  }
}
