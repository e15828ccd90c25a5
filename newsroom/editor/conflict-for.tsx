import { Modal, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { loadItem } from "../items/queries.ts";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import { ConflictDialog } from "./conflict-dialog.tsx";
import { type Draft, draftOf } from "./queries.ts";

/** Fetches the other side of a conflict and lets the officer settle it. */
export function ConflictFor({
  itemId,
  mine,
  onSettle,
}: {
  itemId: string;
  mine: Draft;
  onSettle: (draft: Draft, theirVersion: number) => void;
}) {
  const { t } = useTranslation();
  const other = useQuery({
    queryKey: ["item", itemId, "other-side"],
    queryFn: () => loadItem(itemId),
    gcTime: 0,
  });
  if (other.isSuccess) {
    const { version, content, updatedBy } = other.data.draft;
    const savedBy = other.data.item.contributors.find(({ personId }) => personId === updatedBy)?.name ?? null;
    return (
      <ConflictDialog
        mine={mine}
        theirs={draftOf(content)}
        savedBy={savedBy}
        onSettle={(draft) => onSettle(draft, version)}
      />
    );
  }
  return (
    <Modal opened onClose={() => undefined} withCloseButton={false} title={t("editor.conflict.title")}>
      {other.isError ? (
        <ProblemPanel error={other.error} onRetry={() => void other.refetch()} />
      ) : (
        <Skeleton height={160} />
      )}
    </Modal>
  );
}
