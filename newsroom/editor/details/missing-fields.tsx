import { useTranslation } from "react-i18next";
import type { MissingDetails } from "../../../body/kinds/missing.ts";
import classes from "./fields.module.css";
import { BirthField, ChoiceField, DayField, TextField } from "./fields.tsx";
import type { Form } from "./form.ts";

/** The fields of a notice about somebody missing, traced, or dead and unnamed (WN-06). */
export function MissingFields({ form }: { form: Form<MissingDetails> }) {
  const { t } = useTranslation();
  const { details, onChange } = form;
  return (
    <div className={classes.grid}>
      <div className={classes.wide}>
        <ChoiceField
          form={form}
          field="type"
          label={t("details.labels.noticeType")}
          value={details.type}
          words={[
            ["missing", t("details.words.type.missing")],
            ["traced", t("details.words.type.traced")],
            ["unidentified", t("details.words.type.unidentified")],
          ]}
          onValue={(type) => onChange({ ...details, type })}
        />
      </div>
      <TextField form={form} field="fullName" max={120} />
      <TextField form={form} field="otherNames" max={200} />
      <BirthField form={form} field="birthDate" />
      <ChoiceField
        form={form}
        field="sex"
        value={details.sex}
        words={[
          ["male", t("details.words.sex.male")],
          ["female", t("details.words.sex.female")],
        ]}
        mayBeEmpty
        onValue={(sex) => onChange({ ...details, sex })}
      />
      <div className={classes.wide}>
        <TextField form={form} field="residence" max={200} />
      </div>
      <div className={classes.wide}>
        <TextField form={form} field="features" max={600} rows={2} />
      </div>
      <div className={classes.wide}>
        <TextField form={form} field="clothing" max={300} rows={2} />
      </div>
      <DayField form={form} field="lastSeenOn" />
      <TextField form={form} field="lastSeenPlace" max={200} />
      <TextField form={form} field="decisionNumber" max={80} />
      <DayField form={form} field="decisionDate" />
      <TextField form={form} field="contactName" max={160} />
      <TextField form={form} field="contactPhone" max={60} type="tel" help={t("details.help.contactPhone")} />
    </div>
  );
}
