import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isRecord } from "../api/problem.ts";
import { vi } from "./vi.ts";

const newsroom = join(import.meta.dirname, "..");

function leaves(texts: unknown, path = ""): string[] {
  return isRecord(texts)
    ? Object.entries(texts).flatMap(([key, value]) => leaves(value, path === "" ? key : `${path}.${key}`))
    : [path];
}

test("every text of the catalogue is shown somewhere", () => {
  const sources = readdirSync(newsroom, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|^texts\//.test(file))
    .map((file) => readFileSync(join(newsroom, file), "utf8"))
    .join("\n");
  const isShown = (key: string) => {
    const table = key.startsWith("directory.acts.") ? "directory.acts" : key.slice(0, key.lastIndexOf("."));
    return [`"${key}"`, `\`${table}.\${`, `vi.${table}`].some((use) => sources.includes(use));
  };
  expect(leaves(vi).filter((key) => !isShown(key))).toEqual([]);
});

test("every act that the ledger may hold has its words", () => {
  const server = join(newsroom, "../server");
  const sources = readdirSync(server, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .map((file) => readFileSync(join(server, file), "utf8"))
    .join("\n");
  // An act stands where its entry is made, also as one of two: act: before === undefined ? "place.named" : "place.changed".
  const acts = [...sources.matchAll(/\bact: [^,;\n]*/g)].flatMap(([made]) =>
    [...made.matchAll(/"([a-z-]+\.[a-z-]+)"/g)].map(([, act]) => act),
  );
  expect(acts.length).toBeGreaterThan(30);
  expect(acts.filter((act) => act === undefined || !Object.hasOwn(vi.directory.acts, act))).toEqual([]);
});
