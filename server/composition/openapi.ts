import { readOpenApi } from "./openapi-document.ts";

// What scripts/api-types.mjs makes the newsroom's types from.
process.stdout.write(JSON.stringify(await readOpenApi()));
