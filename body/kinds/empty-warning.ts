/**
 * The form of a new warning; an officer in a hurry may leave its lists empty and write the body alone. Apart from its
 * schema, for whom the schema would be too heavy.
 */
export const emptyWarning = {
  kind: "warning" as const,
  topic: "scam" as const,
  trick: "",
  signs: [],
  actions: [],
  reportTo: "",
  areaUnitCodes: [],
  severity: "Unknown" as const,
  urgency: "Unknown" as const,
  certainty: "Unknown" as const,
  onsetAt: "",
  expiresAt: "",
  english: null,
};
