// Bundles what runs on Node into dist/, dependencies left outside. Run by scripts/build.mjs.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { root } from "./root.mjs";

const entries = {
  server: {
    "server/main": "server/composition/main.ts",
    "server/cli": "server/composition/cli.ts",
    "simulators/facebook": "simulators/facebook/main.ts",
    "simulators/zalo": "simulators/zalo/main.ts",
  },
  bench: { "bench/run": "bench/run.ts" },
};

const wanted = entries[process.argv[2]];
await build({
  absWorkingDir: root,
  entryPoints: Object.fromEntries(
    Object.entries(wanted).filter(([, source]) => existsSync(join(root, source))),
  ),
  outdir: "dist",
  outExtension: { ".js": ".mjs" },
  bundle: true,
  splitting: false,
  platform: "node",
  target: "node24",
  format: "esm",
  packages: "external",
  sourcemap: true,
  logLevel: "warning",
});
