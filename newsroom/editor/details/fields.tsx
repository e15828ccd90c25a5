import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ItemDetails } from "../../../body/kinds/details.ts";
import { fieldMessage } from "../../api/problem.ts";
import { vi } from "../../texts/vi.ts";
import { fromLocalField, toLocalField } from "../../ui/time.ts";
import { CheckedField } from "./checked-field.tsx";
import { type Form, fieldId, missingWhenEmpty, type TextKey, withText } from "./form.ts";
import { birthFrom, birthText } from "./written-dates.ts";

type InputOrder = ("label" | "input" | "description" | "error")[];

const names: Readonly<Record<string, string>> = vi.details.fields;

/** What every field of a form is given: where it stands, its name, and whether and how it lacks. */
function useField<Details extends ItemDetails>(form: Form<Details>, field: TextKey<Details>) {
  const [left, setLeft] = useState(false);
  const missing = missingWhenEmpty(form.details, field);
  const empty = String(form.details[field]).trim() === "";
  return {
    id: fieldId(field),
    withAsterisk: missing !== null,
    error: fieldMessage(form.problem, `draft.details.${field}`) ?? (left && empty ? missing : null),
    onBlur: () => setLeft(true),
    // Under the input, so that inputs side by side stand in one line.
    inputWrapperOrder: ["label", "input", "description", "error"] satisfies InputOrder,
  };
}

/** A line of text, or with `rows` a paragraph. */
export function TextField<Details extends ItemDetails>({
  form,
  field,
  max,
  label = names[field],
  help,
  rows,
  type,
}: {
  form: Form<Details>;
  field: TextKey<Details>;
  max: number;
  label?: string | undefined;
  help?: string;
  rows?: number;
  type?: "tel" | "email";
}) {
  const common = {
    ...useField(form, field),
    label,
    description: help,
    maxLength: max,
    value: String(form.details[field]),
    onChange: (event: { currentTarget: { value: string } }) =>
      form.onChange(withText(form.details, field, event.currentTarget.value)),
  };
  return rows === undefined ? (
    <TextInput {...common} {...(type === undefined ? {} : { type })} />
  ) : (
    <Textarea {...common} autosize minRows={rows} />
  );
}

/** A calendar day. */
export function DayField<Details extends ItemDetails>({
  form,
  field,
  label = names[field],
  help,
}: {
  form: Form<Details>;
  field: TextKey<Details>;
  label?: string | undefined;
  help?: string;
}) {
  return (
    <TextInput
      {...useField(form, field)}
      type="date"
      label={label}
      description={help}
      value={String(form.details[field])}
      onChange={(event) => form.onChange(withText(form.details, field, event.currentTarget.value))}
    />
  );
}

/** A moment in the time of Việt Nam. */
export function MomentField<Details extends ItemDetails>({
  form,
  field,
}: {
  form: Form<Details>;
  field: TextKey<Details>;
}) {
  const stored = String(form.details[field]);
  return (
    <TextInput
      {...useField(form, field)}
      type="datetime-local"
      label={names[field]}
      value={stored === "" ? "" : toLocalField(new Date(stored))}
      onChange={(event) =>
        form.onChange(
          withText(form.details, field, fromLocalField(event.currentTarget.value)?.toISOString() ?? ""),
        )
      }
    />
  );
}

/** A day of birth, or the year alone. */
export function BirthField<Details extends ItemDetails>({
  form,
  field,
}: {
  form: Form<Details>;
  field: TextKey<Details>;
}) {
  const { t } = useTranslation();
  const { inputWrapperOrder: _order, ...common } = useField(form, field);
  return (
    <CheckedField
      {...common}
      label={names[field] ?? field}
      help={t("details.help.birthDate")}
      wrong={t("details.help.birthDateWrong")}
      value={birthText(String(form.details[field]))}
      read={birthFrom}
      onValue={(value) => form.onChange(withText(form.details, field, value))}
    />
  );
}

/** One of a few words. */
export function ChoiceField<Details extends ItemDetails, Value extends string>({
  form,
  field,
  words,
  value,
  onValue,
  mayBeEmpty = false,
  label = names[field],
  help,
}: {
  form: Form<Details>;
  field: TextKey<Details>;
  /** The words to choose from, in their order. */
  words: readonly (readonly [Value, string])[];
  value: Value | "";
  onValue: (value: Value) => void;
  mayBeEmpty?: boolean;
  label?: string | undefined;
  help?: string;
}) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      {...useField(form, field)}
      label={label}
      description={help}
      data={[
        ...(mayBeEmpty ? [{ value: "", label: t("details.choose") }] : []),
        ...words.map(([word, label]) => ({ value: word, label })),
      ]}
      value={value}
      onChange={(event) => {
        const chosen = words.find(([word]) => word === event.currentTarget.value)?.[0];
        if (chosen !== undefined) onValue(chosen);
        else if (mayBeEmpty) form.onChange(withText(form.details, field, ""));
      }}
    />
  );
}
