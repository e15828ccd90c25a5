import { Button, NativeSelect, Text, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { DocumentDetails } from "../../../body/kinds/document.ts";
import { Icon } from "../../ui/icon.tsx";
import classes from "./fields.module.css";
import { ChoiceField, DayField, TextField } from "./fields.tsx";
import { type Form, fieldId } from "./form.ts";
import { ListActs } from "./list-acts.tsx";
import { changed, without } from "./list-changes.ts";

const mostRelations = 20;
const relationTypes = ["amends", "replaces", "guides", "based-on"] as const;

/** The fields of a legal document or of a draft of one; its files are attachments of the item. */
export function DocumentFields({ form }: { form: Form<DocumentDetails> }) {
  const { t } = useTranslation();
  const { details, onChange } = form;
  const issued = details.stage === "issued";
  return (
    <div className={classes.stack}>
      <div className={classes.grid}>
        <ChoiceField
          form={form}
          field="stage"
          value={details.stage}
          words={[
            ["issued", t("details.words.stage.issued")],
            ["draft-for-comment", t("details.words.stage.draft-for-comment")],
          ]}
          onValue={(stage) => onChange({ ...details, stage })}
        />
        <TextField form={form} field="number" max={80} />
        <TextField form={form} field="documentType" max={80} />
        <TextField form={form} field="issuer" max={160} />
        <TextField form={form} field="field" max={120} />
        <TextField form={form} field="signer" max={160} />
        {issued ? (
          <>
            <DayField form={form} field="issuedOn" />
            <DayField form={form} field="effectiveOn" />
            <DayField form={form} field="expiresOn" help={t("details.help.expiresOn")} />
          </>
        ) : (
          <DayField form={form} field="commentUntil" />
        )}
      </div>
      <Relations form={form} />
      <Text size="sm" c="dimmed">
        {t("details.help.attachments")}
      </Text>
    </div>
  );
}

function Relations({ form }: { form: Form<DocumentDetails> }) {
  const { t } = useTranslation();
  const { details, onChange } = form;
  const set = (relations: DocumentDetails["relations"]) => onChange({ ...details, relations });
  return (
    <fieldset className={classes.part} id={fieldId("relations")} tabIndex={-1}>
      <legend>{t("details.fields.relations")}</legend>
      <p className={classes.help}>{t("details.help.relations")}</p>
      <ul className={classes.list}>
        {details.relations.map((relation, index) => {
          const change = (part: Partial<typeof relation>) => set(changed(details.relations, index, part));
          return (
            <li key={index} className={classes.entry}>
              <div className={classes.grid}>
                <NativeSelect
                  label={t("details.labels.relationType")}
                  data={relationTypes.map((value) => ({ value, label: t(`details.words.type.${value}`) }))}
                  value={relation.type}
                  onChange={(event) => {
                    const type = relationTypes.find((one) => one === event.currentTarget.value);
                    if (type !== undefined) change({ type });
                  }}
                />
                <TextInput
                  label={t("details.fields.number")}
                  maxLength={80}
                  value={relation.number}
                  onChange={(event) => change({ number: event.currentTarget.value })}
                />
                <div className={classes.wide}>
                  <TextInput
                    label={t("details.fields.title")}
                    maxLength={300}
                    value={relation.title}
                    onChange={(event) => change({ title: event.currentTarget.value })}
                  />
                </div>
              </div>
              <ListActs
                name={`${t("details.fields.relations")} ${index + 1}`}
                onRemove={() => set(without(details.relations, index))}
              />
            </li>
          );
        })}
      </ul>
      {details.relations.length < mostRelations && (
        <Button
          mt="sm"
          variant="default"
          leftSection={<Icon name="plus" size={16} />}
          onClick={() => set([...details.relations, { type: "amends", number: "", title: "" }])}
        >
          {t("details.add")}
        </Button>
      )}
    </fieldset>
  );
}
