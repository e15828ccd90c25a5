/** @jsxImportSource preact */
import type { ComponentChildren, JSX } from "preact";
import { Icon, type IconName } from "./icons.tsx";

/** A named part of a page; `href` leads to the whole of it. */
export function Block({
  id,
  title,
  href,
  more = "Xem tất cả",
  danger = false,
  children,
}: {
  id: string;
  title: string;
  href?: string;
  more?: string;
  danger?: boolean;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <section class={danger ? "block block-danger" : "block"} aria-labelledby={id}>
      <div class="block-title">
        <h2 id={id}>{href === undefined ? title : <a href={href}>{title}</a>}</h2>
        {href !== undefined && (
          <a class="more" href={href} aria-label={`${more}: ${title}`}>
            {more}
          </a>
        )}
      </div>
      {children}
    </section>
  );
}

/** A box that must not be overlooked. */
export function NoticeBox({
  tone = "plain",
  icon = "alert",
  children,
}: {
  tone?: "plain" | "danger" | "calm";
  icon?: IconName;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <div class={tone === "plain" ? "notice" : `notice notice-${tone}`}>
      <Icon name={icon} />
      <div>{children}</div>
    </div>
  );
}

/** What people come for, one touch away. */
export interface Tile {
  readonly href: string;
  readonly icon: IconName;
  readonly name: string;
  readonly what: string;
  readonly danger?: boolean;
}

/** Tiles of what people come for. */
export function Tiles({ tiles }: { tiles: readonly Tile[] }): JSX.Element {
  return (
    <ul class="tiles">
      {tiles.map(({ href, icon, name, what, danger }) => (
        <li>
          <a class={danger === true ? "tile tile-danger" : "tile"} href={href}>
            <Icon name={icon} />
            <b>{name}</b>
            <small>{what}</small>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Facts by name; those that nobody gave are left out. */
export function Facts({
  facts,
}: {
  facts: readonly (readonly [name: string, value: ComponentChildren])[];
}): JSX.Element {
  return (
    <dl class="facts">
      {facts
        .filter(([, value]) => value !== "" && value !== null && value !== undefined)
        .map(([name, value]) => (
          <div>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
