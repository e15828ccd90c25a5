import { Textarea } from "@mantine/core";
import { useState } from "react";

/** Several short sentences, one a line. */
export function LinesField({
  id,
  label,
  help,
  lines,
  most,
  longest,
  error,
  onLines,
}: {
  id: string;
  label: string;
  help: string;
  lines: readonly string[];
  most: number;
  longest: number;
  error: string | null;
  onLines: (lines: string[]) => void;
}) {
  // Empty lines are part of typing and no part of the value.
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Textarea
      id={id}
      label={label}
      description={help}
      value={typed ?? lines.join("\n")}
      error={error}
      autosize
      minRows={3}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onLines(
          event.currentTarget.value
            .split("\n")
            .map((line) => line.trim().slice(0, longest))
            .filter((line) => line !== "")
            .slice(0, most),
        );
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
