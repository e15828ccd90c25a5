import { readdir, readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { pictureThreads, sharp } from "./picture-engine.ts";

/** The threads of libvips in this process, by their number. */
async function threadsOfLibvips(): Promise<string[]> {
  const threads: string[] = [];
  for (const id of await readdir("/proc/self/task")) {
    const name = await readFile(`/proc/self/task/${id}/comm`, "utf8").catch(() => "");
    if (name.trim() === "libvips worker") threads.push(id);
  }
  return threads.toSorted();
}

// What goes wrong without it happens in a hundredth of a second after 15.5 idle ones. On Linux the threads can be counted.
it.runIf(process.platform === "linux")(
  "lets no thread leave while no picture comes, so that none is given to one that leaves",
  async () => {
    // A thread has its name only when it runs.
    await expect.poll(threadsOfLibvips).toHaveLength(pictureThreads);
    const kept = await threadsOfLibvips();
    const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: "#a00" } })
      .png()
      .toBuffer();
    await new Promise((resolve) => setTimeout(resolve, 16_500));
    expect(await threadsOfLibvips()).toEqual(kept);
    expect((await sharp(picture).metadata()).width).toBe(8);
  },
);
