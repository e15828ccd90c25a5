import type { BigIntStats } from "node:fs";

/**
 * What the disk says of a file or folder without reading it. As long as that is the same nobody has written there: of its
 * last time, unlike of the one before, nobody can say what it is to be. Pure.
 */
export function diskVersion({ dev, ino, size, mtimeNs, ctimeNs }: BigIntStats): string {
  return `${dev} ${ino} ${size} ${mtimeNs} ${ctimeNs}`;
}
