import type { TestProject } from "vitest/node";
import { startInstallation } from "./installation.ts";

/**
 * Vitest global setup: one installation comes up as a newcomer's does and takes in the whole demonstration. Each journey
 * begins with a copy of its data, so that none waits for the same work again.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const first = await startInstallation();
  await first.loaded();
  await first.end();
  project.provide("demonstration", { dataDir: first.dataDir });
  return () => first.stop();
}

declare module "vitest" {
  interface ProvidedContext {
    demonstration: { readonly dataDir: string };
  }
}
