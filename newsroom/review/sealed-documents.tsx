import { useTranslation } from "react-i18next";
import { isOnPlatform, usePlatforms } from "../session/platforms.ts";
import { vi } from "../texts/vi.ts";
import type { SealedContent } from "./queries.ts";
import classes from "./sealed-view.module.css";

const declarationNames: Readonly<Record<string, string>> = vi.editor.declaration;
const consentNames: Readonly<Record<string, string>> = vi.editor.consent;

/** The declaration, the consent, the tags and the targets of a sealed revision. */
export function SealedDocuments({
  content,
}: {
  content: Pick<SealedContent, "targets" | "tags" | "declaration" | "consent">;
}) {
  const { t } = useTranslation();
  const platforms = usePlatforms();
  const counts = platforms
    .map(({ id, name }) => ({ name, n: content.targets.filter((target) => isOnPlatform(target, id)).length }))
    .filter(({ n }) => n > 0);
  return (
    <dl className={classes.documents}>
      <div>
        <dt>{t("review.targets")}</dt>
        <dd>{[t("words.portal"), ...counts.map(({ name, n }) => `${name}: ${n}`)].join(" · ")}</dd>
      </div>
      {content.tags.length > 0 && (
        <div>
          <dt>{t("review.tags")}</dt>
          <dd>{content.tags.join(", ")}</dd>
        </div>
      )}
      <div>
        <dt>{t("editor.declaration.title")}</dt>
        <dd>
          <ul>
            {Object.entries(content.declaration).map(([key, answer]) => (
              <li key={key}>
                {declarationNames[key] ?? key}:{" "}
                <strong>
                  {answer === true ? t("review.yes") : answer === false ? t("review.no") : answer}
                </strong>
              </li>
            ))}
          </ul>
        </dd>
      </div>
      {content.consent !== null && (
        <div>
          <dt>{t("editor.consent.heading")}</dt>
          <dd>
            <ul>
              {Object.entries(content.consent).map(([key, value]) => (
                <li key={key}>
                  {consentNames[key] ?? key}: <strong>{value}</strong>
                </li>
              ))}
            </ul>
          </dd>
        </div>
      )}
    </dl>
  );
}
