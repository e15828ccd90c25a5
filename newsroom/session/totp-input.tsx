import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** The six digits of the authenticator. */
export function TotpInput({
  value,
  description,
  autofocus = false,
  onChange,
}: {
  value: string;
  description: string;
  autofocus?: boolean;
  onChange: (code: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t("session.totp")}
      description={description}
      name="totp"
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={6}
      data-autofocus={autofocus ? true : undefined}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value.replace(/\D/g, ""))}
    />
  );
}
