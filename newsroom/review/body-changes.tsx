import { useTranslation } from "react-i18next";
import { DiffText } from "../ui/diff-text.tsx";
import classes from "./body-changes.module.css";
import { type BlockChange, readableChanges } from "./readable-changes.ts";

/** What changed in the text: changed paragraphs word by word, long unchanged runs folded away. */
export function BodyChanges({ blocks }: { blocks: readonly BlockChange[] }) {
  const { t } = useTranslation();
  return (
    <div className={classes.blocks}>
      {readableChanges(blocks).map((row) =>
        row.kind === "skipped" ? (
          <p key={row.key} className={classes.skipped}>
            {t("review.skipped", { n: row.count })}
          </p>
        ) : (
          <DiffText key={row.key} before={row.before} after={row.after} />
        ),
      )}
    </div>
  );
}
