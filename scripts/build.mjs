import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { root } from "./root.mjs";

const parts = {
  server: {
    words: "máy chủ",
    sources: [
      "server",
      "portal",
      "body",
      "simulators",
      "demonstration",
      "package-lock.json",
      "scripts/bundle.mjs",
    ],
    script: ["scripts/bundle.mjs", "server"],
  },
  bench: {
    words: "bộ đo",
    sources: [
      "bench",
      "server",
      "portal",
      "body",
      "simulators",
      "demonstration",
      "tests",
      "package-lock.json",
      "scripts/bundle.mjs",
    ],
    script: ["scripts/bundle.mjs", "bench"],
  },
  newsroom: {
    words: "tòa soạn",
    sources: ["newsroom", "body", "package-lock.json", "scripts/build-newsroom.mjs"],
    script: ["scripts/build-newsroom.mjs"],
  },
};

/** Builds a part of the product when its sources changed since the last time. */
export async function ensureBuild({ part, node }) {
  const { words, sources, script } = parts[part];
  const stamp = join(root, "dist", `.${part}`);
  const hash = hashOf(sources);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return;
  console.error(`Đang dựng ${words} …`);
  rmSync(stamp, { force: true });
  mkdirSync(join(root, "dist"), { recursive: true });
  execFileSync(node, script, { cwd: root, stdio: ["inherit", 2, 2] });
  writeFileSync(stamp, hash);
}

function hashOf(sources) {
  const hash = createHash("sha256");
  for (const file of sources.flatMap((source) => filesBelow(join(root, source)))) {
    hash.update(relative(root, file)).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (!/\.[a-z0-9]+$/i.test(path) || readdirSafe(path) !== undefined) {
    return (readdirSafe(path) ?? [])
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .filter(
        (entry) =>
          entry.name !== "node_modules" && !/\.(test|browser\.test|db\.test)\.tsx?$/.test(entry.name),
      )
      .flatMap((entry) =>
        entry.isDirectory() ? filesBelow(join(path, entry.name)) : [join(path, entry.name)],
      );
  }
  return [path];
}

function readdirSafe(path) {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    // A file, not a folder.
    return undefined;
  }
}
