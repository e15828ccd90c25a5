// Writes newsroom/api/schema.generated.ts, the types of the API, from the routes' own OpenAPI document; with --verify it
// fails when the file is not what it would write.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import openapiTypes, { astToString } from "openapi-typescript";
import { root } from "./root.mjs";

const target = join(root, "newsroom/api/schema.generated.ts");
// Below the root, so that the bundle finds the packages that it leaves outside.
const folder = mkdtempSync(join(root, "node_modules", ".api-types-"));
try {
  const bundle = join(folder, "openapi.mjs");
  await build({
    absWorkingDir: root,
    entryPoints: ["server/composition/openapi.ts"],
    outfile: bundle,
    bundle: true,
    platform: "node",
    target: "node24",
    format: "esm",
    packages: "external",
    logLevel: "warning",
  });
  const document = execFileSync(process.execPath, [bundle], { cwd: root, maxBuffer: 64 * 1024 * 1024 });
  const types = astToString(await openapiTypes(JSON.parse(document.toString())));
  const header = "// Written by scripts/api-types.mjs from the routes' OpenAPI document. Do not edit.\n";
  if (!process.argv.includes("--verify")) writeFileSync(target, header + types);
  else if (readFileSync(target, "utf8") !== header + types) {
    console.error(
      "newsroom/api/schema.generated.ts is not what the routes say: run node scripts/api-types.mjs",
    );
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
