/** @jsxImportSource preact */
import type { JSX } from "preact";
import type { WarningDetails } from "../../body/kinds/warning.ts";
import type { PublicUnit } from "../../server/public-store/queries.ts";
import type { EnglishWarning } from "../../server/public-store/queries-warnings.ts";
import { englishTime } from "../format.ts";
import { articlePath } from "../site.ts";
import { Block } from "./blocks.tsx";
import { Icon } from "./icons.tsx";

const severities: Readonly<Record<WarningDetails["severity"], string>> = {
  Extreme: "Extreme",
  Severe: "Severe",
  Moderate: "Take note",
  Minor: "For information",
  Unknown: "Warning",
};

/** What cannot wait, over every English page while it is in force. */
export function EnglishBanner({ warnings }: { warnings: readonly EnglishWarning[] }): JSX.Element | null {
  const urgent = warnings.filter(({ article }) => article.urgent).slice(0, 3);
  if (urgent.length === 0) return null;
  return (
    <section class="urgent" aria-label="Urgent warnings">
      <ul class="width">
        {urgent.map(({ article, details }) => (
          <li>
            <Icon name="alert" />
            <span>
              <a href={`/en/warnings#${article.id}`}>{details.english.headline}</a>{" "}
              <time datetime={article.publishedAt.toISOString()}>{englishTime(article.publishedAt)}</time>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The warnings in force: what happens, where, until when, what to do. */
export function EnglishWarnings({
  warnings,
  units,
}: {
  warnings: readonly EnglishWarning[];
  units: readonly PublicUnit[];
}): JSX.Element {
  return (
    <Block id="in-force" title="Warnings in force now" danger>
      {warnings.length === 0 ? (
        <p class="nothing">No urgent warning is in force.</p>
      ) : (
        <ul class="records">
          {warnings.map(({ article, details }) => (
            <li id={article.id}>
              <span class={details.severity === "Extreme" ? "label label-severe" : "label label-danger"}>
                {severities[details.severity]}
              </span>
              <h3>
                <a href={articlePath(article)}>{details.english.headline}</a>
              </h3>
              <p>{details.english.description}</p>
              <p>
                <b>What to do:</b> {details.english.instruction}
              </p>
              <p>
                Area: <Area codes={details.areaUnitCodes} units={units} />. Issued{" "}
                <time datetime={article.publishedAt.toISOString()}>{englishTime(article.publishedAt)}</time>
                {details.expiresAt !== "" && (
                  <>
                    , in force until{" "}
                    <time datetime={new Date(details.expiresAt).toISOString()}>
                      {englishTime(new Date(details.expiresAt))}
                    </time>
                  </>
                )}
                , by <span lang="vi">{article.unitName}</span>.
              </p>
            </li>
          ))}
        </ul>
      )}
    </Block>
  );
}

function Area({ codes, units }: { codes: readonly string[]; units: readonly PublicUnit[] }): JSX.Element {
  const named = units.filter(({ code }) => codes.includes(code));
  if (named.length === 0) return <>the whole province</>;
  return <span lang="vi">{named.map(({ name }) => name.replace(/^Công an /, "")).join(", ")}</span>;
}
