import { useTranslation } from "react-i18next";
import type { ownWork } from "./own-work.ts";
import classes from "./work-numbers.module.css";

/** The day in four numbers. */
export function WorkNumbers({
  waiting,
  own,
  hasMore,
}: {
  waiting: number | null;
  own: ReturnType<typeof ownWork> | null;
  /** Whether more waits than was fetched; then the number is a lower bound and says so. */
  hasMore: boolean;
}) {
  const { t } = useTranslation();
  const numbers = [
    ...(waiting === null ? [] : [{ label: t("items.work.waiting"), value: waiting, atLeast: false }]),
    ...(own === null
      ? []
      : [
          { label: t("items.work.returned"), value: own.returned.length, atLeast: false },
          { label: t("items.work.drafts"), value: own.drafts.length, atLeast: false },
          { label: t("items.work.inReview"), value: own.inReview.length, atLeast: hasMore },
        ]),
  ];
  return (
    <dl className={classes.numbers} aria-label={t("items.work.numbers")}>
      {numbers.map((number) => (
        <div key={number.label} className={classes.number} data-zero={number.value === 0}>
          <dt>{number.label}</dt>
          <dd>
            {number.value}
            {number.atLeast && "+"}
          </dd>
        </div>
      ))}
    </dl>
  );
}
