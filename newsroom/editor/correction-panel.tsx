import { Alert, Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type ApiProblem, fieldMessage } from "../api/problem.ts";
import { Icon } from "../ui/icon.tsx";
import classes from "./correction-panel.module.css";

/** What a new release of a released item corrects; the public reads it under the page. */
export function CorrectionPanel({
  note,
  problem,
  onChange,
}: {
  note: string;
  problem: ApiProblem | null;
  onChange: (note: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <Alert
      color="gold"
      title={t("editor.correction.title")}
      icon={<Icon name="info" />}
      className={classes.panel}
    >
      <p className={classes.text}>{t("editor.correction.text")}</p>
      <Textarea
        id="field-correctionNote"
        label={t("editor.correction.note")}
        description={t("editor.correction.noteHelp")}
        withAsterisk
        autosize
        minRows={2}
        value={note}
        error={fieldMessage(problem, "draft.correctionNote")}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </Alert>
  );
}
