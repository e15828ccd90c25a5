import { Button, Code, Modal, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useReturnFocus } from "../ui/use-return-focus.ts";

/**
 * One half of the code of a reset with what to do with it. It is shown once: no stray key or press beside it closes it,
 * only the word that it is noted.
 */
export function CodeHalf({
  title,
  code,
  help,
  onClose,
}: {
  title: string;
  code: string;
  help: string;
  onClose: () => void;
}) {
  useReturnFocus();
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
    >
      <Stack>
        <Text>{help}</Text>
        <Code fz="xl" block>
          {code}
        </Code>
        <Button onClick={onClose}>{t("directory.reset.noted")}</Button>
      </Stack>
    </Modal>
  );
}
