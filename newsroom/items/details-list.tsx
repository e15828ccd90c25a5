import { toldDetails } from "../../body/details/told.ts";
import { readableDetails } from "../editor/details/readable-details.ts";
import classes from "./details-list.module.css";

/** The fields of a kind in words, those alone that the portal tells too. */
export function DetailsList({ details }: { details: unknown }) {
  const fields = readableDetails(toldDetails(details));
  if (fields.length === 0) return null;
  return (
    <dl className={classes.list}>
      {fields.map(({ name, text }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
