import { useQuery } from "@tanstack/react-query";
import { shownDetails } from "../../body/kinds/shown-details.ts";
import { isRecord } from "../api/problem.ts";
import { unitsQuery } from "../editor/details/queries.ts";
import { readableDetails, withAreaInWords } from "../editor/details/readable-details.ts";
import classes from "./details-list.module.css";

/** The fields of a kind in words, those alone that are told to the public too. */
export function DetailsList({ details }: { details: unknown }) {
  const shown = shownDetails(details);
  const units = useQuery({ ...unitsQuery, enabled: isRecord(shown) && "areaUnitCodes" in shown });
  const fields = readableDetails(units.data === undefined ? shown : withAreaInWords(shown, units.data));
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
