// Bundles what runs on Node into dist/; what the product needs to run is left outside, and what only its demonstration
// reads with comes inside. Run by scripts/build.mjs.
import { existsSync, readFileSync } from "node:fs";
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

const { dependencies, optionalDependencies, devDependencies } = JSON.parse(
  readFileSync(join(root, "package.json"), "utf8"),
);
const installed = { ...dependencies, ...optionalDependencies };
/** Benchmarks run where everything is installed. */
const outside = { server: installed, bench: { ...installed, ...devDependencies } };

const part = process.argv[2];
const wanted = entries[part];
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
  external: Object.keys(outside[part]),
  // What comes inside may be CommonJS, which asks for Node's own modules by require.
  banner: {
    js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
  },
  sourcemap: true,
  logLevel: "warning",
});
