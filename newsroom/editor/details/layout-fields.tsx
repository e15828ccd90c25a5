import { Button, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { LayoutDetails } from "../../../body/kinds/layout.ts";
import { fieldMessage } from "../../api/problem.ts";
import { Icon } from "../../ui/icon.tsx";
import classes from "./fields.module.css";
import { type Form, fieldId } from "./form.ts";
import { HomeFields } from "./home-fields.tsx";
import { ListActs } from "./list-acts.tsx";
import { changed, moved, without } from "./list-changes.ts";
import { MenuFields } from "./menu-fields.tsx";

const mostHotlines = 8;
const footerParts = [
  { part: "managingUnit", max: 160 },
  { part: "responsiblePerson", max: 160 },
  { part: "address", max: 200 },
  { part: "phone", max: 60 },
  { part: "email", max: 120 },
  { part: "copyright", max: 200 },
] as const satisfies readonly { part: keyof LayoutDetails["footer"]; max: number }[];

/** How the portal is laid out: menu, front page, hotlines, footer. */
export function LayoutFields({ form }: { form: Form<LayoutDetails> }) {
  return (
    <div className={classes.stack}>
      <MenuFields form={form} />
      <HomeFields form={form} />
      <Hotlines form={form} />
      <Footer form={form} />
    </div>
  );
}

function Hotlines({ form }: { form: Form<LayoutDetails> }) {
  const { t } = useTranslation();
  const { details, problem, onChange } = form;
  const { hotlines } = details;
  const set = (next: LayoutDetails["hotlines"]) => onChange({ ...details, hotlines: next });
  return (
    <fieldset className={classes.part} id={fieldId("hotlines")} tabIndex={-1}>
      <legend>{t("details.fields.hotlines")}</legend>
      <p className={classes.help}>{t("details.layout.hotlinesHelp")}</p>
      <ol className={classes.list}>
        {hotlines.map((line, index) => (
          <li key={index} className={classes.row}>
            <TextInput
              className={classes.grow}
              id={fieldId(`hotlines.${index}.label`)}
              label={t("details.layout.hotlineName")}
              withAsterisk
              maxLength={60}
              value={line.label}
              error={fieldMessage(problem, `draft.details.hotlines.${index}.label`)}
              onChange={(event) => set(changed(hotlines, index, { label: event.currentTarget.value }))}
            />
            <TextInput
              className={classes.grow}
              id={fieldId(`hotlines.${index}.phone`)}
              label={t("details.fields.phone")}
              type="tel"
              withAsterisk
              maxLength={30}
              value={line.phone}
              error={fieldMessage(problem, `draft.details.hotlines.${index}.phone`)}
              onChange={(event) => set(changed(hotlines, index, { phone: event.currentTarget.value }))}
            />
            <ListActs
              name={`${t("details.fields.hotlines")} ${index + 1}`}
              onUp={index === 0 ? undefined : () => set(moved(hotlines, index, -1))}
              onDown={index === hotlines.length - 1 ? undefined : () => set(moved(hotlines, index, 1))}
              onRemove={() => set(without(hotlines, index))}
            />
          </li>
        ))}
      </ol>
      {hotlines.length < mostHotlines && (
        <Button
          mt="sm"
          variant="default"
          leftSection={<Icon name="plus" size={16} />}
          onClick={() => set([...hotlines, { label: "", phone: "" }])}
        >
          {t("details.layout.addHotline")}
        </Button>
      )}
    </fieldset>
  );
}

/** The parts of the footer that the rules demand (LAY-02): they can be filled and not taken away. */
function Footer({ form }: { form: Form<LayoutDetails> }) {
  const { t } = useTranslation();
  const { details, problem, onChange } = form;
  return (
    <fieldset className={classes.part} id={fieldId("footer")} tabIndex={-1}>
      <legend>{t("details.fields.footer")}</legend>
      <p className={classes.help}>{t("details.layout.footerHelp")}</p>
      <div className={classes.grid}>
        {footerParts.map(({ part, max }) => (
          <TextInput
            key={part}
            id={fieldId(`footer.${part}`)}
            label={t(`details.fields.${part}`)}
            withAsterisk
            maxLength={max}
            value={details.footer[part]}
            error={fieldMessage(problem, `draft.details.footer.${part}`)}
            onChange={(event) =>
              onChange({ ...details, footer: { ...details.footer, [part]: event.currentTarget.value } })
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
