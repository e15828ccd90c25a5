import { Button, Switch, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { shownDetails } from "../../../body/kinds/shown-details.ts";
import type { WarningDetails } from "../../../body/kinds/warning.ts";
import { fieldMessage } from "../../api/problem.ts";
import { vi } from "../../texts/vi.ts";
import { AreaChoice } from "./area-choice.tsx";
import classes from "./fields.module.css";
import { ChoiceField, MomentField, TextField } from "./fields.tsx";
import { type Form, fieldId } from "./form.ts";
import { LinesField } from "./lines-field.tsx";

const mostLines = 12;
const longestLine = 300;

/** The form of a warning, folded until it is asked for: a warning that must go out at once needs none of it. */
export function WarningFields({ form }: { form: Form<WarningDetails> }) {
  const { t } = useTranslation();
  const { details, onChange } = form;
  const filled = shownDetails(details) !== null;
  const [open, setOpen] = useState(false);
  if (!open)
    return (
      <div className={classes.stack}>
        <Text c="dimmed">{filled ? t("details.warning.filled") : t("details.warning.intro")}</Text>
        <div>
          <Button
            variant="default"
            onClick={() => {
              if (!filled) onChange(fromTemplate(details));
              setOpen(true);
            }}
          >
            {t("details.warning.fill")}
          </Button>
        </div>
      </div>
    );
  return (
    <div className={classes.stack}>
      <OpenFields form={form} />
      <div>
        <Button variant="subtle" onClick={() => setOpen(false)}>
          {t("details.warning.fold")}
        </Button>
      </div>
    </div>
  );
}

/** What nearly every warning of a topic says, where nothing else is said. */
function fromTemplate(details: WarningDetails): WarningDetails {
  return {
    ...details,
    actions:
      details.actions.length === 0 ? [...vi.details.warning.templates[details.topic]] : details.actions,
    reportTo: details.reportTo === "" ? vi.details.warning.reportTo[details.topic] : details.reportTo,
  };
}

/** The form for another topic: what stands there from the template of the old one gives way to the new one's. */
function forTopic(details: WarningDetails, topic: WarningDetails["topic"]): WarningDetails {
  const isTemplate = details.actions.join("\n") === vi.details.warning.templates[details.topic].join("\n");
  return fromTemplate({
    ...details,
    topic,
    actions: isTemplate ? [] : details.actions,
    reportTo: details.reportTo === vi.details.warning.reportTo[details.topic] ? "" : details.reportTo,
  });
}

function OpenFields({ form }: { form: Form<WarningDetails> }) {
  const { t } = useTranslation();
  const { details, problem, onChange } = form;
  return (
    <>
      <ChoiceField
        form={form}
        field="topic"
        value={details.topic}
        words={[
          ["scam", t("details.words.topic.scam")],
          ["weather", t("details.words.topic.weather")],
          ["fire", t("details.words.topic.fire")],
          ["traffic", t("details.words.topic.traffic")],
          ["security", t("details.words.topic.security")],
        ]}
        onValue={(topic) => onChange(forTopic(details, topic))}
      />
      <TextField form={form} field="trick" max={1000} rows={2} />
      {(["signs", "actions"] as const).map((field) => (
        <LinesField
          key={`${field} ${details.topic}`}
          id={fieldId(field)}
          label={t(`details.fields.${field}`)}
          help={t("details.warning.lineHint")}
          lines={details[field]}
          most={mostLines}
          longest={longestLine}
          error={fieldMessage(problem, `draft.details.${field}`)}
          onLines={(lines) => onChange({ ...details, [field]: lines })}
        />
      ))}
      <TextField form={form} field="reportTo" max={300} />
      <AreaChoice
        codes={details.areaUnitCodes}
        error={fieldMessage(problem, "draft.details.areaUnitCodes")}
        onCodes={(areaUnitCodes) => onChange({ ...details, areaUnitCodes })}
      />
      <div className={classes.grid}>
        <ChoiceField
          form={form}
          field="severity"
          value={details.severity}
          words={[
            ["Unknown", t("details.words.severity.Unknown")],
            ["Extreme", t("details.words.severity.Extreme")],
            ["Severe", t("details.words.severity.Severe")],
            ["Moderate", t("details.words.severity.Moderate")],
            ["Minor", t("details.words.severity.Minor")],
          ]}
          onValue={(severity) => onChange({ ...details, severity })}
        />
        <ChoiceField
          form={form}
          field="urgency"
          value={details.urgency}
          words={[
            ["Unknown", t("details.words.urgency.Unknown")],
            ["Immediate", t("details.words.urgency.Immediate")],
            ["Expected", t("details.words.urgency.Expected")],
            ["Future", t("details.words.urgency.Future")],
          ]}
          onValue={(urgency) => onChange({ ...details, urgency })}
        />
        <ChoiceField
          form={form}
          field="certainty"
          value={details.certainty}
          words={[
            ["Unknown", t("details.words.certainty.Unknown")],
            ["Observed", t("details.words.certainty.Observed")],
            ["Likely", t("details.words.certainty.Likely")],
            ["Possible", t("details.words.certainty.Possible")],
          ]}
          onValue={(certainty) => onChange({ ...details, certainty })}
        />
        <MomentField form={form} field="onsetAt" />
        <MomentField form={form} field="expiresAt" />
      </div>
      <EnglishFields form={form} />
    </>
  );
}

const englishParts = [
  { part: "headline", max: 200 },
  { part: "description", max: 1000 },
  { part: "instruction", max: 1000 },
] as const;

function EnglishFields({ form }: { form: Form<WarningDetails> }) {
  const { t } = useTranslation();
  const { details, problem, onChange } = form;
  const { english } = details;
  return (
    <fieldset className={classes.part}>
      <Switch
        label={t("details.warning.english")}
        checked={english !== null}
        onChange={(event) =>
          onChange({
            ...details,
            english: event.currentTarget.checked ? { headline: "", description: "", instruction: "" } : null,
          })
        }
      />
      {english !== null && (
        <div className={classes.stack}>
          {englishParts.map(({ part, max }) => (
            <Textarea
              key={part}
              id={fieldId(`english.${part}`)}
              label={t(`details.fields.${part}`)}
              lang="en"
              maxLength={max}
              autosize
              minRows={1}
              value={english[part]}
              error={fieldMessage(problem, `draft.details.english.${part}`)}
              onChange={(event) =>
                onChange({ ...details, english: { ...english, [part]: event.currentTarget.value } })
              }
            />
          ))}
        </div>
      )}
    </fieldset>
  );
}
