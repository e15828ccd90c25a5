import { z } from "zod";

/** What the last saves of a draft stored, the newest last; see migration 0052. */
export const recentSaves = z.array(
  z.object({ version: z.number(), personId: z.string(), hash: z.string(), at: z.string() }),
);
export type RecentSaves = z.output<typeof recentSaves>;

/** How many are remembered: a save is sent again within minutes, while others save too. */
const remembered = 20;

/** The save that made a version, when this person had sent exactly this content; undefined when it was another one. */
export function findSave(
  saves: RecentSaves,
  sent: { version: number; personId: string; hash: string },
): RecentSaves[number] | undefined {
  return saves.find(
    (save) => save.version === sent.version && save.personId === sent.personId && save.hash === sent.hash,
  );
}

/** The saves with one more, without those that are too long ago. */
export function withSave(saves: RecentSaves, save: RecentSaves[number]): RecentSaves {
  return [...saves, save].slice(-remembered);
}
