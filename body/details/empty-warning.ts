import type { WarningDetails } from "./warning.ts";

/** The form of a new warning; an officer in a hurry may leave its lists empty and write the body alone. */
export const emptyWarning: WarningDetails = {
  kind: "warning",
  topic: "scam",
  trick: "",
  signs: [],
  actions: [],
  reportTo: "",
  areaUnitCodes: [],
  severity: "Unknown",
  urgency: "Unknown",
  certainty: "Unknown",
  onsetAt: "",
  expiresAt: "",
  english: null,
};
