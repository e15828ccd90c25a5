#!/usr/bin/env node
import { launch } from "./launch.mjs";

launch("cli", process.argv.slice(2)).catch((error) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
