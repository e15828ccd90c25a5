import { Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { lengthOf } from "../../body/clean-text.ts";
import { type ApiProblem, fieldMessage } from "../api/problem.ts";
import type { Draft } from "./queries.ts";
import { limits } from "./queries.ts";

/** Title and summary, each with how much room is left. */
export function TitleFields({
  draft,
  problem,
  onChange,
}: {
  draft: Draft;
  problem: ApiProblem | null;
  onChange: (change: Partial<Draft>) => void;
}) {
  const { t } = useTranslation();
  const counter = (text: string, limit: number) => t("editor.counter", { used: lengthOf(text), limit });
  return (
    <>
      <Textarea
        id="field-title"
        label={t("editor.title")}
        description={counter(draft.title, limits.title)}
        inputWrapperOrder={["label", "input", "description", "error"]}
        placeholder={t("editor.titlePlaceholder")}
        value={draft.title}
        autosize
        minRows={1}
        fw={600}
        error={
          lengthOf(draft.title) > limits.title
            ? t("editor.titleTooLong", { limit: limits.title })
            : fieldMessage(problem, "draft.title")
        }
        onChange={(event) => onChange({ title: event.currentTarget.value.replaceAll("\n", " ") })}
        mb="md"
      />
      <Textarea
        id="field-summary"
        label={t("editor.summary")}
        description={`${counter(draft.summary, limits.summary)}. ${t("editor.summaryHelp")}`}
        inputWrapperOrder={["label", "input", "description", "error"]}
        value={draft.summary}
        autosize
        minRows={2}
        error={
          lengthOf(draft.summary) > limits.summary
            ? t("editor.summaryTooLong", { limit: limits.summary })
            : fieldMessage(problem, "draft.summary")
        }
        onChange={(event) => onChange({ summary: event.currentTarget.value.replaceAll("\n", " ") })}
      />
    </>
  );
}
