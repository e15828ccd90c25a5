import { Alert } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { WantedDetails } from "../../../body/kinds/wanted.ts";
import classes from "./fields.module.css";
import { BirthField, ChoiceField, DayField, TextField } from "./fields.tsx";
import type { Form } from "./form.ts";

/** The fields of a wanted notice (WN-01, WN-03, WN-04), or of the notice that it is withdrawn (WN-02). */
export function WantedFields({ form }: { form: Form<WantedDetails> }) {
  const { t } = useTranslation();
  const { details, onChange } = form;
  const wanted = details.notice === "wanted";
  return (
    <div className={classes.grid}>
      <ChoiceField
        form={form}
        field="notice"
        value={details.notice}
        words={[
          ["wanted", t("details.words.notice.wanted")],
          ["withdrawn", t("details.words.notice.withdrawn")],
        ]}
        onValue={(notice) => onChange({ ...details, notice })}
      />
      {wanted ? (
        <ChoiceField
          form={form}
          field="level"
          label={t("details.labels.dangerLevel")}
          value={details.level}
          words={[
            ["normal", t("details.words.level.normal")],
            ["dangerous", t("details.words.level.dangerous")],
            ["specially-dangerous", t("details.words.level.specially-dangerous")],
          ]}
          onValue={(level) => onChange({ ...details, level })}
        />
      ) : (
        <Alert color="gold" className={classes.wide}>
          {t("details.help.withdrawn")}
        </Alert>
      )}
      {wanted && <PersonFields form={form} />}
      <TextField form={form} field="decisionNumber" max={80} />
      <DayField form={form} field="decisionDate" />
      <TextField form={form} field="decisionPlace" max={120} />
      <TextField form={form} field="legalBasis" max={200} />
      <TextField form={form} field="signerName" max={120} />
      <TextField form={form} field="signerTitle" max={200} />
      {wanted && (
        <TextField
          form={form}
          field="contactPhone"
          max={60}
          type="tel"
          help={t("details.help.contactPhone")}
        />
      )}
    </div>
  );
}

function PersonFields({ form }: { form: Form<WantedDetails> }) {
  const { t } = useTranslation();
  const { details, onChange } = form;
  return (
    <>
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
      <TextField form={form} field="ethnicity" max={60} />
      <TextField form={form} field="nationality" max={60} />
      <TextField form={form} field="nativePlace" max={200} />
      <TextField form={form} field="residence" max={200} help={t("details.help.residence")} />
      <div className={classes.wide}>
        <TextField form={form} field="features" max={600} rows={2} />
      </div>
      <div className={classes.wide}>
        <TextField form={form} field="crime" max={300} />
      </div>
    </>
  );
}
