import { useTranslation } from "react-i18next";
import { isRecord } from "../api/problem.ts";
import { atMinute } from "../ui/time.ts";
import { actName, ledgerFieldName } from "../ui/words.ts";
import { detailValue } from "./detail-value.ts";
import classes from "./ledger-page.module.css";
import type { LedgerEntry } from "./queries.ts";

/** One entry: who, what, when, about what; its details and hash on demand. */
export function LedgerEntryRow({ entry }: { entry: LedgerEntry }) {
  const { t } = useTranslation();
  const details = isRecord(entry.details) ? Object.entries(entry.details) : [];
  const about = [entry.subject?.name, entry.subject?.itemTitle].filter(Boolean).join(" · ");
  return (
    <li className={classes.entry}>
      <div className={classes.head}>
        <span className={classes.seq}>{t("directory.ledger.entry", { seq: entry.seq })}</span>
        <strong>{actName(entry.act)}</strong>
        <span className={classes.soft}>
          {t("directory.ledger.by", { name: entry.actorName, when: atMinute(entry.at) })}
        </span>
      </div>
      {about !== "" && <div className={classes.subject}>{about}</div>}
      <details>
        <summary>{t("directory.ledger.details")}</summary>
        <dl className={classes.details}>
          <div>
            <dt>{ledgerFieldName(entry.subjectType)}</dt>
            <dd>{entry.subjectId}</dd>
          </div>
          {details.map(([key, value]) => (
            <div key={key}>
              <dt>{ledgerFieldName(key)}</dt>
              <dd>{detailValue(key, value)}</dd>
            </div>
          ))}
          <div>
            <dt>{t("directory.ledger.hash")}</dt>
            <dd>{entry.hash}</dd>
          </div>
        </dl>
      </details>
    </li>
  );
}
