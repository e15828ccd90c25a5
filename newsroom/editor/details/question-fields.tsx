import { useTranslation } from "react-i18next";
import type { QuestionDetails } from "../../../body/kinds/question.ts";
import classes from "./fields.module.css";
import { DayField, TextField } from "./fields.tsx";
import type { Form } from "./form.ts";

/** The fields of a citizen's question; its answer is the text of the item. */
export function QuestionFields({ form }: { form: Form<QuestionDetails> }) {
  const { t } = useTranslation();
  return (
    <div className={classes.grid}>
      <div className={classes.wide}>
        <TextField form={form} field="question" max={2000} rows={3} />
      </div>
      <TextField form={form} field="field" max={120} />
      <TextField form={form} field="answeredBy" max={200} />
      <TextField form={form} field="askedBy" max={120} help={t("details.help.askedBy")} />
      <DayField form={form} field="askedOn" />
    </div>
  );
}
