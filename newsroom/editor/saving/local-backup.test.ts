import { describe, expect, test } from "vitest";
import { dropBackup, localBackup, readBackups } from "./local-backup.ts";

/** A browser's store of so many characters. */
function aStorage(capacity = 10_000): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem(key, value) {
      if (value.length > capacity) throw new Error("QuotaExceededError");
      kept.set(key, value);
    },
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
  };
}

const place = { personId: "p", itemId: "i" };
function aTab(storage: Storage, tab: string, at = "2026-11-24T05:00:00Z") {
  return localBackup<string>({ ...place, tab, storage, now: () => new Date(at) });
}
const base = { version: 3, draft: "gốc" };

describe("what two tabs keep on one device", () => {
  test("a save of one tab leaves the other tab's words where they are", () => {
    const storage = aStorage();
    aTab(storage, "a").write("Câu của thẻ A.", base);
    const other = aTab(storage, "b");
    other.write("Câu của thẻ B.", base);
    other.clear();
    expect(readBackups({ ...place, storage })).toMatchObject([
      { draft: "Câu của thẻ A.", baseVersion: 3, base: "gốc" },
    ]);
  });
  test("all copies are offered, the newest first, and only those of this person and item", () => {
    const storage = aStorage();
    aTab(storage, "a", "2026-11-24T05:00:00Z").write("cũ", base);
    aTab(storage, "b", "2026-11-24T06:00:00Z").write("mới", base);
    for (const other of [
      { personId: "q", itemId: "i" },
      { personId: "p", itemId: "i2" },
    ])
      localBackup<string>({ ...other, tab: "a", storage, now: () => new Date() }).write("khác", base);
    const found = readBackups({ ...place, storage });
    expect(found.map(({ draft }) => draft)).toEqual(["mới", "cũ"]);
    dropBackup({ key: found[0]?.key ?? "", storage });
    expect(readBackups({ ...place, storage }).map(({ draft }) => draft)).toEqual(["cũ"]);
  });
  test("a copy of the release before, without its base, is still offered", () => {
    const storage = aStorage();
    storage.setItem(
      "trongdong:unsaved:p:i",
      JSON.stringify({ draft: "cũ", baseVersion: 2, keptAt: "2026-11-24T05:00:00Z" }),
    );
    expect(readBackups({ ...place, storage })).toMatchObject([{ draft: "cũ", base: null }]);
  });
  test("where the store has room for the words alone they are kept, and where it has none that is said", () => {
    const words = "x".repeat(200);
    expect(aTab(aStorage(350), "a").write(words, { version: 1, draft: "y".repeat(200) })).toBe(true);
    expect(aTab(aStorage(50), "a").write(words, base)).toBe(false);
  });
});
