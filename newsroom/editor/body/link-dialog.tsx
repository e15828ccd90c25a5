import { Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import type { Editor } from "@tiptap/react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { completedLink } from "../../../body/links.ts";
import { useReturnFocus } from "../../ui/use-return-focus.ts";

/** Asks for the address of a link; takes the same addresses as the server. */
export function LinkDialog({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  useReturnFocus();
  const { t } = useTranslation();
  const present: unknown = editor.getAttributes("link").href;
  const [href, setHref] = useState(typeof present === "string" ? present : "");
  const [refused, setRefused] = useState(false);
  const completed = completedLink(href);
  const apply = (event: FormEvent) => {
    event.preventDefault();
    if (completed === null) {
      setRefused(true);
      return;
    }
    const chain = editor.chain().focus().extendMarkRange("link");
    if (editor.state.selection.empty && present === undefined)
      chain
        .insertContent({
          type: "text",
          text: href.trim(),
          marks: [{ type: "link", attrs: { href: completed } }],
        })
        .run();
    else chain.setLink({ href: completed }).run();
    // What is typed next stands behind the link, not in it.
    editor.chain().setTextSelection(editor.state.selection.to).unsetMark("link").run();
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("editor.link.title")}
      closeButtonProps={{ "aria-label": t("shell.close") }}
    >
      <form onSubmit={apply} noValidate>
        <Stack>
          <TextInput
            data-autofocus
            label={t("editor.link.address")}
            description={t("editor.link.help")}
            inputMode="url"
            value={href}
            error={refused ? t("editor.link.invalid") : null}
            onChange={(event) => {
              setHref(event.currentTarget.value);
              setRefused(false);
            }}
          />
          <Text size="sm" c="dimmed" aria-live="polite">
            {completed !== null &&
              completed !== href.trim() &&
              t("editor.link.completed", { href: completed })}
          </Text>
          <Group justify="flex-end">
            {present !== undefined && (
              <Button
                variant="default"
                onClick={() => {
                  editor.chain().focus().extendMarkRange("link").unsetLink().run();
                  onClose();
                }}
              >
                {t("editor.link.remove")}
              </Button>
            )}
            <Button type="submit">{t("editor.link.apply")}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
