import { useTranslation } from "react-i18next";
import { vi } from "../texts/vi.ts";
import type { SealedContent } from "./sealed-content.ts";
import classes from "./sealed-view.module.css";

const declarationNames: Readonly<Record<string, string>> = vi.editor.declaration;
const consentNames: Readonly<Record<string, string>> = vi.editor.consent;

/** The declaration, the consent, the tags and the targets of a sealed revision. */
export function SealedDocuments({ content }: { content: SealedContent }) {
  const { t } = useTranslation();
  const count = (platform: string) => content.targets.filter((id) => id.startsWith(platform)).length;
  return (
    <dl className={classes.documents}>
      <div>
        <dt>{t("review.targets")}</dt>
        <dd>
          {t("words.platform.portal")}
          {count("facebook-") > 0 && ` · ${t("words.platform.facebook")}: ${count("facebook-")}`}
          {count("zalo-") > 0 && ` · ${t("words.platform.zalo")}: ${count("zalo-")}`}
        </dd>
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
