import {
  Alert,
  Button,
  CloseButton,
  FileButton,
  Group,
  Modal,
  Stack,
  Text,
  Textarea,
  TextInput,
} from "@mantine/core";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Cue, parseCaptions } from "../../../body/captions.ts";
import { Icon } from "../../ui/icon.tsx";
import { useReturnFocus } from "../../ui/use-return-focus.ts";
import { type CaptionRow, cuesOf, rowAt, rowsOf, shortClock } from "./caption-rows.ts";
import classes from "./files-panel.module.css";

const largestFile = 1024 * 1024;

/** Writes the captions of a video beside its player, or takes them from a WebVTT file. */
export function CaptionsDialog({
  cues,
  player,
  onSave,
  onClose,
}: {
  cues: readonly Cue[];
  player: string | null;
  onSave: (cues: Cue[]) => void;
  onClose: () => void;
}) {
  useReturnFocus();
  const { t } = useTranslation();
  const video = useRef<HTMLVideoElement>(null);
  const [rows, setRows] = useState(() => rowsOf(cues));
  const [refusal, setRefusal] = useState<string | null>(null);
  const [faults, setFaults] = useState<ReadonlyMap<string, string>>(new Map());
  const now = () => Math.round((video.current?.currentTime ?? 0) * 1000);
  const change = (id: string, part: Partial<CaptionRow>) => {
    setRows((all) => all.map((row) => (row.id === id ? { ...row, ...part } : row)));
    setFaults((all) => new Map([...all].filter(([row]) => row !== id)));
  };
  const read = async (file: File) => {
    const parsed =
      file.size > largestFile
        ? { ok: false as const, line: 1, message: t("editor.captions.tooLarge") }
        : parseCaptions(await file.text());
    if (parsed.ok) setRows(rowsOf(parsed.cues));
    setFaults(new Map());
    setRefusal(parsed.ok ? null : t("editor.captions.refused", { line: parsed.line, why: parsed.message }));
  };
  const save = () => {
    const written = cuesOf(rows);
    if (written.ok) onSave(written.cues);
    else setFaults(written.faults);
  };
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      closeOnClickOutside={false}
      title={t("editor.captions.title")}
      closeButtonProps={{ "aria-label": t("shell.close") }}
    >
      <Stack gap="md">
        {player !== null && (
          // biome-ignore lint/a11y/useMediaCaption: its captions are being written right below it
          <video ref={video} className={classes.preview} controls preload="metadata" src={player} />
        )}
        <Group gap="sm">
          <FileButton accept=".vtt,text/vtt" onChange={(file) => file !== null && void read(file)}>
            {(props) => (
              <Button {...props} variant="default" size="sm">
                {t("editor.captions.fromFile")}
              </Button>
            )}
          </FileButton>
          <Text size="sm" c="dimmed" flex="1 1 12rem">
            {t("editor.captions.help")}
          </Text>
        </Group>
        {refusal !== null && (
          <Alert color="red" role="alert">
            {refusal}
          </Alert>
        )}
        <ol className={classes.cues}>
          {rows.map((row, index) => (
            <li key={row.id} className={classes.cue}>
              <TextInput
                label={t("editor.captions.start")}
                value={row.start}
                inputMode="decimal"
                onChange={(event) => change(row.id, { start: event.currentTarget.value })}
              />
              <TextInput
                label={t("editor.captions.end")}
                value={row.end}
                inputMode="decimal"
                onChange={(event) => change(row.id, { end: event.currentTarget.value })}
              />
              <CloseButton
                size="lg"
                aria-label={t("editor.captions.removeOne", { number: index + 1 })}
                onClick={() => setRows((all) => all.filter((one) => one.id !== row.id))}
              />
              <Textarea
                className={classes.words}
                aria-label={t("editor.captions.text", { number: index + 1 })}
                placeholder={t("editor.captions.placeholder")}
                rows={2}
                autosize={false}
                value={row.text}
                error={faults.get(row.id)}
                onChange={(event) => change(row.id, { text: event.currentTarget.value })}
              />
              {player !== null && (
                <Group gap="xs" className={classes.words}>
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    onClick={() => change(row.id, { start: shortClock(now()) })}
                  >
                    {t("editor.captions.startHere")}
                  </Button>
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    onClick={() => change(row.id, { end: shortClock(now()) })}
                  >
                    {t("editor.captions.endHere")}
                  </Button>
                </Group>
              )}
            </li>
          ))}
        </ol>
        <Group justify="space-between">
          <Button
            variant="light"
            leftSection={<Icon name="plus" />}
            onClick={() => setRows((all) => [...all, rowAt(now())])}
          >
            {t("editor.captions.addOne")}
          </Button>
          <Group gap="sm">
            <Button variant="default" onClick={onClose}>
              {t("shell.cancel")}
            </Button>
            <Button onClick={save}>{t("editor.captions.save")}</Button>
          </Group>
        </Group>
        {faults.size > 0 && (
          <Text c="red" role="alert">
            {t("editor.captions.faulty", { count: faults.size })}
          </Text>
        )}
      </Stack>
    </Modal>
  );
}
