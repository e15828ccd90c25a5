import { Button, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { LayoutDetails } from "../../../body/kinds/layout.ts";
import { fieldMessage } from "../../api/problem.ts";
import { Icon } from "../../ui/icon.tsx";
import classes from "./fields.module.css";
import { type Form, fieldId } from "./form.ts";
import { HrefField, type PlaceGroup } from "./href-field.tsx";
import { ListActs } from "./list-acts.tsx";
import { changed, moved, without } from "./list-changes.ts";
import { usePlaces } from "./use-places.ts";

const mostEntries = 12;
const mostChildren = 15;
const longestLabel = 60;

/** The menu of the portal as a tree of two levels. */
export function MenuFields({ form }: { form: Form<LayoutDetails> }) {
  const { t } = useTranslation();
  const { details, onChange } = form;
  const { menu } = details;
  const groups = usePlaces();
  const set = (next: LayoutDetails["menu"]) => onChange({ ...details, menu: next });
  return (
    <fieldset className={classes.part} id={fieldId("menu")} tabIndex={-1}>
      <legend>{t("details.fields.menu")}</legend>
      <p className={classes.help}>
        {t("details.layout.menuHelp")} {t("details.layout.hrefHelp")}
      </p>
      <ol className={classes.list}>
        {menu.map((entry, index) => (
          <li key={index} className={classes.entry}>
            <Entry
              form={form}
              path={`menu.${index}`}
              name={entry.label === "" ? t("details.layout.menuItem", { n: index + 1 }) : entry.label}
              entry={entry}
              groups={groups}
              onEntry={(part) => set(changed(menu, index, part))}
              onUp={index === 0 ? undefined : () => set(moved(menu, index, -1))}
              onDown={index === menu.length - 1 ? undefined : () => set(moved(menu, index, 1))}
              onRemove={() => set(without(menu, index))}
            />
            <Children
              form={form}
              path={`menu.${index}.children`}
              list={entry.children}
              groups={groups}
              onList={(children) => set(changed(menu, index, { children }))}
            />
          </li>
        ))}
      </ol>
      {menu.length < mostEntries && (
        <Button
          mt="sm"
          variant="default"
          leftSection={<Icon name="plus" size={16} />}
          onClick={() => set([...menu, { label: "", href: "/", children: [] }])}
        >
          {t("details.layout.addItem")}
        </Button>
      )}
    </fieldset>
  );
}

function Children({
  form,
  path,
  list,
  groups,
  onList,
}: {
  form: Form<LayoutDetails>;
  path: string;
  list: LayoutDetails["menu"][number]["children"];
  groups: readonly PlaceGroup[];
  onList: (list: LayoutDetails["menu"][number]["children"]) => void;
}) {
  const { t } = useTranslation();
  return (
    <>
      {list.length > 0 && (
        <ol className={classes.children}>
          {list.map((child, place) => (
            <li key={place}>
              <Entry
                form={form}
                path={`${path}.${place}`}
                name={child.label === "" ? t("details.layout.child", { n: place + 1 }) : child.label}
                entry={child}
                groups={groups}
                onEntry={(part) => onList(changed(list, place, part))}
                onUp={place === 0 ? undefined : () => onList(moved(list, place, -1))}
                onDown={place === list.length - 1 ? undefined : () => onList(moved(list, place, 1))}
                onRemove={() => onList(without(list, place))}
              />
            </li>
          ))}
        </ol>
      )}
      {list.length < mostChildren && (
        <div>
          <Button
            size="compact-md"
            variant="subtle"
            leftSection={<Icon name="plus" size={16} />}
            onClick={() => onList([...list, { label: "", href: "/" }])}
          >
            {t("details.layout.addChild")}
          </Button>
        </div>
      )}
    </>
  );
}

function Entry({
  form,
  path,
  name,
  entry,
  groups,
  onEntry,
  onUp,
  onDown,
  onRemove,
}: {
  form: Form<LayoutDetails>;
  path: string;
  name: string;
  entry: { readonly label: string; readonly href: string };
  groups: readonly PlaceGroup[];
  onEntry: (part: { label?: string; href?: string }) => void;
  onUp: (() => void) | undefined;
  onDown: (() => void) | undefined;
  onRemove: () => void;
}) {
  const { t } = useTranslation();
  return (
    <>
      <div className={classes.head}>
        <span className={classes.name}>{name}</span>
        <ListActs name={name} onUp={onUp} onDown={onDown} onRemove={onRemove} />
      </div>
      <div className={classes.grid}>
        <TextInput
          id={fieldId(`${path}.label`)}
          label={t("details.fields.label")}
          withAsterisk
          maxLength={longestLabel}
          value={entry.label}
          error={fieldMessage(form.problem, `draft.details.${path}.label`)}
          onChange={(event) => onEntry({ label: event.currentTarget.value })}
        />
        <HrefField
          id={fieldId(`${path}.href`)}
          groups={groups}
          href={entry.href}
          error={fieldMessage(form.problem, `draft.details.${path}.href`)}
          onHref={(href, place) =>
            onEntry(
              entry.label === "" && place !== undefined
                ? { href, label: place.slice(0, longestLabel) }
                : { href },
            )
          }
        />
      </div>
    </>
  );
}
