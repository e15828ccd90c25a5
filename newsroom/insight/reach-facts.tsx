import { useTranslation } from "react-i18next";
import { usePlatforms } from "../session/platforms.ts";
import { vi } from "../texts/vi.ts";
import table from "../ui/table.module.css";
import type { ReachFigures } from "./queries.ts";

const sources: Readonly<Record<string, string>> = vi.insight.source;
const whole = new Intl.NumberFormat("vi-VN");

/** The sums of a reach, and where readers came from. */
export function ReachFacts({ reach }: { reach: ReachFigures }) {
  const { t } = useTranslation();
  const platforms = usePlatforms();
  const sourceName = (source: string) =>
    sources[source] ?? platforms.find(({ id }) => id === source)?.texts.source ?? source;
  const facts = [
    [t("insight.views"), reach.views],
    [t("insight.visits"), reach.visits],
    [t("insight.readers"), reach.readers],
    ...reach.sources
      .filter(({ views }) => views > 0)
      .map(({ source, views }) => [sourceName(source), views] as const),
    [t("insight.programs"), reach.byPrograms],
  ] as const;
  return (
    <table className={table.table}>
      <tbody>
        {facts.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{whole.format(value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
