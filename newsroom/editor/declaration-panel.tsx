import { Checkbox, Stack, Text, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type ApiProblem, fieldMessage } from "../api/problem.ts";
import { Section } from "../ui/page.tsx";
import { consentKeys, type Draft, declarationKeys } from "./queries.ts";

/** The release declaration, one answer for each test (T45-02). */
export function DeclarationPanel({
  declaration,
  problem,
  onChange,
}: {
  declaration: Draft["declaration"];
  problem: ApiProblem | null;
  onChange: (declaration: NonNullable<Draft["declaration"]>) => void;
}) {
  const { t } = useTranslation();
  return (
    <Section title={t("editor.declaration.title")}>
      <Stack gap="md" id="field-declaration" tabIndex={-1}>
        <Text c="dimmed">{t("editor.declaration.intro")}</Text>
        {declarationKeys.map((key) => (
          <Checkbox
            key={key}
            label={t(`editor.declaration.${key}`)}
            checked={declaration?.[key] ?? false}
            error={fieldMessage(problem, `draft.declaration.${key}`)}
            onChange={(event) => onChange(withAnswer(declaration, key, event.currentTarget.checked))}
          />
        ))}
      </Stack>
    </Section>
  );
}

function withAnswer(
  declaration: Draft["declaration"],
  key: (typeof declarationKeys)[number],
  answer: boolean,
): NonNullable<Draft["declaration"]> {
  const none = {
    notStateSecret: false,
    notProfessionalSecret: false,
    notInternal: false,
    notBarred: false,
    withinFunction: false,
  };
  return { ...none, ...declaration, [key]: answer };
}

/** The consent of the investigation agency, needed for a case under investigation (FLOW-08). */
export function ConsentPanel({
  consent,
  problem,
  onChange,
}: {
  consent: Draft["consent"];
  problem: ApiProblem | null;
  onChange: (consent: NonNullable<Draft["consent"]>) => void;
}) {
  const { t } = useTranslation();
  return (
    <Section title={t("editor.consent.heading")}>
      <Stack gap="md" id="field-consent" tabIndex={-1}>
        <Text c="dimmed">{t("editor.consent.intro")}</Text>
        {consentKeys.map((key) => (
          <TextInput
            key={key}
            label={t(`editor.consent.${key}`)}
            type={key === "date" ? "date" : "text"}
            value={consent?.[key] ?? ""}
            error={fieldMessage(problem, `draft.consent.${key}`)}
            onChange={(event) => onChange(withPart(consent, key, event.currentTarget.value))}
          />
        ))}
      </Stack>
    </Section>
  );
}

function withPart(
  consent: Draft["consent"],
  key: (typeof consentKeys)[number],
  value: string,
): NonNullable<Draft["consent"]> {
  const none = { number: "", date: "", signer: "", title: "" };
  return { ...none, ...consent, [key]: value };
}
