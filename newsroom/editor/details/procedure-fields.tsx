import { useTranslation } from "react-i18next";
import { type ProcedureDetails, procedureDetails } from "../../../body/kinds/procedure.ts";
import { fieldMessage } from "../../api/problem.ts";
import { CheckedField } from "./checked-field.tsx";
import classes from "./fields.module.css";
import { ChoiceField, TextField } from "./fields.tsx";
import { type Form, fieldId } from "./form.ts";

/** The fields of an administrative procedure; the rest of it stands on the national portal. */
export function ProcedureFields({ form }: { form: Form<ProcedureDetails> }) {
  const { t } = useTranslation();
  const { details, onChange } = form;
  return (
    <div className={classes.grid}>
      <TextField form={form} field="code" max={40} />
      <TextField form={form} field="field" max={120} />
      <div className={classes.wide}>
        <CheckedField
          id={fieldId("nationalPortalUrl")}
          label={t("details.fields.nationalPortalUrl")}
          help={t("details.help.nationalPortalUrl")}
          wrong={t("details.help.nationalPortalUrlWrong")}
          withAsterisk
          value={details.nationalPortalUrl}
          error={fieldMessage(form.problem, "draft.details.nationalPortalUrl")}
          read={readUrl}
          onValue={(nationalPortalUrl) => onChange({ ...details, nationalPortalUrl })}
        />
      </div>
      <TextField form={form} field="agency" max={200} />
      <ChoiceField
        form={form}
        field="level"
        label={t("details.labels.procedureLevel")}
        value={details.level}
        words={[
          ["province", t("details.words.level.province")],
          ["commune", t("details.words.level.commune")],
        ]}
        onValue={(level) => onChange({ ...details, level })}
      />
      <TextField form={form} field="duration" max={120} />
      <TextField form={form} field="fee" max={120} />
      <ChoiceField
        form={form}
        field="online"
        value={details.online}
        words={[
          ["full", t("details.words.online.full")],
          ["part", t("details.words.online.part")],
          ["none", t("details.words.online.none")],
        ]}
        onValue={(online) => onChange({ ...details, online })}
      />
    </div>
  );
}

function readUrl(text: string): string | null {
  const url = procedureDetails.shape.nationalPortalUrl.safeParse(text.trim());
  return url.success ? url.data : null;
}
