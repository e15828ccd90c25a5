import { defineKind } from "./kind.ts";

/** What a law says, in plain words. */
export const legalKind = defineKind({ id: "legal", fields: null });
