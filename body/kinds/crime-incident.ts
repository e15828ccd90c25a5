import { defineKind } from "./kind.ts";

/** A crime or a case under investigation. */
export const crimeIncidentKind = defineKind({ id: "crime-incident", fields: null, needsConsent: true });
