import classes from "./diff-text.module.css";
import { diffWords } from "./diff-words.ts";

/** A text with what was added and removed since an older one; marked by element and line, not by colour alone. */
export function DiffText({ before, after }: { before: string; after: string }) {
  let offset = 0;
  return (
    <div className={classes.text}>
      {diffWords(before, after).map((part) => {
        const key = offset;
        offset += part.text.length;
        if (part.kind === "added") return <ins key={key}>{part.text}</ins>;
        if (part.kind === "removed") return <del key={key}>{part.text}</del>;
        return <span key={key}>{part.text}</span>;
      })}
    </div>
  );
}
