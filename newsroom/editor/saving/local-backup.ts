import { isRecord } from "../../api/problem.ts";
import type { Backup, KnownDraft } from "./autosave.ts";

const prefix = "trongdong:unsaved:";

/** What was typed in one tab of this device and not yet taken by the server. */
export interface KeptDraft {
  /** Where it is kept; names it when it is dropped. */
  readonly key: string;
  readonly draft: unknown;
  readonly baseVersion: number;
  /** The draft that the server had of that version, from which the typing went on; null when it is not known. */
  readonly base: unknown;
  readonly keptAt: string;
}

interface Place {
  readonly personId: string;
  readonly itemId: string;
}

function keyOf({ personId, itemId }: Place): string {
  return `${prefix}${personId}:${itemId}`;
}

/**
 * The copy of an item's unsaved text on this device, of one person in one tab: no tab takes another's away. A full or
 * closed store is no reason to stop writing.
 */
export function localBackup<Draft>({
  personId,
  itemId,
  tab,
  storage,
  now,
}: Place & { tab: string; storage: Storage; now: () => Date }): Backup<Draft> {
  const key = `${keyOf({ personId, itemId })}:${tab}`;
  const isStored = (kept: Omit<KeptDraft, "key">) => {
    try {
      storage.setItem(key, JSON.stringify(kept));
      return true;
    } catch {
      // The store is full or forbidden: the text is still on the screen and on its way to the server.
      return false;
    }
  };
  return {
    write(draft, { version, draft: base }: KnownDraft<Draft>) {
      const kept = { draft, baseVersion: version, base, keptAt: now().toISOString() };
      // Without room for both, the words are kept and their base is not: what differs is then asked.
      return isStored(kept) || isStored({ ...kept, base: null });
    },
    clear() {
      storage.removeItem(key);
    },
  };
}

/** All that was kept on this device for an item, by whichever tab, the newest first. */
export function readBackups({ storage, ...place }: Place & { storage: Storage }): KeptDraft[] {
  return keysOf(storage)
    .filter((key) => key === keyOf(place) || key.startsWith(`${keyOf(place)}:`))
    .flatMap((key) => keptIn(key, storage.getItem(key)))
    .toSorted((left, right) => (left.keptAt < right.keptAt ? 1 : -1));
}

function keptIn(key: string, text: string | null): KeptDraft[] {
  if (text === null) return [];
  try {
    const kept: unknown = JSON.parse(text);
    if (!isRecord(kept) || typeof kept.baseVersion !== "number" || typeof kept.keptAt !== "string") return [];
    const { draft, baseVersion, base = null, keptAt } = kept;
    return [{ key, draft, baseVersion, base, keptAt }];
  } catch {
    // Half-written by a browser that was killed: nothing to restore.
    return [];
  }
}

/** Drops one kept copy. */
export function dropBackup({ key, storage }: { key: string; storage: Storage }): void {
  storage.removeItem(key);
}

/** Drops every unsaved text of this device, when its owner signs out. */
export function clearBackups(storage: Storage): void {
  for (const key of keysOf(storage)) if (key.startsWith(prefix)) storage.removeItem(key);
}

function keysOf(storage: Storage): string[] {
  return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
}
