import { defineKind } from "./kind.ts";

/** An ordinary news article. */
export const newsKind = defineKind({ id: "news", fields: null });
