import { Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { loadItem } from "../../items/queries.ts";
import { ProblemPanel } from "../../ui/problem-panel.tsx";
import { type Draft, draftOf } from "../queries.ts";
import type { KnownDraft } from "./autosave.ts";
import { ConflictDialog } from "./conflict-dialog.tsx";
import { mergeDrafts } from "./merge-drafts.ts";

/**
 * Fetches what was saved elsewhere and merges it with what stands here, both from the same base. The officer is asked
 * only where both changed the same place; otherwise writing goes on.
 */
export function ConflictFor({
  itemId,
  personId,
  base,
  mine,
  onSettle,
}: {
  itemId: string;
  personId: string;
  base: Draft;
  mine: Draft;
  onSettle: (draft: Draft, theirs: KnownDraft<Draft>) => void;
}) {
  const { t } = useTranslation();
  const other = useQuery({
    queryKey: ["item", itemId, "other-side"],
    queryFn: () => loadItem(itemId),
    gcTime: 0,
    staleTime: 0,
    refetchOnWindowFocus: false,
  });
  const saved = other.isSuccess && !other.isFetching ? other.data : null;
  const theirs =
    saved === null ? null : { version: saved.draft.version, draft: draftOf(saved.draft.content) };
  const merged = theirs === null ? null : mergeDrafts({ base, mine, theirs: theirs.draft });
  const isClear = merged !== null && merged.conflicts.length === 0;
  useEffect(() => {
    if (isClear && merged !== null && theirs !== null) onSettle(merged.draft, theirs);
    // Once an answer: what is typed meanwhile is in "mine" of the same moment.
  }, [isClear]);
  if (saved !== null && theirs !== null && !isClear) {
    const { updatedBy } = saved.draft;
    const name = saved.item.contributors.find((one) => one.personId === updatedBy)?.name;
    return (
      <ConflictDialog
        base={base}
        mine={mine}
        theirs={theirs.draft}
        savedBy={
          updatedBy === personId ? t("editor.conflict.myself") : (name ?? t("editor.conflict.someone"))
        }
        onSettle={(draft) => onSettle(draft, theirs)}
      />
    );
  }
  if (!other.isError) return null;
  return (
    <Modal opened onClose={() => undefined} withCloseButton={false} title={t("editor.conflict.title")}>
      <ProblemPanel error={other.error} onRetry={() => void other.refetch()} />
    </Modal>
  );
}
