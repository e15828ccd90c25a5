// Writes server/foundation/database/database-types.generated.ts and law-digests.generated.ts from a freshly migrated embedded
// database; with --verify it fails when a file is not what it would write.
import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./root.mjs";

const { startEmbeddedPostgres } = await import("../server/foundation/embedded/embedded-postgres.ts");
const { migrate } = await import("../server/foundation/database/migrate.ts");
const { openDatabase } = await import("../server/foundation/database/database.ts");
const { lawDigest } = await import("../server/composition/law-check.ts");
const lawTarget = join(root, "server/foundation/database/law-digests.generated.ts");
const target = join(root, "server/foundation/database/database-types.generated.ts");
const folder = mkdtempSync(join(tmpdir(), "trongdong-types-"));
chmodSync(folder, 0o755);
const server = await startEmbeddedPostgres({ folder: join(folder, "postgres") });
try {
  await migrate({ adminUrl: server.adminUrl, appRole: "trongdong_app", queues: [], platforms: [] });
  const written = process.argv.includes("--verify") ? join(folder, "types.ts") : target;
  execFileSync(
    process.execPath,
    [
      ...[
        "node_modules/kysely-codegen/dist/cli/bin.js",
        "--dialect",
        "postgres",
        "--default-schema",
        "public",
      ],
      ...[
        "--include-pattern",
        "(public|public_store).*",
        "--exclude-pattern",
        "kysely_*",
        "--date-parser",
        "string",
      ],
      ...[
        "--type-mapping",
        '{"int8":"number"}',
        "--out-file",
        written,
        "--url",
        server.adminUrl,
        "--log-level",
        "error",
      ],
    ],
    { cwd: root, stdio: "inherit" },
  );
  if (written !== target && readFileSync(written, "utf8") !== readFileSync(target, "utf8")) {
    console.error("The database types are not those of the migrations: run node scripts/database-types.mjs");
    process.exitCode = 1;
  }
  const law = await lawDigests();
  if (written === target) writeFileSync(lawTarget, law);
  else if (readFileSync(lawTarget, "utf8") !== law) {
    console.error(
      "The digests of the law are not those of the migrations: run node scripts/database-types.mjs",
    );
    process.exitCode = 1;
  }
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** What the migrations wrote into the tables of law, as a module. */
async function lawDigests() {
  const db = openDatabase({ url: server.adminUrl, maxConnections: 1 });
  try {
    const line = async (table) => `  ${table}: "${await lawDigest(db, table)}",\n`;
    return [
      "// Written by scripts/database-types.mjs: what the migrations wrote into the tables of law.\n",
      "export const lawDigests = {\n",
      await line("review_plan"),
      await line("holiday"),
      "} as const;\n",
    ].join("");
  } finally {
    await db.destroy();
  }
}
