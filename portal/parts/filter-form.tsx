/** @jsxImportSource preact */
import type { ComponentChildren, JSX } from "preact";
import type { Language } from "../words.ts";

/** A form that narrows a list by its address; works without script. */
export function FilterForm({
  action,
  label,
  button = "Lọc",
  children,
}: {
  action: string;
  label: string;
  button?: string;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <form class="filter" action={action} method="get" aria-label={label}>
      {children}
      <button type="submit">{button}</button>
    </form>
  );
}

/** Free text in a filter. */
export function TextField({
  id,
  label,
  value,
  wide = false,
  digits = false,
}: {
  id: string;
  label: string;
  value: string;
  wide?: boolean;
  digits?: boolean;
}): JSX.Element {
  return (
    <div class={wide ? "filter-wide" : ""}>
      <label for={id}>{label}</label>
      <input
        id={id}
        name={id}
        type="text"
        maxLength={digits ? 4 : 80}
        value={value}
        autocomplete="off"
        {...(digits ? { inputMode: "numeric" as const, pattern: "(19|20)[0-9]{2}" } : {})}
      />
    </div>
  );
}

/** One of several in a filter; the empty choice is all. */
export function Choice({
  id,
  label,
  value,
  choices,
  all = "Tất cả",
  choicesIn,
}: {
  id: string;
  label: string;
  value: string;
  choices: readonly (readonly [value: string, label: string])[];
  all?: string;
  /** The language of the choices, when it is not that of the page. */
  choicesIn?: Language | undefined;
}): JSX.Element {
  return (
    <div>
      <label for={id}>{label}</label>
      <select id={id} name={id}>
        <option value="" selected={value === ""}>
          {all}
        </option>
        {choices.map(([one, name]) => (
          <option value={one} selected={one === value} lang={choicesIn}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
