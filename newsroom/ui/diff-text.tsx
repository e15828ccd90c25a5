import { useTranslation } from "react-i18next";
import classes from "./diff-text.module.css";
import { diffWords } from "./diff-words.ts";

/** A text with what was added and removed since an older one; marked by element and line, not by colour alone. */
export function DiffText({ before, after }: { before: string; after: string }) {
  const { t } = useTranslation();
  const parts = diffWords(before, after);
  const isReplaced = parts.length === 2 && parts.every(({ kind }) => kind !== "same");
  let offset = 0;
  return (
    <div className={isReplaced ? `${classes.text} ${classes.whole}` : classes.text}>
      {parts.map((part) => {
        const key = offset;
        offset += part.text.length;
        if (part.kind === "added") return <ins key={key}>{part.text}</ins>;
        if (part.kind === "removed") return <del key={key}>{part.text}</del>;
        return <span key={key}>{part.text}</span>;
      })}
      {before !== after && visible(before) === visible(after) && (
        <span className={classes.note}>{t("review.onlyUnseen")}</span>
      )}
    </div>
  );
}

/** What of a text can be seen: no kinds of blanks, nothing that has no width. */
function visible(text: string): string {
  return text.normalize("NFC").replace(/[\s\u00ad\u200b-\u200f\u2060\ufeff]+/g, "");
}
