/** @jsxImportSource preact */
import type { JSX } from "preact";
import { addressIn } from "../addresses/counterparts.ts";
import { type Language, wordsIn } from "../words.ts";

/** The way from the front page down to where one is. */
export function Trail({
  steps,
  language = "vi",
}: {
  steps: readonly { path: string; name: string }[];
  language?: Language;
}): JSX.Element {
  const words = wordsIn(language);
  return (
    <nav class="trail" aria-label={words.here}>
      <ol>
        <li>
          <a href={addressIn(language, "/")}>{words.home}</a>
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
  language = "vi",
}: {
  page: number;
  more: boolean;
  pathOf: (page: number) => string;
  language?: Language;
}): JSX.Element | null {
  if (page === 1 && !more) return null;
  const words = wordsIn(language);
  return (
    <nav class="pager" aria-label={words.pages}>
      {page > 1 && (
        <a rel="prev" href={pathOf(page - 1)}>
          ← {words.newer}
        </a>
      )}
      <span>
        {words.page} {page}
      </span>
      {more && (
        <a rel="next" href={pathOf(page + 1)}>
          {words.older} →
        </a>
      )}
    </nav>
  );
}
