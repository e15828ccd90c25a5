import { lazy } from "react";

// An item has one kind: the fields of the others do not come with it.

/** See document-fields.tsx. */
export const DocumentFields = lazy(() =>
  import("./document-fields.tsx").then((module) => ({ default: module.DocumentFields })),
);
/** See layout-fields.tsx. */
export const LayoutFields = lazy(() =>
  import("./layout-fields.tsx").then((module) => ({ default: module.LayoutFields })),
);
/** See missing-fields.tsx. */
export const MissingFields = lazy(() =>
  import("./missing-fields.tsx").then((module) => ({ default: module.MissingFields })),
);
/** See page-fields.tsx. */
export const PageFields = lazy(() =>
  import("./page-fields.tsx").then((module) => ({ default: module.PageFields })),
);
/** See procedure-fields.tsx. */
export const ProcedureFields = lazy(() =>
  import("./procedure-fields.tsx").then((module) => ({ default: module.ProcedureFields })),
);
/** See question-fields.tsx. */
export const QuestionFields = lazy(() =>
  import("./question-fields.tsx").then((module) => ({ default: module.QuestionFields })),
);
/** See wanted-fields.tsx. */
export const WantedFields = lazy(() =>
  import("./wanted-fields.tsx").then((module) => ({ default: module.WantedFields })),
);
/** See warning-fields.tsx. */
export const WarningFields = lazy(() =>
  import("./warning-fields.tsx").then((module) => ({ default: module.WarningFields })),
);
