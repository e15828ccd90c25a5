import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Section } from "../ui/page.tsx";
import { PageSkeleton } from "../ui/page-states.tsx";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import table from "../ui/table.module.css";
import { ratingsQuery } from "./queries.ts";

const whole = new Intl.NumberFormat("vi-VN");

/** How readers rated items in the last thirty days. */
export function Ratings() {
  const { t } = useTranslation();
  const ratings = useQuery(ratingsQuery);
  if (ratings.isError) return <ProblemPanel error={ratings.error} onRetry={() => void ratings.refetch()} />;
  if (!ratings.isSuccess) return <PageSkeleton />;
  const { items } = ratings.data;
  return (
    <Section title={t("citizens.ratings.title")}>
      {items.length === 0 ? (
        <Text c="dimmed">{t("citizens.ratings.none")}</Text>
      ) : (
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t("citizens.ratings.item")}</th>
              <th scope="col">{t("citizens.ratings.votes")}</th>
              <th scope="col">{t("citizens.ratings.mean")}</th>
            </tr>
          </thead>
          <tbody>
            {items.map(({ itemId, title, votes, mean }) => (
              <tr key={itemId}>
                <th scope="row">{title}</th>
                <td>{whole.format(votes)}</td>
                <td>{whole.format(mean)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
