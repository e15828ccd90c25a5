import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { atMinute } from "../../ui/time.ts";
import { type Draft, keptDraft } from "../queries.ts";
import { ConflictDialog } from "./conflict-dialog.tsx";
import { dropBackup, type KeptDraft } from "./local-backup.ts";
import { mergeDrafts } from "./merge-drafts.ts";
import { sameJson } from "./same-json.ts";

/** A copy that this device kept, with what it began from; its base is null when nobody knows it any more. */
interface Offer {
  readonly kept: KeptDraft;
  readonly draft: Draft;
  readonly base: Draft | null;
  readonly isOlder: boolean;
}

/**
 * Offers what this device kept when the browser was closed before the server had it, one copy after the other. It is
 * merged with what stands here: a colleague's newer words are never replaced without a question.
 */
export function RestoreOffer({
  kept: found,
  opened,
  present,
  onUse,
}: {
  /** What this device had kept when the item was opened: what is written from then on is no offer. */
  kept: readonly KeptDraft[];
  /** The draft as it was opened. */
  opened: { version: number; draft: Draft };
  /** What stands in the editor now. */
  present: Draft;
  onUse: (draft: Draft) => void;
}) {
  const { t } = useTranslation();
  const [offers, setOffers] = useState(() => readOffers({ found, opened }));
  const [isConfirming, setIsConfirming] = useState(false);
  const offer = offers[0];
  if (offer === undefined) return null;
  const { kept, draft, base } = offer;
  const done = () => {
    dropBackup({ key: kept.key, storage: localStorage });
    setOffers(offers.slice(1));
    setIsConfirming(false);
  };
  const put = (next: Draft) => {
    onUse(next);
    done();
  };
  const use = () => {
    const merged = mergeDrafts({ base, mine: draft, theirs: present });
    if (merged.conflicts.length === 0) put(merged.draft);
    else setIsConfirming(true);
  };
  return (
    <Alert color="gold" title={t("editor.restore.title")} mb="md">
      <Stack align="flex-start">
        <Text>{t("editor.restore.text", { time: atMinute(kept.keptAt) })}</Text>
        {offer.isOlder && <Text>{t("editor.restore.savedSince")}</Text>}
        <Group gap="xs">
          <Button onClick={use}>{t("editor.restore.use")}</Button>
          <Button variant="default" onClick={done}>
            {t("editor.restore.drop")}
          </Button>
        </Group>
      </Stack>
      {isConfirming && (
        <ConflictDialog
          base={base}
          mine={draft}
          theirs={present}
          savedBy={t("editor.conflict.savedElsewhere")}
          onSettle={put}
          onClose={() => setIsConfirming(false)}
        />
      )}
    </Alert>
  );
}

function readOffers({
  found,
  opened,
}: {
  found: readonly KeptDraft[];
  opened: { version: number; draft: Draft };
}): Offer[] {
  return found.flatMap((kept): Offer[] => {
    const draft = keptDraft(kept.draft, opened.draft);
    if (draft === null) return [];
    const isOlder = kept.baseVersion !== opened.version;
    const base = keptDraft(kept.base, opened.draft) ?? (isOlder ? null : opened.draft);
    const merged = mergeDrafts({ base, mine: draft, theirs: opened.draft });
    // The server has every word of it already: its answer was lost, or somebody merged it.
    if (merged.conflicts.length === 0 && sameJson(merged.draft, opened.draft)) {
      dropBackup({ key: kept.key, storage: localStorage });
      return [];
    }
    return [{ kept, draft, base, isOlder }];
  });
}
