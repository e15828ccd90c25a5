/** @jsxImportSource preact */
import type { JSX } from "preact";
import { type Language, wordsIn } from "../words.ts";

/** The way from the front page down to where one is. */
export function Trail({
  steps,
  language = "vi",
}: {
  steps: readonly { path: string; name: string }[];
  language?: Language;
}): JSX.Element {
  return (
    <nav class="trail" aria-label={language === "en" ? "You are here" : "Vị trí"}>
      <ol>
        <li>
          <a href={language === "en" ? "/en" : "/"}>{wordsIn(language).home}</a>
        </li>
        {steps.map(({ path, name }) => (
          <li>
            <a href={path}>{name}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** To newer and older pages of a list. */
export function Pager({
  page,
  more,
  pathOf,
}: {
  page: number;
  more: boolean;
  pathOf: (page: number) => string;
}): JSX.Element | null {
  if (page === 1 && !more) return null;
  return (
    <nav class="pager" aria-label="Trang">
      {page > 1 && (
        <a rel="prev" href={pathOf(page - 1)}>
          ← Trang trước
        </a>
      )}
      <span>Trang {page}</span>
      {more && (
        <a rel="next" href={pathOf(page + 1)}>
          Trang sau →
        </a>
      )}
    </nav>
  );
}
