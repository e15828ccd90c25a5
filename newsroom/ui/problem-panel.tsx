import { Alert, Button, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { asProblem, type FieldProblem } from "../api/problem.ts";
import { fieldLabel } from "./field-label.ts";
import { Icon } from "./icon.tsx";

/** What went wrong, in the API's own sentence, the fields at fault, and a way to try again. */
export function ProblemPanel({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }) {
  const { t } = useTranslation();
  const problem = asProblem(error);
  return (
    <Alert color="red" variant="light" icon={<Icon name="warning" />} title={problem.title} role="alert">
      <Stack gap="xs" align="flex-start">
        <Text>{problem.detail}</Text>
        {problem.fields.length > 0 && (
          <ul>
            {[...new Set(problem.fields.map(inWords))].map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
        {onRetry !== undefined && problem.status !== 403 && (
          <Button
            variant="default"
            size="sm"
            leftSection={<Icon name="refresh" size={16} />}
            onClick={onRetry}
          >
            {t("shell.retry")}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

function inWords({ path, message }: FieldProblem): string {
  const label = fieldLabel(path);
  return label === null ? message : `${label}: ${message}`;
}
