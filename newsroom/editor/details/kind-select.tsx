import { Button, Group, List, Modal, NativeSelect, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { switchDetails } from "../../../body/kinds/switch-details.ts";
import { vi } from "../../texts/vi.ts";
import { kindName } from "../../ui/words.ts";
import type { Draft } from "../queries.ts";

const names: Readonly<Record<string, string>> = vi.details.fields;

/** The kind of an item. What the new kind has too is kept; before anything filled in is lost, the officer is asked. */
export function KindSelect({
  draft,
  kinds,
  error,
  onChange,
}: {
  draft: Draft;
  kinds: readonly Draft["kind"][];
  error: string | null;
  onChange: (change: Pick<Draft, "kind" | "details">) => void;
}) {
  const { t } = useTranslation();
  const [pendingKind, setPendingKind] = useState<{ kind: Draft["kind"]; lost: string[] } | null>(null);
  const change = (kind: Draft["kind"]) =>
    onChange({ kind, details: switchDetails({ to: kind, before: draft.details }).details });
  return (
    <>
      <NativeSelect
        id="field-kind"
        label={t("editor.settings.kind")}
        data={kinds.map((value) => ({ value, label: kindName(value) }))}
        value={draft.kind}
        error={error}
        onChange={(event) => {
          const kind = kinds.find((one) => one === event.currentTarget.value);
          if (kind === undefined || kind === draft.kind) return;
          const { lost } = switchDetails({ to: kind, before: draft.details });
          if (lost.length === 0) change(kind);
          else setPendingKind({ kind, lost });
        }}
      />
      {pendingKind !== null && (
        <Modal
          opened
          onClose={() => setPendingKind(null)}
          title={t("details.kindSwitch.title", { kind: kindName(pendingKind.kind) })}
          closeButtonProps={{ "aria-label": t("shell.close") }}
        >
          <Stack>
            <Text>{t("details.kindSwitch.text")}</Text>
            <List>
              {pendingKind.lost.map((field) => (
                <List.Item key={field}>{names[field] ?? field}</List.Item>
              ))}
            </List>
            <Group justify="flex-end">
              <Button variant="default" onClick={() => setPendingKind(null)}>
                {t("details.kindSwitch.keep")}
              </Button>
              <Button
                color="red.9"
                onClick={() => {
                  change(pendingKind.kind);
                  setPendingKind(null);
                }}
              >
                {t("details.kindSwitch.go")}
              </Button>
            </Group>
          </Stack>
        </Modal>
      )}
    </>
  );
}
