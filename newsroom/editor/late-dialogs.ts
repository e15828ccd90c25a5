import { lazy } from "react";

// What most sessions of writing open late or never: its script comes when it does.

/** See preview-dialog.tsx. */
export const PreviewDialog = lazy(() =>
  import("./preview-dialog.tsx").then((module) => ({ default: module.PreviewDialog })),
);
/** See submit-dialog.tsx. */
export const SubmitDialog = lazy(() =>
  import("./submit-dialog.tsx").then((module) => ({ default: module.SubmitDialog })),
);
/** See conflict-for.tsx. */
export const ConflictFor = lazy(() =>
  import("./conflict-for.tsx").then((module) => ({ default: module.ConflictFor })),
);
/** See conflict-dialog.tsx. */
export const ConflictDialog = lazy(() =>
  import("./conflict-dialog.tsx").then((module) => ({ default: module.ConflictDialog })),
);
/** See picture-picker.tsx. */
export const PicturePicker = lazy(() =>
  import("./picture-picker.tsx").then((module) => ({ default: module.PicturePicker })),
);
/** See captions-dialog.tsx. */
export const CaptionsDialog = lazy(() =>
  import("./captions-dialog.tsx").then((module) => ({ default: module.CaptionsDialog })),
);
/** See details/details-panel.tsx. */
export const DetailsPanel = lazy(() =>
  import("./details/details-panel.tsx").then((module) => ({ default: module.DetailsPanel })),
);
/** See details/kind-select.tsx. */
export const KindSelect = lazy(() =>
  import("./details/kind-select.tsx").then((module) => ({ default: module.KindSelect })),
);
