import { useTranslation } from "react-i18next";
import { usePlatforms } from "../session/platforms.ts";
import { vi } from "../texts/vi.ts";
import { keysOf } from "../ui/keys-of.ts";
import classes from "./board-page.module.css";
import type { StateCount } from "./progress.ts";

/** Deliveries by state and platform; states that no channel is in are left out. */
export function CountsTable({ counts }: { counts: readonly StateCount[] }) {
  const { t } = useTranslation();
  const named = [{ id: "portal", name: t("words.portalShort") }, ...usePlatforms()];
  const gone = counts.map(({ platform }) => platform).filter((id) => named.every((one) => one.id !== id));
  const columns = [...named, ...[...new Set(gone)].map((id) => ({ id, name: id }))].filter(({ id }) =>
    counts.some((row) => row.platform === id),
  );
  const states = keysOf(vi.words.deliveryState).filter((state) =>
    counts.some((row) => row.state === state && row.count > 0),
  );
  const count = (state: string, platform?: string) =>
    counts
      .filter((row) => row.state === state && (platform === undefined || row.platform === platform))
      .reduce((total, row) => total + row.count, 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls sideways on a phone, and keys must reach it
    <section className={classes.scroll} aria-label={t("delivery.table")} tabIndex={0}>
      <table className={classes.table}>
        <caption className="visually-hidden">{t("delivery.table")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("delivery.state")}</th>
            {columns.map(({ id, name }) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
            <th scope="col">{t("delivery.total")}</th>
          </tr>
        </thead>
        <tbody>
          {states.map((state) => (
            <tr key={state}>
              <th scope="row">{t(`words.deliveryState.${state}`)}</th>
              {columns.map(({ id }) => (
                <td key={id}>{count(state, id)}</td>
              ))}
              <td>
                <strong>{count(state)}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
