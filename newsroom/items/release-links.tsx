import { Anchor, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Section } from "../ui/page.tsx";
import { lastReleaseId } from "./last-release.ts";
import { historyQuery } from "./queries.ts";

/** Where a released item can be seen: on the portal while it is there, and on the board of its delivery. */
export function ReleaseLinks({
  itemId,
  publicPath,
  seesBoard,
}: {
  itemId: string;
  publicPath: string | null;
  seesBoard: boolean;
}) {
  const { t } = useTranslation();
  const history = useQuery(historyQuery(itemId));
  const releaseId = lastReleaseId(history.data?.steps ?? []);
  return (
    <Section title={t("items.page.deliveries")}>
      <Stack gap="xs">
        {publicPath !== null && (
          <Anchor href={publicPath} target="_blank" rel="noopener">
            {t("items.page.openArticle")}
          </Anchor>
        )}
        {seesBoard && releaseId !== null && (
          <Anchor
            renderRoot={(props) => <Link {...props} to="/phat-hanh/$releaseId" params={{ releaseId }} />}
          >
            {t("items.page.board")}
          </Anchor>
        )}
      </Stack>
    </Section>
  );
}
