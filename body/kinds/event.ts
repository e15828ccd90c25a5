import { defineKind } from "./kind.ts";

/** Something that takes place: a ceremony, a campaign. */
export const eventKind = defineKind({ id: "event", fields: null });
