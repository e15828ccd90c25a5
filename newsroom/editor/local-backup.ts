import { isRecord } from "../api/problem.ts";
import type { Backup } from "./autosave.ts";

const prefix = "trongdong:unsaved:";

/** What was typed on this device and not yet taken by the server. */
interface KeptDraft {
  readonly draft: unknown;
  readonly baseVersion: number;
  readonly keptAt: string;
}

function keyOf(input: { personId: string; itemId: string }): string {
  return `${prefix}${input.personId}:${input.itemId}`;
}

/** The copy of an item's unsaved text on this device, of one person. A full or closed store is no reason to stop writing. */
export function localBackup<Draft>({
  personId,
  itemId,
  storage,
  version,
  now,
}: {
  personId: string;
  itemId: string;
  storage: Storage;
  version: () => number;
  now: () => Date;
}): Backup<Draft> {
  const key = keyOf({ personId, itemId });
  return {
    write(draft) {
      const kept: KeptDraft = { draft, baseVersion: version(), keptAt: now().toISOString() };
      try {
        storage.setItem(key, JSON.stringify(kept));
      } catch {
        // The store is full or forbidden: the text is still on the screen and on its way to the server.
      }
    },
    clear() {
      storage.removeItem(key);
    },
  };
}

/** Reads what was kept on this device for an item; null when nothing was. */
export function readBackup(input: { personId: string; itemId: string; storage: Storage }): KeptDraft | null {
  const text = input.storage.getItem(keyOf(input));
  if (text === null) return null;
  try {
    const kept: unknown = JSON.parse(text);
    if (!isRecord(kept) || typeof kept.baseVersion !== "number" || typeof kept.keptAt !== "string")
      return null;
    return { draft: kept.draft, baseVersion: kept.baseVersion, keptAt: kept.keptAt };
  } catch {
    // Half-written by a browser that was killed: nothing to restore.
    return null;
  }
}

/** Drops what was kept on this device for an item. */
export function dropBackup(input: { personId: string; itemId: string; storage: Storage }): void {
  input.storage.removeItem(keyOf(input));
}

/** Drops every unsaved text of this device, when its owner signs out. */
export function clearBackups(storage: Storage): void {
  for (const key of Object.keys(storage)) if (key.startsWith(prefix)) storage.removeItem(key);
}
