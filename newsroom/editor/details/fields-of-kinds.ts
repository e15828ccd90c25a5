import { latePart } from "../../ui/late.tsx";

// An item has one kind: the fields of the others do not come with it.

/** See document-fields.tsx. */
export const DocumentFields = latePart(() =>
  import("./document-fields.tsx").then((module) => module.DocumentFields),
);
/** See layout-fields.tsx. */
export const LayoutFields = latePart(() =>
  import("./layout-fields.tsx").then((module) => module.LayoutFields),
);
/** See missing-fields.tsx. */
export const MissingFields = latePart(() =>
  import("./missing-fields.tsx").then((module) => module.MissingFields),
);
/** See page-fields.tsx. */
export const PageFields = latePart(() => import("./page-fields.tsx").then((module) => module.PageFields));
/** See procedure-fields.tsx. */
export const ProcedureFields = latePart(() =>
  import("./procedure-fields.tsx").then((module) => module.ProcedureFields),
);
/** See question-fields.tsx. */
export const QuestionFields = latePart(() =>
  import("./question-fields.tsx").then((module) => module.QuestionFields),
);
/** See wanted-fields.tsx. */
export const WantedFields = latePart(() =>
  import("./wanted-fields.tsx").then((module) => module.WantedFields),
);
/** See warning-fields.tsx. */
export const WarningFields = latePart(() =>
  import("./warning-fields.tsx").then((module) => module.WarningFields),
);
