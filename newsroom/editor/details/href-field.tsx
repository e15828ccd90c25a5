import { Autocomplete } from "@mantine/core";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { layoutDetails } from "../../../body/kinds/layout.ts";
import { plain } from "../channels/target-choice.ts";

/** A place that a menu entry can lead to. */
interface Place {
  readonly href: string;
  readonly name: string;
}

/** Places by what they are: rooms of the portal, categories, static pages. */
export interface PlaceGroup {
  readonly group: string;
  readonly places: readonly Place[];
}

const hrefForm = layoutDetails.shape.menu.element.shape.href;

/** Where a menu entry leads: chosen from the portal's own places, or typed. */
export function HrefField({
  id,
  groups,
  href,
  error,
  onHref,
}: {
  id: string;
  groups: readonly PlaceGroup[];
  href: string;
  error: string | null;
  /** `name` is given when a place of the list was chosen: it may serve as the entry's. */
  onHref: (href: string, name?: string) => void;
}) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  // The list tells which place was chosen before it tells the new text.
  const chosen = useRef<string | null>(null);
  const [left, setLeft] = useState(false);
  const isWrong = typed !== null && !hrefForm.safeParse(typed).success;
  const all = groups.flatMap(({ places }) => places);
  const nameOf = (value: string) => all.find((place) => place.href === value)?.name;
  return (
    <Autocomplete
      id={id}
      label={t("details.fields.href")}
      value={typed ?? href}
      description={nameOf(typed ?? href)}
      inputWrapperOrder={["label", "input", "description", "error"]}
      data={groups.map(({ group, places }) => ({ group, items: places.map((place) => place.href) }))}
      error={isWrong && left ? t("details.layout.hrefWrong") : error}
      limit={60}
      renderOption={({ option }) => (
        <span>
          {nameOf(option.value)} <small>{option.value}</small>
        </span>
      )}
      filter={({ options, search }) => {
        // What stands there was chosen: offer all others, not itself alone.
        const wanted = typed === null ? "" : plain(search);
        const fits = (value: string) => plain(`${nameOf(value) ?? ""} ${value}`).includes(wanted);
        return options.flatMap<(typeof options)[number]>((option) => {
          if (!("group" in option)) return fits(option.value) ? [option] : [];
          const items = option.items.filter((item) => fits(item.value));
          return items.length === 0 ? [] : [{ ...option, items }];
        });
      }}
      onFocus={() => setLeft(false)}
      onChange={(text) => {
        setTyped(text);
        const name = chosen.current === text ? nameOf(text) : undefined;
        chosen.current = null;
        if (hrefForm.safeParse(text).success) onHref(text, name);
      }}
      onOptionSubmit={(value) => {
        chosen.current = value;
      }}
      onBlur={() => {
        setLeft(true);
        if (!isWrong) setTyped(null);
      }}
    />
  );
}
