import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { projectRoot } from "../../server/foundation/project-root.ts";

const checker = join(projectRoot(), "node_modules/vnu-jar/build/dist/vnu.jar");

const verdict = z.object({
  messages: z.array(
    z.object({
      type: z.string(),
      url: z.string().optional(),
      message: z.string(),
      lastLine: z.number().optional(),
    }),
  ),
});

/** What the Nu HTML checker calls an error in pages (HTML by name), a sentence each; one process for all of them. */
export async function errorsInHtml(pages: ReadonlyMap<string, string>): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), "trongdong-html-"));
  try {
    const names = new Map<string, string>();
    for (const [name, html] of pages) {
      const file = join(folder, `${names.size}.html`);
      await writeFile(file, html);
      names.set(file, name);
    }
    const args = [
      // It runs for seconds: what Java would compile better for hours ahead is not worth its time.
      "-XX:TieredStopAtLevel=1",
      "-XX:+UseSerialGC",
      "-Xss2m",
      "-jar",
      checker,
      "--format",
      "json",
      "--errors-only",
      "--exit-zero-always",
      ...names.keys(),
    ];
    const { stderr } = await promisify(execFile)("java", args, { maxBuffer: 16 * 1024 * 1024 });
    return verdict.parse(JSON.parse(stderr)).messages.map(({ url, message, lastLine }) => {
      const name = names.get((url ?? "").replace(/^file:/, ""));
      return `${name}, line ${lastLine ?? 0}: ${message}`;
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
