/** @jsxImportSource preact */
import type { JSX } from "preact";
import { addressIn } from "../addresses/counterparts.ts";
import { emergencyNumbers, englishMenu, type Layout, type MenuEntry } from "../layout.ts";
import { type Language, wordsIn } from "../words.ts";
import { fixedEntries } from "./fixed-entries.ts";
import { Icon } from "./icons.tsx";
import { SearchBox } from "./masthead.tsx";

/** The entries that the newsroom lays out, without those that stand in fixed places anyway. */
export function entriesOf(layout: Layout, language: Language): readonly MenuEntry[] {
  const fixed = new Set(fixedEntries(language).map(({ href }) => href));
  return (language === "en" ? englishMenu : layout.menu).filter(({ href }) => !fixed.has(href));
}

/** The bar that stays at the top: the whole index to unfold, the main places, the numbers. */
export function Menu({
  layout,
  language,
  current,
}: {
  layout: Layout;
  language: Language;
  current: string | undefined;
}): JSX.Element {
  const words = wordsIn(language);
  const fixed = fixedEntries(language);
  const link = ({ label, href }: { label: string; href: string }) => (
    <li>
      <a href={href} {...(current === href ? { "aria-current": "true" as const } : {})}>
        {label}
      </a>
    </li>
  );
  return (
    <div class="menu">
      <div class="saw" />
      <div class="width menu-row">
        <details class="index">
          <summary>
            <span class="when-closed">
              <Icon name="menu" />
            </span>
            <span class="when-open">
              <Icon name="close" />
            </span>
            {words.index}
          </summary>
          <nav class="index-panel" aria-label={words.index}>
            <div class="width">
              <SearchBox language={language} id="tim-muc-luc" />
              <ul class="index-fixed">{fixed.map(link)}</ul>
              <MenuTree layout={layout} language={language} />
            </div>
          </nav>
        </details>
        <nav class="menu-places" aria-label={words.mainMenu}>
          <ul class="menu-main">
            {fixed.slice(0, 1).map(link)}
            {entriesOf(layout, language).map(link)}
            {fixed.slice(1).map(({ label, href }) => (
              <li class="menu-narrow">
                <a href={href}>{label}</a>
              </li>
            ))}
          </ul>
          <a class="menu-search" href={addressIn(language, "/tim-kiem")} aria-label={words.search}>
            <Icon name="search" />
          </a>
        </nav>
        <nav class="menu-calls" aria-label={words.quickCalls}>
          {emergencyNumbers.slice(0, 2).map(({ phone, label, labelEnglish }) => (
            <a
              href={`tel:${phone}`}
              aria-label={`${words.callOf} ${phone}: ${language === "en" ? labelEnglish : label}`}
            >
              {phone}
            </a>
          ))}
        </nav>
      </div>
    </div>
  );
}

/** Every place of the menu with what stands below it. */
function MenuTree({ layout, language }: { layout: Layout; language: Language }): JSX.Element {
  return (
    <div class="index-grid">
      {entriesOf(layout, language).map(({ label, href, children }) => (
        <section>
          <h2>
            <a href={href}>{label}</a>
          </h2>
          {children.length > 0 && (
            <ul>
              {children.map((child) => (
                <li>
                  <a href={child.href}>{child.label}</a>
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </div>
  );
}

/** The numbers under the thumb, on a phone. */
export function FixedCalls({ language }: { language: Language }): JSX.Element {
  const words = wordsIn(language);
  return (
    <nav class="bar-fixed" aria-label={words.fixedCalls}>
      <ul>
        {emergencyNumbers.map(({ phone, short, labelEnglish }) => (
          <li>
            <a href={`tel:${phone}`}>
              <b>{phone}</b>
              {language === "en" ? labelEnglish : short}
            </a>
          </li>
        ))}
        <li>
          <a href={addressIn(language, "/to-giac")}>
            <Icon name="megaphone" />
            {words.tip}
          </a>
        </li>
      </ul>
    </nav>
  );
}
