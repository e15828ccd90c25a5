import { lateDialog, latePart } from "../ui/late.tsx";
import { loadForms } from "./details/forms.generated.ts";

// What most sessions of writing open late or never: its script comes when it does.

/** See preview-dialog.tsx. */
export const PreviewDialog = lateDialog(() =>
  import("./channels/preview-dialog.tsx").then((module) => module.PreviewDialog),
);
/** See submit-dialog.tsx. */
export const SubmitDialog = lateDialog(() =>
  import("./submit-dialog.tsx").then((module) => module.SubmitDialog),
);
/** See conflict-for.tsx. */
export const ConflictFor = latePart(() =>
  import("./saving/conflict-for.tsx").then((module) => module.ConflictFor),
);
/** See restore-offer.tsx. */
export const RestoreOffer = latePart(() =>
  import("./saving/restore-offer.tsx").then((module) => module.RestoreOffer),
);
/** See picture-picker.tsx. */
export const PicturePicker = lateDialog(() =>
  import("./files/picture-picker.tsx").then((module) => module.PicturePicker),
);
/** See captions-dialog.tsx. */
export const CaptionsDialog = lateDialog(() =>
  import("./files/captions-dialog.tsx").then((module) => module.CaptionsDialog),
);
/** See details/details-panel.tsx. */
export const DetailsPanel = latePart(() =>
  import("./details/details-panel.tsx").then((module) => module.DetailsPanel),
);
/** See details/kind-select.tsx. */
export const KindSelect = latePart(() =>
  import("./details/kind-select.tsx").then((module) => module.KindSelect),
);

/** Brings what may be opened, or turned to, without a network as well; false when something of it did not come. */
export async function loadForOffline(): Promise<boolean> {
  const scripts = await Promise.allSettled([
    import("./files/picture-picker.tsx"),
    import("./files/captions-dialog.tsx"),
    ...loadForms.map((load) => load()),
  ]);
  return scripts.every(({ status }) => status === "fulfilled");
}
