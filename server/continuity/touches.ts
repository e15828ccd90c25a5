import { type FSWatcher, watch } from "node:fs";
import { lstat, stat, statfs } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { setImmediate as turnOfLoop } from "node:timers/promises";

/**
 * What the kernel says of folders without being asked. It is the quick way and never the only one: it tells the folder
 * through whose name a file was written, so nothing of a write through another name of the same file (a hard link), and
 * nothing of one through a memory map or of what is mounted over a folder; and it may leave out what came faster than
 * anybody could read of it. Whoever uses it looks at everything himself every now and then.
 */
export interface Touches {
  /**
   * Takes in what was told; afterwards everything that was written before the call is counted. Of a folder that was moved
   * away with the one that it stands in nobody is told: whoever asks then is answered of the one that stands there now.
   */
  catchUp(): Promise<void>;
  /**
   * A number that stays as it is for as long as nothing directly in this folder was written, added or taken away;
   * undefined where nobody would tell, as of what a symbolic link leads to. The folder is followed from the first question on.
   */
  of(folder: string): Promise<number | undefined>;
  /** Follows the folder that stands there now, whatever was followed under its name, which may have been moved away. */
  followAnew(folder: string): void;
  stop(): void;
}

/**
 * Kinds of disks to which nobody can write but through this machine's kernel (statfs(2): ext, XFS, Btrfs, ZFS, F2FS, tmpfs,
 * overlay). Of one in the network it tells only what this machine writes.
 */
const ownDisks: ReadonlySet<number> = new Set([
  0xef53, 0x58465342, 0x9123683e, 0x2fc12fc1, 0xf2f52010, 0x01021994, 0x794c7630,
]);
/** The kernel has room for some thousand in each account; what is beyond is looked at by asking. */
const followedAtMost = 4000;

/** Follows folders on Linux, where their disk is this machine's own. */
export function followTouches(): Touches {
  const followed = new Map<string, { readonly watcher: FSWatcher; readonly within: string; count: number }>();
  let counted = 0;
  const leave = (folder: string) => {
    followed.get(folder)?.watcher.close();
    followed.delete(folder);
  };
  const follow = (folder: string, within: string) => {
    const watcher = watch(folder, { persistent: false });
    counted += 1;
    const state = { watcher, within, count: counted };
    followed.set(folder, state);
    watcher.on("error", () => leave(folder));
    watcher.on("change", (_event, name) => {
      counted += 1;
      state.count = counted;
      // Told of the folder itself: it may be gone, and another one may come in its place.
      if (name === null || name === basename(folder)) leave(folder);
    });
    return state.count;
  };
  return {
    async catchUp() {
      // What the kernel has is read between the two.
      await turnOfLoop();
      await turnOfLoop();
      const requested = new Map<string, string | undefined>();
      for (const [folder, { within }] of followed) {
        const parent = dirname(folder);
        if (!requested.has(parent)) requested.set(parent, await identityOf(parent).catch(() => undefined));
        if (requested.get(parent) !== within) leave(folder);
      }
    },
    async of(folder) {
      const known = followed.get(folder);
      if (known !== undefined) return known.count;
      if (followed.size >= followedAtMost) return undefined;
      try {
        // Before it is followed: where another one comes in its place meanwhile, that is seen the next time.
        const within = await identityOf(dirname(folder));
        if (!(await lstat(folder)).isDirectory()) return undefined;
        return ownDisks.has((await statfs(folder)).type) ? follow(folder, within) : undefined;
      } catch {
        // Not there, or the kernel has no room for more.
        return undefined;
      }
    },
    followAnew: leave,
    stop() {
      for (const folder of [...followed.keys()]) leave(folder);
    },
  };
}

/** Which folder stands at this path, whatever links or moved folders lead there. */
async function identityOf(folder: string): Promise<string> {
  const { dev, ino } = await stat(folder, { bigint: true });
  return `${dev} ${ino}`;
}

/** Where nothing is told: everything must be asked. */
export const noTouches: Touches = {
  catchUp: async () => undefined,
  of: async () => undefined,
  followAnew: () => undefined,
  stop: () => undefined,
};
