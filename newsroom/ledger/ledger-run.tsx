import { useState } from "react";
import { useTranslation } from "react-i18next";
import { atMinute } from "../ui/time.ts";
import { actName, runName } from "../ui/words.ts";
import type { Line } from "./fold-runs.ts";
import { LedgerEntryRow } from "./ledger-entry-row.tsx";
import classes from "./ledger-page.module.css";
import type { LedgerEntry } from "./queries.ts";

/** A run of entries as one line, which opens to every one of them; `mayGoOn` where entries that are not loaded follow. */
export function LedgerRun({ entries, mayGoOn }: Pick<Line<LedgerEntry>, "entries"> & { mayGoOn: boolean }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const newest = entries[0];
  const oldest = entries.at(-1) ?? newest;
  const what = runName(newest.act);
  const [from, until] = [atMinute(oldest.at), atMinute(newest.at)];
  return (
    <li className={classes.entry}>
      <details className={classes.run} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <span className={classes.head}>
            <span className={classes.seq}>
              {t("directory.ledger.entries", { from: oldest.seq, to: newest.seq })}
            </span>
            <strong>
              {what === undefined
                ? t("directory.ledger.times", { n: entries.length, act: actName(newest.act) })
                : `${entries.length} ${what}`}
            </strong>
            <span className={classes.soft}>
              {t("directory.ledger.by", {
                name: newest.actorName,
                when: from === until ? until : t("directory.ledger.fromTo", { from, until }),
              })}
            </span>
          </span>
          <span className={classes.subject}>{newest.subject?.itemTitle}</span>
          {mayGoOn && <span className={classes.soft}>{t("directory.ledger.mayGoOn")}</span>}
        </summary>
        {/* Hundreds of entries stay out of the page until somebody wants them. */}
        {open && (
          <ol className={classes.entries}>
            {entries.map((entry) => (
              <LedgerEntryRow key={entry.seq} entry={entry} />
            ))}
          </ol>
        )}
      </details>
    </li>
  );
}
