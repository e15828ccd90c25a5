import { Button, Group, Modal, Radio, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { renderBodyText } from "../../body/render-text.ts";
import { DiffText } from "../ui/diff-text.tsx";
import classes from "./conflict-dialog.module.css";
import { readableDetails } from "./details/readable-details.ts";
import { differingParts, mergedDraft } from "./merge-drafts.ts";
import { type Draft, draftParts } from "./queries.ts";

/** Both sides of a conflict, part by part; what is chosen is saved on top of the other side's version. */
export function ConflictDialog({
  mine,
  theirs,
  savedBy,
  onSettle,
}: {
  mine: Draft;
  theirs: Draft;
  savedBy: string | null;
  onSettle: (draft: Draft) => void;
}) {
  const { t } = useTranslation();
  const parts = differingParts({ mine, theirs, parts: draftParts });
  const [fromTheirs, setFromTheirs] = useState<ReadonlySet<keyof Draft>>(new Set());
  const settle = (chosen: ReadonlySet<keyof Draft>) =>
    onSettle(mergedDraft({ mine, theirs, fromTheirs: chosen }));
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      size="70rem"
      title={t("editor.conflict.title")}
    >
      <Stack>
        <Text>{t("editor.conflict.intro", { who: savedBy ?? t("editor.conflict.someone") })}</Text>
        {parts.length === 0 && <Text fw={600}>{t("editor.conflict.same")}</Text>}
        {parts.map((part) => (
          <Radio.Group
            key={part}
            label={t(`editor.conflict.fields.${part}`)}
            value={fromTheirs.has(part) ? "theirs" : "mine"}
            onChange={(side) => {
              const next = new Set(fromTheirs);
              if (side === "theirs") next.add(part);
              else next.delete(part);
              setFromTheirs(next);
            }}
          >
            <div className={classes.sides}>
              <div className={classes.side}>
                <Radio value="mine" label={t("editor.conflict.mine")} />
                <DiffText
                  before={shown(theirs, part, t("editor.conflict.empty"))}
                  after={shown(mine, part, t("editor.conflict.empty"))}
                />
              </div>
              <div className={classes.side}>
                <Radio value="theirs" label={t("editor.conflict.theirs")} />
                <div className={classes.text}>{shown(theirs, part, t("editor.conflict.empty"))}</div>
              </div>
            </div>
          </Radio.Group>
        ))}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => settle(new Set(parts))}>
            {t("editor.conflict.keepAllTheirs")}
          </Button>
          <Button variant="default" onClick={() => settle(new Set())}>
            {t("editor.conflict.keepAllMine")}
          </Button>
          <Button onClick={() => settle(fromTheirs)}>{t("editor.conflict.apply")}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** A part of a draft as text that a person can compare. */
function shown(draft: Draft, part: keyof Draft, empty: string): string {
  if (part === "body") return renderBodyText(draft.body) || empty;
  if (part === "pictures")
    return draft.pictures.map((picture) => `${picture.caption} (${picture.alt})`).join("\n") || empty;
  if (part === "details")
    return (
      readableDetails(draft.details)
        .map(({ name, text }) => `${name}: ${text}`)
        .join("\n") || empty
    );
  const value = draft[part];
  if (value === null || value === "") return empty;
  if (Array.isArray(value)) return value.join(", ") || empty;
  if (typeof value === "object")
    return (
      Object.values(value)
        .filter((entry) => entry !== null)
        .join("\n") || empty
    );
  return String(value);
}
