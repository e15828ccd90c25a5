import { Alert, Button, Group, Modal, Stack, Text } from "@mantine/core";
import { type FormEvent, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { gates } from "../api/gates.ts";
import { asProblem } from "../api/problem.ts";
import { useSession, useStepUp } from "./queries.ts";
import { SignInForm } from "./sign-in-form.tsx";
import { TotpInput } from "./totp-input.tsx";

/** The dialogs that open when a call needs the person to sign in again or to step up; then the call goes on. */
export function GateDialogs() {
  const { t } = useTranslation();
  const gate = useSyncExternalStore(gates.subscribe, gates.current);
  const session = useSession();
  return (
    <>
      <Modal
        opened={gate === "sign-in"}
        onClose={() => gates.settle(false)}
        title={t("session.againTitle")}
        closeButtonProps={{ "aria-label": t("shell.close") }}
      >
        <Stack>
          <Text>{t("session.againIntro")}</Text>
          <SignInForm username={session.data?.person.username} onDone={() => gates.settle(true)} />
        </Stack>
      </Modal>
      <Modal
        opened={gate === "step-up"}
        onClose={() => gates.settle(false)}
        title={t("session.stepUpTitle")}
        closeButtonProps={{ "aria-label": t("shell.close") }}
      >
        <StepUpForm />
      </Modal>
    </>
  );
}

function StepUpForm() {
  const { t } = useTranslation();
  const stepUp = useStepUp();
  const [totp, setTotp] = useState("");
  const problem = stepUp.error === null ? null : asProblem(stepUp.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    stepUp.mutate({ totp }, { onSuccess: () => gates.settle(true), onError: () => setTotp("") });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text>{t("session.stepUpIntro")}</Text>
        {problem !== null && (
          <Alert color="red" title={problem.title} role="alert">
            {problem.detail}
          </Alert>
        )}
        <TotpInput value={totp} description={t("session.totpHelp")} autofocus onChange={setTotp} />
        <Group justify="flex-end">
          <Button variant="default" onClick={() => gates.settle(false)}>
            {t("shell.cancel")}
          </Button>
          <Button type="submit" loading={stepUp.isPending} disabled={totp.length !== 6}>
            {t("session.stepUpSubmit")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
