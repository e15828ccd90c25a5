import { Button, Group, Menu, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { LayoutDetails } from "../../../body/kinds/layout.ts";
import { Icon } from "../../ui/icon.tsx";
import classes from "./fields.module.css";
import { type Form, fieldId } from "./form.ts";
import { LeadChoice } from "./lead-choice.tsx";
import { ListActs } from "./list-acts.tsx";
import { changed, moved, without } from "./list-changes.ts";

const blocks = [
  "urgent",
  "lead",
  "latest",
  "services",
  "warnings",
  "wanted",
  "most-read",
  "video",
  "documents",
  "units",
  "corrections",
] as const satisfies readonly LayoutDetails["home"][number]["block"][];

/** The blocks of the front page in their order, and the item that leads it. */
export function HomeFields({ form }: { form: Form<LayoutDetails> }) {
  const { t } = useTranslation();
  const { details, onChange } = form;
  const { home } = details;
  const set = (next: LayoutDetails["home"]) => onChange({ ...details, home: next });
  const unused = blocks.filter((block) => !home.some((one) => one.block === block));
  return (
    <fieldset className={classes.part} id={fieldId("home")} tabIndex={-1}>
      <legend>{t("details.fields.home")}</legend>
      <p className={classes.help}>{t("details.layout.homeHelp")}</p>
      <ol className={classes.list}>
        {home.map((one, index) => {
          const name = t(`details.words.block.${one.block}`);
          return (
            <li key={one.block} className={classes.entry}>
              <div className={classes.head}>
                <span className={classes.name}>{name}</span>
                <ListActs
                  name={name}
                  onUp={index === 0 ? undefined : () => set(moved(home, index, -1))}
                  onDown={index === home.length - 1 ? undefined : () => set(moved(home, index, 1))}
                  onRemove={() => set(without(home, index))}
                />
              </div>
              <TextInput
                label={t("details.layout.homeTitle")}
                aria-label={`${t("details.layout.homeTitle")}: ${name}`}
                placeholder={name}
                maxLength={80}
                value={one.title}
                onChange={(event) => set(changed(home, index, { title: event.currentTarget.value }))}
              />
            </li>
          );
        })}
      </ol>
      {unused.length > 0 && (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button mt="sm" variant="default" leftSection={<Icon name="plus" size={16} />}>
              {t("details.layout.addBlock")}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {unused.map((block) => (
              <Menu.Item key={block} onClick={() => set([...home, { block, title: "" }])}>
                {t(`details.words.block.${block}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <Group mt="md">
        <LeadChoice
          itemId={details.leadItemId}
          onItem={(leadItemId) => onChange({ ...details, leadItemId })}
        />
      </Group>
    </fieldset>
  );
}
