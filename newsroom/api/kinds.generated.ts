// Written by scripts/kind-tables.mjs from body/kinds/list.ts. Do not edit.
/** What every screen may need to know of a kind; the definitions in body/kinds/ bring the schemas along, which are heavy. */
export const kinds = {
  news: { startsFromNothing: true, needsConsent: false, isPartOfPortal: false, isSingle: false, hasText: true },
  "crime-incident": { startsFromNothing: true, needsConsent: true, isPartOfPortal: false, isSingle: false, hasText: true },
  warning: { startsFromNothing: true, needsConsent: false, isPartOfPortal: false, isSingle: false, hasText: true },
  wanted: { startsFromNothing: true, needsConsent: false, isPartOfPortal: false, isSingle: false, hasText: true },
  missing: { startsFromNothing: true, needsConsent: false, isPartOfPortal: false, isSingle: false, hasText: true },
  guide: { startsFromNothing: true, needsConsent: false, isPartOfPortal: false, isSingle: false, hasText: true },
  legal: { startsFromNothing: true, needsConsent: false, isPartOfPortal: false, isSingle: false, hasText: true },
  "good-deed": { startsFromNothing: true, needsConsent: false, isPartOfPortal: false, isSingle: false, hasText: true },
  event: { startsFromNothing: true, needsConsent: false, isPartOfPortal: false, isSingle: false, hasText: true },
  "video-script": { startsFromNothing: true, needsConsent: false, isPartOfPortal: false, isSingle: false, hasText: true },
  correction: { startsFromNothing: false, needsConsent: false, isPartOfPortal: false, isSingle: false, hasText: true },
  document: { startsFromNothing: true, needsConsent: false, isPartOfPortal: false, isSingle: false, hasText: true },
  procedure: { startsFromNothing: true, needsConsent: false, isPartOfPortal: false, isSingle: false, hasText: true },
  question: { startsFromNothing: true, needsConsent: false, isPartOfPortal: false, isSingle: false, hasText: true },
  page: { startsFromNothing: true, needsConsent: false, isPartOfPortal: true, isSingle: false, hasText: true },
  layout: { startsFromNothing: true, needsConsent: false, isPartOfPortal: true, isSingle: true, hasText: false },
};
