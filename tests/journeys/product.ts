import { inject } from "vitest";
import { type Installation, startInstallation } from "../support/installation.ts";

/** Starts the product over a copy of the whole demonstration. */
export function startProduct(): Promise<Installation> {
  return startInstallation({ from: inject("demonstration").dataDir });
}
