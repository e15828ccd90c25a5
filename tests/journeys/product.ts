import { inject } from "vitest";
import { type Installation, startInstallation } from "../support/installation.ts";

const started = new Map<string, Installation>();

/** Starts the product over a copy of the whole demonstration. */
export async function startProduct(): Promise<Installation> {
  const product = await startInstallation({ from: inject("demonstration").dataDir });
  started.set(product.url, product);
  return product;
}

/** The last that the product at an address wrote: what a failed test says besides. */
export function lastOutput(url: string): string {
  return started.get(url)?.process.output().replace(/\s+/g, " ").slice(-600) ?? "";
}
