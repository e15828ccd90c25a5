// The one launcher behind every command: plain JavaScript for any Node.js from 20.19. It brings Node 24 where the
// machine's own is older, installs what is missing, builds what changed, and hands over.
import { spawn } from "node:child_process";
import { basename, join } from "node:path";
import { ensureBuild } from "./build.mjs";
import { ensureDependencies } from "./dependencies.mjs";
import { watchParent } from "./parent-watch.mjs";
import { root } from "./root.mjs";
import { ensureRuntime } from "./runtime.mjs";
import { ensureSystemPackages } from "./system-packages.mjs";
import { inTurn } from "./turn.mjs";

/** So long another command may install and build, in milliseconds: on a slow line npm takes its time. */
const longestTurnMs = 1_800_000;

const commands = {
  start: { build: ["server", "newsroom"], run: ["dist/server/main.mjs"] },
  build: { build: ["server", "newsroom"], run: null },
  cli: { build: ["server"], run: ["dist/server/cli.mjs"] },
  test: { build: ["server", "newsroom"], systemPackages: true, run: ["scripts/run-tests.mjs"] },
  check: { build: [], run: ["scripts/run-checks.mjs"] },
  bench: { build: ["server", "newsroom", "bench"], systemPackages: true, run: ["dist/bench/run.mjs"] },
};

/** Runs one command of the product with its arguments and ends with its exit code. */
export async function launch(name, args) {
  const command = commands[name];
  if (command === undefined) {
    console.error(`Không có lệnh «${name}». Các lệnh: ${Object.keys(commands).join(", ")}.`);
    process.exit(2);
  }
  if (command.systemPackages) ensureSystemPackages();
  // Two that install or build at once would take away what the other has just made.
  const node = await inTurn({ folder: root, longestMs: longestTurnMs, onWait: sayWaiting }, async () => {
    const runtime = await ensureRuntime();
    await ensureDependencies({ node: runtime });
    for (const part of command.build) await ensureBuild({ part, node: runtime });
    return runtime;
  });
  if (command.run === null) return;
  const child = spawn(
    node,
    ["--enable-source-maps", ...command.run.map((script) => join(root, script)), ...args],
    {
      stdio: "inherit",
      cwd: name === "cli" ? process.cwd() : root,
      argv0: basename(node),
      env: { ...process.env, PATH: pathWith(node), LAUNCHER_PID: String(process.pid) },
    },
  );
  // The terminal sends Ctrl-C to the child as well; the launcher only waits for it to finish its work.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
    });
  }
  // npm and its shell do not hand on a signal that was sent to them alone: they are gone, and the product would stay.
  if (process.env.npm_lifecycle_event !== undefined) watchParent(() => child.kill("SIGTERM"));
  child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 1)));
}

function sayWaiting() {
  console.error("Một lệnh khác của Trống Đồng đang cài hoặc dựng ở thư mục này; đang chờ …");
}

function pathWith(node) {
  const folder = node.slice(0, Math.max(node.lastIndexOf("/"), node.lastIndexOf("\\")));
  return `${folder}${process.platform === "win32" ? ";" : ":"}${process.env.PATH ?? ""}`;
}

if (process.argv[1]?.endsWith("launch.mjs")) {
  const [name = "start", ...args] = process.argv.slice(2);
  launch(name, args).catch((error) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  });
}
