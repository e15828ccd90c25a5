import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buildNetwork } from "./builders/network-builder.ts";

/** Writes the channels of the whole test network, which hold those of the small one, into a folder; answers the file. */
export async function writeChannelsFile(folder: string): Promise<string> {
  const file = join(folder, "channels.csv");
  await writeFile(file, buildNetwork("whole").channels);
  return file;
}
