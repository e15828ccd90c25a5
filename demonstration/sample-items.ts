import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

/** The head of a sample item, as demonstration/data/items holds it. */
const front = z.strictObject({
  title: z.string(),
  summary: z.string(),
  category: z.string(),
  unit: z.string(),
  kind: z.string(),
  date: z.iso.datetime({ offset: true }),
  tags: z.array(z.string()),
  images: z.array(z.strictObject({ caption: z.string(), alt: z.string(), subject: z.string() })).default([]),
  urgent: z.boolean().default(false),
  consent: z.string().optional(),
});

/** Which drawn scene stands for each picture of an item, by file name without its ending. */
const scenesByFile = z.record(z.string(), z.array(z.string()));

/** One sample item: its head, its body in Markdown, and the drawn scene of each picture. */
export type SampleItem = z.infer<typeof front> & {
  readonly file: string;
  readonly markdown: string;
  readonly scenes: readonly string[];
};

/** Reads all sample items of a folder, oldest first. Throws, naming the file, when one is not in form. */
export async function readSampleItems({ folder }: { folder: string }): Promise<SampleItem[]> {
  const scenes = scenesByFile.parse(parse(await readFile(join(folder, "../item-pictures.yaml"), "utf8")));
  const files = (await readdir(folder)).filter((file) => file.endsWith(".md")).sort();
  const items = await Promise.all(
    files.map(async (file) => {
      const text = await readFile(join(folder, file), "utf8");
      const parts = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text);
      if (parts === null) throw new Error(`${file} has no front matter`);
      const head = front.safeParse(parse(parts[1] ?? ""));
      if (!head.success) throw new Error(`${file}: ${z.prettifyError(head.error)}`);
      const drawn = scenes[file.replace(/\.md$/, "")] ?? [];
      if (drawn.length !== head.data.images.length)
        throw new Error(`${file}: not every picture has its scene`);
      return { ...head.data, file, markdown: (parts[2] ?? "").trim(), scenes: drawn };
    }),
  );
  return items.toSorted((a, b) => Date.parse(a.date) - Date.parse(b.date));
}

/** Whether an item is one of the 58 that the demonstration publishes: neither a correction nor a withdrawal. */
export function isPublished(item: SampleItem): boolean {
  return item.kind !== "correction-example";
}
