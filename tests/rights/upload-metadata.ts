/** The metadata with which a file for an item is uploaded (tus 1.0: pairs of a name and base64). */
export function uploadMetadata(itemId: string): string {
  const pairs = Object.entries({ itemId, filename: "anh.jpg" });
  return pairs.map(([name, value]) => `${name} ${Buffer.from(value).toString("base64")}`).join(",");
}
