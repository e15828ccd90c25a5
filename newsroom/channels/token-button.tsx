import { Button, Group, Modal, PasswordInput, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { usePlatforms } from "../session/platforms.ts";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import { sayDone } from "../ui/toasts.tsx";
import { type Channel, replaceTokens } from "./queries.ts";

/** Replaces the tokens of a channel; what is stored is never shown. */
export function TokenButton({ channel }: { channel: Channel }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="sm"
        variant="default"
        aria-label={`${t("directory.channels.tokenReplace")}: ${channel.name}`}
        onClick={() => setOpen(true)}
      >
        {t("directory.channels.tokenReplace")}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={`${t("directory.channels.tokenReplace")}: ${channel.name}`}
        closeButtonProps={{ "aria-label": t("shell.close") }}
      >
        <TokenForm channel={channel} onClose={() => setOpen(false)} />
      </Modal>
    </>
  );
}

function TokenForm({ channel, onClose }: { channel: Channel; onClose: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const renewsTokens = usePlatforms().find(({ id }) => id === channel.platform)?.renewsTokens === true;
  const [access, setAccess] = useState("");
  const [refresh, setRefresh] = useState("");
  const replace = useMutation({
    mutationFn: replaceTokens,
    onSuccess: async () => {
      sayDone(t("directory.channels.tokenSaved"));
      await cache.invalidateQueries({ queryKey: ["channels"] });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    replace.mutate({
      channelId: channel.id,
      accessToken: access.trim(),
      ...(refresh.trim() === "" ? {} : { refreshToken: refresh.trim() }),
    });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text size="sm" c="dimmed">
          {t("directory.channels.tokenHelp")}
        </Text>
        {replace.isError && <ProblemPanel error={replace.error} />}
        <PasswordInput
          data-autofocus
          autoComplete="off"
          label={t("directory.channels.tokenAccess")}
          value={access}
          onChange={(event) => setAccess(event.currentTarget.value)}
        />
        {renewsTokens && (
          <PasswordInput
            autoComplete="off"
            label={t("directory.channels.tokenRefresh")}
            value={refresh}
            onChange={(event) => setRefresh(event.currentTarget.value)}
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("shell.cancel")}
          </Button>
          <Button type="submit" loading={replace.isPending} disabled={access.trim() === ""}>
            {t("shell.save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
