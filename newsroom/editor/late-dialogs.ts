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
/** See restore-offer.tsx. */
export const RestoreOffer = lazy(() =>
  import("./restore-offer.tsx").then((module) => ({ default: module.RestoreOffer })),
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

/** Brings what may be opened, or turned to, without a network as well. */
export function loadForOffline(): void {
  void Promise.allSettled([
    import("./picture-picker.tsx"),
    import("./captions-dialog.tsx"),
    import("./details/layout-fields.tsx"),
    import("./details/document-fields.tsx"),
    import("./details/missing-fields.tsx"),
    import("./details/page-fields.tsx"),
    import("./details/procedure-fields.tsx"),
    import("./details/question-fields.tsx"),
    import("./details/wanted-fields.tsx"),
    import("./details/warning-fields.tsx"),
  ]);
}
