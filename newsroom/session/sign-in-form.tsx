import { Alert, Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { asProblem } from "../api/problem.ts";
import { useSignIn } from "./queries.ts";
import { TotpInput } from "./totp-input.tsx";

/**
 * User name, password and the second factor in one step: the answer to a wrong sign-in never tells which of them was
 * wrong, nor whether an account has a second factor.
 */
export function SignInForm({
  username: known,
  onDone,
}: {
  username?: string | undefined;
  onDone?: () => void;
}) {
  const { t } = useTranslation();
  const signIn = useSignIn();
  const [username, setUsername] = useState(known ?? "");
  const [password, setPassword] = useState("");
  const [totp, setTotp] = useState("");
  const [isConfirming, setIsConfirming] = useState(false);
  const problem = signIn.error === null ? null : asProblem(signIn.error);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsConfirming(true);
    if (username.trim() === "" || password === "") return;
    signIn.mutate(
      { username: username.trim(), password, ...(totp === "" ? {} : { totp }) },
      { onSuccess: () => onDone?.(), onError: () => setTotp("") },
    );
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {problem !== null && (
          <Alert color="red" title={problem.title} role="alert">
            {problem.detail}
          </Alert>
        )}
        <TextInput
          label={t("session.username")}
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          value={username}
          onChange={(event) => setUsername(event.currentTarget.value)}
          readOnly={known !== undefined}
          error={isConfirming && username.trim() === "" ? t("session.usernameMissing") : null}
          data-autofocus={known === undefined ? true : undefined}
        />
        <PasswordInput
          label={t("session.password")}
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={isConfirming && password === "" ? t("session.passwordMissing") : null}
          data-autofocus={known === undefined ? undefined : true}
          visibilityToggleButtonProps={{ "aria-label": t("session.showPassword") }}
        />
        <TotpInput value={totp} description={t("session.totpOptional")} onChange={setTotp} />
        <Button type="submit" loading={signIn.isPending} fullWidth>
          {t("session.submit")}
        </Button>
      </Stack>
    </form>
  );
}
