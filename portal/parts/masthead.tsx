/** @jsxImportSource preact */
import type { JSX } from "preact";
import { addressIn } from "../addresses/counterparts.ts";
import { emergencyNumbers, type Layout } from "../layout.ts";
import type { Surroundings } from "../surroundings.ts";
import { type Language, wordsIn } from "../words.ts";
import { fixedEntries, searchKey } from "./fixed-entries.ts";
import { Icon } from "./icons.tsx";

/** The head of every page (LAY-01): emblem, full name, search, the numbers to call. Nothing of it can be edited away. */
export function Masthead({
  surroundings,
  language,
  counterpart,
}: {
  surroundings: Surroundings;
  language: Language;
  /** Where the switch of language leads; without one to the front page of the other language. */
  counterpart: string | undefined;
}): JSX.Element {
  const words = wordsIn(language);
  const { assets, layout } = surroundings;
  return (
    <header class="masthead">
      <Utility language={language} counterpart={counterpart} />
      <div class="drum" />
      <div class="width masthead-row">
        <a class="brand" href={addressIn(language, "/")}>
          {assets !== undefined && <img src={assets.star} width="80" height="80" alt="" />}
          <span>
            <span class="brand-over">{words.brandOver}</span>
            <span class="brand-name">{words.brandName}</span>
            <span class="brand-under">{words.brandUnder}</span>
          </span>
        </a>
        <div class="masthead-tools">
          <SearchBox language={language} id="tim-dau-trang" accesskey={searchKey} />
          <Hotlines layout={layout} language={language} />
        </div>
      </div>
    </header>
  );
}

/** Language, text size and theme. The last two need the script and keep their place without it. */
function Utility({
  language,
  counterpart,
}: {
  language: Language;
  counterpart: string | undefined;
}): JSX.Element {
  const words = wordsIn(language);
  const here = (one: Language) => (one === language ? { "aria-current": "true" as const } : {});
  return (
    <div class="utility">
      <div class="width utility-row">
        <nav class="utility-fixed" aria-label={words.fixedMenu}>
          <ul>
            {fixedEntries(language).map(({ label, href, accesskey }) => (
              <li>
                <a href={href} accesskey={accesskey}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {/* A name begins with what is seen: whoever speaks to the browser says that (WCAG 2.5.3). */}
        <fieldset class="utility-group needs-script" aria-label={words.textSize}>
          <button type="button" data-text-size="" aria-label={`A: ${words.textNormal}`} aria-pressed="true">
            A
          </button>
          <button
            type="button"
            class="text-2"
            data-text-size="large"
            aria-label={`A+: ${words.textLarge}`}
            aria-pressed="false"
          >
            A+
          </button>
          <button
            type="button"
            class="text-3"
            data-text-size="larger"
            aria-label={`A++: ${words.textLarger}`}
            aria-pressed="false"
          >
            A++
          </button>
        </fieldset>
        <button
          type="button"
          class="needs-script"
          data-theme-switch
          aria-label={`${words.theme}: ${words.themeNow}`}
        >
          <Icon name="contrast" />
          <span class="utility-word">{words.theme}</span>
        </button>
        <nav aria-label={words.languages}>
          <ul>
            <li class={language === "vi" ? "own" : ""}>
              <a
                href={(language === "en" ? counterpart : undefined) ?? "/"}
                lang="vi"
                hreflang="vi"
                {...here("vi")}
              >
                Tiếng Việt
              </a>
            </li>
            <li class={language === "en" ? "own" : ""}>
              <a
                href={(language === "vi" ? counterpart : undefined) ?? "/en"}
                lang="en"
                hreflang="en"
                {...here("en")}
              >
                English
              </a>
            </li>
          </ul>
        </nav>
      </div>
    </div>
  );
}

/** A field to search the whole portal. */
export function SearchBox({
  language,
  id,
  accesskey,
  query = "",
}: {
  language: Language;
  id: string;
  accesskey?: string;
  query?: string;
}): JSX.Element {
  const words = wordsIn(language);
  return (
    <form class="find-box" action={addressIn(language, "/tim-kiem")} method="get">
      <label class="unseen" for={id}>
        {words.searchLabel}
      </label>
      <input
        id={id}
        name="q"
        type="search"
        maxLength={120}
        placeholder={words.searchLabel}
        autocomplete="off"
        value={query}
        {...(accesskey === undefined ? {} : { accesskey })}
      />
      <button type="submit">
        <Icon name="search" />
        <span class="unseen">{words.search}</span>
      </button>
    </form>
  );
}

function Hotlines({ layout, language }: { layout: Layout; language: Language }): JSX.Element {
  const country = emergencyNumbers.map(({ phone, label, labelEnglish }) => ({
    phone,
    label: language === "en" ? labelEnglish : label,
  }));
  const duty = layout.hotlines.filter(({ phone }) => !country.some((one) => one.phone === phone)).slice(0, 1);
  return (
    <nav class="hotlines" aria-label={wordsIn(language).calls}>
      <ul>
        {[...country, ...(language === "en" ? [] : duty)].slice(0, 4).map(({ phone, label }) => (
          <li>
            <a href={`tel:${phone.replaceAll(/[^\d+]/g, "")}`}>
              <b class={phone.length > 4 ? "long" : ""}>{phone}</b> <span>{label}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
