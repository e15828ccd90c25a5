import { TextInput } from "@mantine/core";
import { type ReactNode, useState } from "react";

/**
 * A line of text that must have a form. While what stands there has not that form it is kept here, with a sentence that
 * says so, and does not hold up the saving of all the rest.
 */
export function CheckedField({
  id,
  label,
  help,
  wrong,
  value,
  read,
  onValue,
  onBlur,
  error,
  withAsterisk = false,
  note,
}: {
  id: string;
  label: string;
  help?: ReactNode;
  /** Says what is wrong while the text has not the form. */
  wrong: string;
  /** The stored value as it is shown. */
  value: string;
  /** The value that a text means; null when it means none. */
  read: (text: string) => string | null;
  onValue: (value: string) => void;
  onBlur?: () => void;
  error?: string | null;
  withAsterisk?: boolean;
  /** Shown under a text that is right. */
  note?: ReactNode;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const [left, setLeft] = useState(false);
  const isWrong = typed !== null && read(typed) === null;
  return (
    <TextInput
      id={id}
      label={label}
      description={help}
      withAsterisk={withAsterisk}
      inputWrapperOrder={["label", "input", "description", "error"]}
      value={typed ?? value}
      error={isWrong && left ? wrong : error}
      inputContainer={(input) => (
        <>
          {input}
          {!isWrong && note}
        </>
      )}
      onFocus={() => setLeft(false)}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        const meant = read(text);
        if (meant !== null) onValue(meant);
      }}
      onBlur={() => {
        setLeft(true);
        if (!isWrong) setTyped(null);
        onBlur?.();
      }}
    />
  );
}
