import { Alert, List } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { unhealthyChannelsQuery } from "../channels/queries.ts";
import { Icon } from "../ui/icon.tsx";

/** So many are named one by one. */
const mostNamed = 5;

/** Warns, before a release is sent, of the channels among its targets that stand in trouble. */
export function UnhealthyTargets({ targets }: { targets: readonly string[] }) {
  const { t } = useTranslation();
  const unhealthy = useQuery(unhealthyChannelsQuery);
  const found = (unhealthy.data ?? []).filter(({ id }) => targets.includes(id));
  if (found.length === 0) return null;
  return (
    <Alert
      color="orange"
      icon={<Icon name="warning" />}
      title={t("review.release.troubled", { n: found.length })}
    >
      <List size="sm">
        {found.slice(0, mostNamed).map(({ id, name, healthReason }) => (
          <List.Item key={id}>
            {name}: {healthReason}
          </List.Item>
        ))}
        {found.length > mostNamed && (
          <List.Item>{t("review.release.troubledMore", { n: found.length - mostNamed })}</List.Item>
        )}
      </List>
    </Alert>
  );
}
