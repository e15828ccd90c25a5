import { Alert, Button, Code, Image, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../api/client.ts";
import { ProblemPanel } from "../ui/problem-panel.tsx";

/** A new password and second factor, made with the two halves of the code that two administrators handed over. */
export function RenewForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const [username, setUsername] = useState("");
  const [first, setFirst] = useState("");
  const [second, setSecond] = useState("");
  const [password, setPassword] = useState("");
  const renew = useMutation({
    mutationFn: () =>
      answer(
        api.POST("/api/v1/session/invitation", {
          body: { username: username.trim(), codes: [first, second], password },
        }),
      ),
  });
  if (renew.isSuccess) {
    const { totpUri, totpQr } = renew.data;
    return (
      <Stack>
        <Text>{t("session.renew.scan")}</Text>
        <Image src={totpQr} alt={t("session.renew.qr")} w={220} h={220} />
        <Text size="sm">{t("session.renew.orType")}</Text>
        <Code block>{new URL(totpUri).searchParams.get("secret")}</Code>
        <Button onClick={onDone}>{t("session.renew.toSignIn")}</Button>
      </Stack>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    renew.mutate();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Alert color="gray">{t("session.renew.intro")}</Alert>
        {renew.isError && <ProblemPanel error={renew.error} />}
        <TextInput
          label={t("session.username")}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          value={username}
          onChange={(event) => setUsername(event.currentTarget.value)}
        />
        <TextInput
          label={t("session.renew.first")}
          autoComplete="off"
          spellCheck={false}
          value={first}
          onChange={(event) => setFirst(event.currentTarget.value)}
        />
        <TextInput
          label={t("session.renew.second")}
          autoComplete="off"
          spellCheck={false}
          value={second}
          onChange={(event) => setSecond(event.currentTarget.value)}
        />
        <PasswordInput
          label={t("session.renew.password")}
          description={t("session.renew.passwordHelp")}
          autoComplete="new-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ "aria-label": t("session.showPassword") }}
        />
        <Button
          type="submit"
          loading={renew.isPending}
          disabled={[username.trim(), first, second, password].includes("")}
        >
          {t("session.renew.submit")}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t("session.renew.back")}
        </Button>
      </Stack>
    </form>
  );
}
