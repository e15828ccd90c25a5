import { defineKind } from "./kind.ts";

/** How to do something, for citizens. */
export const guideKind = defineKind({
  id: "guide",
  fields: null,
  shareLabel: "HƯỚNG DẪN",
});
