import { defineKind } from "./kind.ts";

/** A notice that corrects something published before. It is not written from nothing: it begins at what it corrects. */
export const correctionKind = defineKind({
  id: "correction",
  fields: null,
  startsFromNothing: false,
  label: { text: "Đính chính", isDanger: false },
  searchWeight: -0.2,
});
