import { Alert } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { atMinute } from "../ui/time.ts";
import { useSession } from "./queries.ts";

/** Tells somebody whose password and second factor were replaced lately, so that it cannot happen unnoticed. */
export function CredentialNotice() {
  const { t } = useTranslation();
  const reset = useSession().data?.credentialReset ?? null;
  if (reset === null) return null;
  return (
    <Alert color="gold" mb="md" role="status">
      {t("session.credentialReset", { when: atMinute(reset.at), by: reset.by })}
    </Alert>
  );
}
