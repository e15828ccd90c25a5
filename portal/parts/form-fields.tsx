/** @jsxImportSource preact */
import type { ComponentChildren, JSX } from "preact";
import type { Entered, WrongField } from "../../server/public-store/form-page.ts";
import { NoticeBox } from "./blocks.tsx";

/** What a form shows again: what was typed, and which field is at fault. */
export interface Filling {
  readonly entered: Entered;
  readonly wrong: readonly WrongField[];
}

/** A form that nobody has filled in yet. */
export const emptyFilling: Filling = { entered: {}, wrong: [] };

/** The first value that was typed into a field. */
export function typed({ entered }: Filling, name: string): string {
  return entered[name]?.[0] ?? "";
}

/** What is wrong, above the form, each with the way to its field; nothing when nothing is. */
export function WrongSummary({ filling }: { filling: Filling }): JSX.Element | null {
  if (filling.wrong.length === 0) return null;
  return (
    <div role="alert" tabIndex={-1} id="chua-gui">
      <NoticeBox tone="danger">
        <p>
          <b>Chưa gửi được.</b> Những gì bạn đã gõ vẫn còn; hãy sửa các mục sau rồi gửi lại:
        </p>
        <ul>
          {filling.wrong.map(({ path, message }) => (
            <li>
              <a href={`#o-${path}`}>{message}</a>
            </li>
          ))}
        </ul>
      </NoticeBox>
    </div>
  );
}

/** A field with its name, what helps, and what is wrong with it. `input` is given what ties it to them. */
export function Field({
  name,
  label,
  hint,
  filling,
  input,
}: {
  name: string;
  label: string;
  hint?: string;
  filling: Filling;
  input: (tied: {
    id: string;
    name: string;
    "aria-describedby"?: string;
    "aria-invalid"?: "true";
  }) => JSX.Element;
}): JSX.Element {
  const id = `o-${name}`;
  const wrong = filling.wrong.find(({ path }) => path === name)?.message;
  const described = [
    ...(hint === undefined ? [] : [`${id}-giup`]),
    ...(wrong === undefined ? [] : [`${id}-sai`]),
  ].join(" ");
  return (
    <div class={wrong === undefined ? "" : "field-wrong"}>
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <span class="hint" id={`${id}-giup`}>
          {hint}
        </span>
      )}
      {wrong !== undefined && (
        <span class="wrong" id={`${id}-sai`}>
          {wrong}
        </span>
      )}
      {input({
        id,
        name,
        ...(described === "" ? {} : { "aria-describedby": described }),
        ...(wrong === undefined ? {} : { "aria-invalid": "true" }),
      })}
    </div>
  );
}

/** A form that is posted to the portal, with the field that only programs fill in. */
export function PostForm({
  action,
  label,
  children,
}: {
  action: string;
  label: string;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <form class="form" action={action} method="post" aria-label={label} accept-charset="utf-8">
      <div hidden>
        <label>
          Để trống ô này
          <input name="trang-web" tabIndex={-1} autocomplete="off" />
        </label>
      </div>
      {children}
    </form>
  );
}
