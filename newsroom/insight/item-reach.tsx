import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Section } from "../ui/page.tsx";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import { itemReachQuery } from "./queries.ts";
import { ReachFacts } from "./reach-facts.tsx";

/** How many people an item reached on the portal. */
export function ItemReach({ itemId }: { itemId: string }) {
  const { t } = useTranslation();
  const reach = useQuery(itemReachQuery(itemId));
  return (
    <Section title={t("insight.itemTitle")}>
      {reach.isError && <ProblemPanel error={reach.error} onRetry={() => void reach.refetch()} />}
      {reach.isPending && <Text c="dimmed">{t("shell.loading")}</Text>}
      {reach.isSuccess && <ReachFacts reach={reach.data} />}
    </Section>
  );
}
