import { Button, Group, Modal, Radio, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePlatforms } from "../../session/platforms.ts";
import { DiffText } from "../../ui/diff-text.tsx";
import { useReturnFocus } from "../../ui/use-return-focus.ts";
import type { Draft } from "../queries.ts";
import classes from "./conflict-dialog.module.css";
import { conflictName, conflictTexts } from "./conflict-words.ts";
import { mergeDrafts } from "./merge-drafts.ts";
import type { Conflict, Side } from "./merging.ts";

/**
 * The places that two sides changed, each differently, with both their texts; what one side alone changed is merged
 * already. Nothing is chosen beforehand. `onClose` is given where both sides are safe if nothing is chosen now.
 */
export function ConflictDialog({
  base,
  mine,
  theirs,
  savedBy,
  onSettle,
  onClose,
}: {
  base: Draft | null;
  mine: Draft;
  theirs: Draft;
  /** Who saved the other side, as a sentence begins. */
  savedBy: string;
  onSettle: (draft: Draft) => void;
  onClose?: () => void;
}) {
  useReturnFocus();
  const { t } = useTranslation();
  const { conflicts } = mergeDrafts({ base, mine, theirs });
  const [choices, setChoices] = useState<ReadonlyMap<string, Side>>(new Map());
  const settle = (chosen: ReadonlyMap<string, Side>) =>
    onSettle(mergeDrafts({ base, mine, theirs, choices: chosen }).draft);
  const settleAll = (side: Side) => settle(new Map(conflicts.map(({ id }) => [id, side])));
  return (
    <Modal
      opened
      onClose={onClose ?? (() => undefined)}
      withCloseButton={onClose !== undefined}
      closeButtonProps={{ "aria-label": t("shell.close") }}
      closeOnEscape={onClose !== undefined}
      closeOnClickOutside={false}
      size="70rem"
      title={t("editor.conflict.title")}
    >
      <Stack>
        <Text>{t("editor.conflict.intro", { who: savedBy })}</Text>
        {conflicts.map((conflict) => (
          <ConflictPlace
            key={conflict.id}
            conflict={conflict}
            side={choices.get(conflict.id) ?? null}
            onChoose={(side) => setChoices(new Map(choices).set(conflict.id, side))}
          />
        ))}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => settleAll("theirs")}>
            {t("editor.conflict.keepAllTheirs")}
          </Button>
          <Button variant="default" onClick={() => settleAll("mine")}>
            {t("editor.conflict.keepAllMine")}
          </Button>
          <Button disabled={conflicts.some(({ id }) => !choices.has(id))} onClick={() => settle(choices)}>
            {t("editor.conflict.apply")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function ConflictPlace({
  conflict,
  side,
  onChoose,
}: {
  conflict: Conflict;
  side: Side | null;
  onChoose: (side: Side) => void;
}) {
  const { t } = useTranslation();
  const platforms = usePlatforms();
  const { mine, theirs } = conflictTexts(conflict);
  return (
    <Radio.Group
      label={conflictName(conflict, platforms)}
      value={side}
      onChange={(value) => onChoose(value === "theirs" || value === "both" ? value : "mine")}
    >
      <div className={classes.sides}>
        <div className={classes.side}>
          <Radio value="mine" label={t("editor.conflict.mine")} />
          <DiffText before={theirs} after={mine} />
        </div>
        <div className={classes.side}>
          <Radio value="theirs" label={t("editor.conflict.theirs")} />
          <div className={classes.text}>{theirs}</div>
        </div>
      </div>
      {conflict.canKeepBoth && <Radio mt="xs" value="both" label={t("editor.conflict.both")} />}
    </Radio.Group>
  );
}
