import { NativeSelect, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "../session/queries.ts";
import { Page, Section } from "../ui/page.tsx";
import { EmptyState, PageSkeleton } from "../ui/page-states.tsx";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import table from "../ui/table.module.css";
import { statisticsQuery } from "./queries.ts";
import { ReachFacts } from "./reach-facts.tsx";

const periods = [7, 30, 90, 365] as const;
const whole = new Intl.NumberFormat("vi-VN");

/** How much is read on the portal: in all, or what belongs to one's own unit. */
export function StatisticsPage() {
  const { t } = useTranslation();
  const unitCode = useSession().data?.person.unitCode ?? "";
  const [whose, setWhose] = useState<"all" | "own">("own");
  const [days, setDays] = useState<number>(30);
  const statistics = useQuery(statisticsQuery({ unit: whose === "own" ? unitCode : "", days }));
  return (
    <Page title={t("insight.title")} lead={t("insight.lead")}>
      <search className={table.filters}>
        <NativeSelect
          label={t("insight.whose")}
          data={[
            { value: "own", label: t("insight.ownUnit") },
            { value: "all", label: t("insight.wholePortal") },
          ]}
          value={whose}
          onChange={(event) => setWhose(event.currentTarget.value === "all" ? "all" : "own")}
        />
        <NativeSelect
          label={t("insight.period")}
          data={periods.map((value) => ({
            value: String(value),
            label: t("insight.lastDays", { n: value }),
          }))}
          value={String(days)}
          onChange={(event) => setDays(Number(event.currentTarget.value))}
        />
      </search>
      {statistics.isError && (
        <ProblemPanel error={statistics.error} onRetry={() => void statistics.refetch()} />
      )}
      {statistics.isPending && <PageSkeleton />}
      {statistics.isSuccess && (
        <Stack gap="lg">
          <Section title={t("insight.sums")}>
            <ReachFacts reach={statistics.data.reach} />
          </Section>
          <Section title={t("insight.mostRead")}>
            {statistics.data.items.length === 0 ? (
              <EmptyState title={t("insight.none")}>{t("insight.noneHint")}</EmptyState>
            ) : (
              <table className={table.table}>
                <thead>
                  <tr>
                    <th scope="col">{t("insight.item")}</th>
                    <th scope="col">{t("insight.views")}</th>
                  </tr>
                </thead>
                <tbody>
                  {statistics.data.items.map(({ itemId, title, unitName, views }) => (
                    <tr key={itemId}>
                      <th scope="row">
                        <Link to="/tin-bai/$itemId" params={{ itemId }}>
                          {title}
                        </Link>
                        <div className={table.soft}>{unitName}</div>
                      </th>
                      <td>{whole.format(views)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </Section>
        </Stack>
      )}
    </Page>
  );
}
