// Written by scripts/kind-tables.mjs from body/kinds/list.ts. Do not edit.
import { latePart } from "../../ui/late.tsx";
import type { FormsOfKinds } from "./form.ts";

/** The form of each kind with fields of its own. An item has one kind: the forms of the others do not come with it. */
export const forms: FormsOfKinds = {
  warning: latePart(() => import("./warning-fields.tsx").then((module) => module.WarningFields)),
  wanted: latePart(() => import("./wanted-fields.tsx").then((module) => module.WantedFields)),
  missing: latePart(() => import("./missing-fields.tsx").then((module) => module.MissingFields)),
  document: latePart(() => import("./document-fields.tsx").then((module) => module.DocumentFields)),
  procedure: latePart(() => import("./procedure-fields.tsx").then((module) => module.ProcedureFields)),
  question: latePart(() => import("./question-fields.tsx").then((module) => module.QuestionFields)),
  page: latePart(() => import("./page-fields.tsx").then((module) => module.PageFields)),
  layout: latePart(() => import("./layout-fields.tsx").then((module) => module.LayoutFields)),
};

/** Brings every form, for a kind that is chosen without a network. */
export const loadForms: readonly (() => Promise<unknown>)[] = [
  () => import("./warning-fields.tsx"),
  () => import("./wanted-fields.tsx"),
  () => import("./missing-fields.tsx"),
  () => import("./document-fields.tsx"),
  () => import("./procedure-fields.tsx"),
  () => import("./question-fields.tsx"),
  () => import("./page-fields.tsx"),
  () => import("./layout-fields.tsx"),
];
