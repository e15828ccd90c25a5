import { defineKind } from "./kind.ts";

/** People and deeds that others should follow. */
export const goodDeedKind = defineKind({ id: "good-deed", fields: null });
