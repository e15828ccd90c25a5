import type { Draft } from "../queries.ts";
import type { useDraft } from "../saving/use-draft.ts";
import { AttachmentsPanel } from "./attachments-panel.tsx";
import { VideosPanel } from "./videos-panel.tsx";

/** What an item carries besides text and pictures: its videos and its documents. */
export function FilePanels({
  itemId,
  draft,
  writing,
}: {
  itemId: string;
  draft: Draft;
  writing: Pick<ReturnType<typeof useDraft>, "change" | "addVideo" | "addAttachment">;
}) {
  return (
    <>
      <div id="field-videos" tabIndex={-1}>
        <VideosPanel
          itemId={itemId}
          videos={draft.videos}
          onTaken={writing.addVideo}
          onChange={(videos) => writing.change({ videos })}
        />
      </div>
      <div id="field-attachments" tabIndex={-1}>
        <AttachmentsPanel
          itemId={itemId}
          attachments={draft.attachments}
          onTaken={writing.addAttachment}
          onChange={(attachments) => writing.change({ attachments })}
        />
      </div>
    </>
  );
}
