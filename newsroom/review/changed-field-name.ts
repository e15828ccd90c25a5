import type { Platform } from "../session/platforms.ts";
import { fieldName } from "../ui/words.ts";

/** A field that two revisions are compared in, in words; what goes out on a platform is called as the platform says. */
export function changedFieldName(field: string, platforms: readonly Platform[]): string {
  for (const { id, texts } of platforms) {
    if (field === id) return texts.part;
    if (field === `${id}Body` && texts.partFromBody !== null) return texts.partFromBody;
  }
  return fieldName(field);
}
