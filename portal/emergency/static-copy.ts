import type { Dirent } from "node:fs";
import { copyFile, mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { digestFile } from "../../server/foundation/files/file-store.ts";
import { copyRecords } from "../../server/public-store/copy-records.ts";

/** A page or file of the static copy: its bytes, or where they lie already. */
export type CopiedFile = { readonly bytes: Buffer } | { readonly from: string };

/** What the copy answers for an address. */
export interface CopiedAnswer {
  readonly contentType: string;
  readonly bytes: Buffer;
}

const types: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
  jpg: "image/jpeg",
  webp: "image/webp",
  woff2: "font/woff2",
};
const address = /^\/(?:[a-z0-9.-]+\/)*[a-z0-9.-]*$/;

/** Where a page stands in the copy: a folder with an index, so that any web server can serve it; a file by its own name. */
function fileOf(path: string): string | undefined {
  if (!address.test(path) || path.includes("..")) return undefined;
  const parts = path.slice(1);
  return /\.[a-z0-9]+$/.test(parts) ? parts : join(parts, "index.html");
}

/**
 * The emergency copy of the most needed pages (NET-09: Decree 224/2026/NĐ-CP, Article 13), as files below a folder that a
 * reverse proxy can serve when nothing of the product runs any more. Each file is replaced in one step, and recorded
 * before, so that the watch tells it from one that somebody else put there.
 */
export function openStaticCopy({ folder }: { folder: string }) {
  const records = copyRecords({ copyFolder: folder });
  const place = async (name: string, file: CopiedFile) => {
    const target = join(folder, name);
    const partial = await records.newPartial();
    await mkdir(dirname(target), { recursive: true });
    if ("bytes" in file) await writeFile(partial, file.bytes);
    else await copyFile(file.from, partial);
    await records.keep(name, (await digestFile(partial)).digest);
    await rename(partial, target);
  };
  const takeAway = async (name: string) => {
    const found = await digestFile(join(folder, name)).catch(() => undefined);
    await rm(join(folder, name), { force: true });
    if (found !== undefined) await records.drop(name, found.digest);
  };
  let removals = 0;
  let turn: Promise<void> = Promise.resolve();
  /** Writing and taking away follow one another: a file half-way to its place would outlive its own removal. */
  const inTurn = (act: () => Promise<void>): Promise<void> => {
    const done = turn.then(act);
    turn = done.catch(() => undefined);
    return done;
  };
  return {
    folder,

    /** Marks the moment at which a renewal begins to gather, for `replace`. */
    mark: (): number => removals,

    /**
     * Makes the copy hold exactly these addresses: writes what is new or changed and takes away all else. Leaves off when
     * something was taken away by law since the mark: what was gathered may hold it, and the next renewal will not.
     */
    async replace(files: ReadonlyMap<string, CopiedFile>, mark: number): Promise<void> {
      const kept = new Set<string>();
      for (const [path, file] of files) {
        const name = fileOf(path);
        if (name === undefined) continue;
        kept.add(name);
        await inTurn(async () => {
          if (mark === removals) await place(name, file);
        });
        if (mark !== removals) return;
      }
      await inTurn(async () => {
        for (const name of await filesBelow(folder)) if (!kept.has(name)) await takeAway(name);
        // A page has a folder of its own, and in years there are very many pages. One that holds something stays.
        const needed = new Set([...kept].map((name) => dirname(name)));
        for (const name of await foldersBelow(folder))
          if (!needed.has(name)) await rmdir(join(folder, name)).catch(() => undefined);
      });
      await records.dropOld(Date.now());
    },

    /**
     * Takes away each page that names one of these items, and each picture that no page left shows. Pictures go first:
     * where the process dies in between, the pages still tell the next one what to take away.
     */
    async forget(ids: readonly string[]): Promise<void> {
      removals += 1;
      await inTurn(async () => {
        const names = await filesBelow(folder);
        const naming: string[] = [];
        const left: string[] = [];
        for (const name of names.filter((one) => one.endsWith(".html"))) {
          const html = await readFile(join(folder, name), "utf8");
          if (ids.some((id) => html.includes(id))) naming.push(name);
          else left.push(html);
        }
        for (const name of names)
          if (name.startsWith("media/") && !left.some((html) => html.includes(name))) await takeAway(name);
        for (const name of naming) await takeAway(name);
      });
    },

    /** The copy of an address, if there is one. */
    async read(path: string): Promise<CopiedAnswer | undefined> {
      const name = fileOf(path);
      if (name === undefined) return undefined;
      const contentType = types[name.slice(name.lastIndexOf(".") + 1)];
      if (contentType === undefined) return undefined;
      try {
        return { contentType, bytes: await readFile(join(folder, name)) };
      } catch {
        // Not among the most needed pages.
        return undefined;
      }
    },
  };
}

export type StaticCopy = ReturnType<typeof openStaticCopy>;

async function filesBelow(folder: string): Promise<string[]> {
  return (await entriesBelow(folder)).filter((entry) => entry.isFile()).map(nameIn(folder));
}

async function foldersBelow(folder: string): Promise<string[]> {
  return (await entriesBelow(folder)).filter((entry) => entry.isDirectory()).map(nameIn(folder));
}

const nameIn = (folder: string) => (entry: Dirent) => relative(folder, join(entry.parentPath, entry.name));

async function entriesBelow(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { recursive: true, withFileTypes: true });
  } catch {
    // No copy yet.
    return [];
  }
}
