import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** The pictures of the tests: JPEGs as an officer would take in, no two alike and none of the demonstration's. */
const names = ["ba-buoc", "goi-video-gia", "hai-trang", "hai-ung-dung", "sau-buoc", "tin-nhan-gia"] as const;

/** A picture of the tests (tests/support/pictures). */
export function testPicture(name: (typeof names)[number]): Promise<Buffer> {
  return readFile(join(import.meta.dirname, "pictures", `${name}.jpg`));
}

/** So many pictures of the tests, at most six. */
export function testPictures(count: number): Promise<Buffer[]> {
  return Promise.all(names.slice(0, count).map((name) => testPicture(name)));
}
