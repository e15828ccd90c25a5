import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";

const wanted = 24;
/** Stands in the folder while npm works there. */
const underWay = ".installing";

/** The path of a Node.js 24: the machine's own, or the one that is brought from the npm registry into .runtime. */
export async function ensureRuntime() {
  if (Number(process.versions.node.split(".")[0]) >= wanted) return process.execPath;
  const folder = join(root, ".runtime");
  const platform = process.platform === "win32" ? "win" : process.platform;
  const node = join(
    folder,
    "node_modules",
    `node-${platform}-${process.arch}`,
    "bin",
    process.platform === "win32" ? "node.exe" : "node",
  );
  if (isWhole({ folder, node })) return node;
  console.error(`Máy có Node.js ${process.versions.node}; đang lấy Node.js ${wanted} LTS từ npm …`);
  mkdirSync(folder, { recursive: true });
  for (const file of ["package.json", "package-lock.json"])
    copyFileSync(join(root, "scripts/runtime", file), join(folder, file));
  writeFileSync(join(folder, underWay), "");
  execFileSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: folder,
    stdio: ["inherit", 2, 2],
    shell: process.platform === "win32",
  });
  rmSync(join(folder, underWay));
  if (!isWhole({ folder, node })) {
    throw new Error(
      `Không có Node.js ${wanted} cho ${process.platform} ${process.arch} trên npm: hãy cài Node.js ${wanted} rồi chạy lại.`,
    );
  }
  return node;
}

/** Whether a Node.js that was brought is there to its last byte: one whose installation was cut off may even start. */
export function isWhole({ folder, node }) {
  if (existsSync(join(folder, underWay))) return false;
  try {
    // Its word counts: an empty file is run by the shell, without a fault.
    return execFileSync(node, ["--version"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).startsWith("v");
  } catch {
    return false;
  }
}
