// Written by scripts/kind-tables.mjs from body/kinds/list.ts. Do not edit.
import { warningView } from "./warning.tsx";
import { wantedView } from "./wanted.tsx";
import { missingView } from "./missing.tsx";
import { documentView } from "./document.tsx";
import { procedureView } from "./procedure.tsx";
import { questionView } from "./question.tsx";
import type { ViewsOfKinds } from "./view.ts";

/** How the portal shows each kind with fields of its own, but for parts of the portal itself. */
export const views: ViewsOfKinds = {
  warning: warningView,
  wanted: wantedView,
  missing: missingView,
  document: documentView,
  procedure: procedureView,
  question: questionView,
};
