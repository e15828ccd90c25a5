import { Alert, Button, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { kinds } from "../api/kinds.generated.ts";
import { ItemReach } from "../insight/item-reach.tsx";
import { VacantSteps } from "../review/signing-notices.tsx";
import { useMay } from "../session/queries.ts";
import { Icon } from "../ui/icon.tsx";
import { Page, Section } from "../ui/page.tsx";
import { PageSkeleton, ProblemPage } from "../ui/page-states.tsx";
import { ItemStateBadge } from "../ui/state-badge.tsx";
import { kindName } from "../ui/words.ts";
import { CloseButton } from "./close-button.tsx";
import { CorrectButton } from "./correct-button.tsx";
import { ItemHistory } from "./item-history.tsx";
import classes from "./item-page.module.css";
import { itemQuery, type OpenItem } from "./queries.ts";
import { RecallButton } from "./recall-button.tsx";
import { ReleaseLinks } from "./release-links.tsx";
import { RevisionList } from "./revision-list.tsx";

/** An item with its whole story: where it stands, who did what, every revision, what came of it. */
export function ItemPage() {
  const { t } = useTranslation();
  const { itemId } = useParams({ from: "/tin-bai/$itemId" });
  const found = useQuery(itemQuery(itemId));
  const seesBoard = useMay("delivery.read");
  if (found.isError) return <ProblemPage error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.isSuccess) return <PageSkeleton />;
  const { item, draft, may } = found.data;
  const { title, urgent } = draft.content;
  const isOver = item.phase === "out" || item.phase === "ended";
  const correcting = item.releasedRevisionId !== null && !isOver;
  const returned = item.returnedReason !== "";
  return (
    <Page
      title={title === "" ? t("items.list.untitled") : title}
      lead={
        <div className={classes.lead}>
          <ItemStateBadge state={item.state} returned={returned} urgent={urgent} />
          <span>
            {kindName(item.kind)} · {item.unitName}
          </span>
        </div>
      }
      actions={
        <>
          {may.edit && (
            <Button
              leftSection={<Icon name="edit" />}
              renderRoot={(props) => <Link {...props} to="/tin-bai/$itemId/soan" params={{ itemId }} />}
            >
              {t("items.page.edit")}
            </Button>
          )}
          {may.recall && <RecallButton itemId={itemId} version={item.version} />}
          {may.correct && <CorrectButton itemId={itemId} version={item.version} />}
          {may.close && <CloseButton itemId={itemId} version={item.version} />}
          {item.currentRevisionId !== null && (
            <Button
              variant={may.edit ? "default" : "filled"}
              renderRoot={(props) => <Link {...props} to="/tin-bai/$itemId/duyet" params={{ itemId }} />}
            >
              {t("items.page.review")}
            </Button>
          )}
        </>
      }
    >
      {!isOver && <VacantSteps itemId={itemId} />}
      {returned && (
        <Alert color="orange" title={t("items.page.returnedTitle")} mb="md" icon={<Icon name="info" />}>
          {item.returnedReason}
        </Alert>
      )}
      {item.phase === "ended" && (
        <Alert color="gray" title={t("items.page.closedTitle")} mb="md" icon={<Icon name="info" />}>
          {t("items.page.closedText")}
        </Alert>
      )}
      {correcting && (
        <Alert color="gold" mb="md" icon={<Icon name="info" />}>
          {t("items.page.publicStays")}
        </Alert>
      )}
      <div className={classes.columns}>
        <div className={classes.main}>
          <Section title={t("items.page.history")}>
            <ItemHistory itemId={itemId} />
          </Section>
        </div>
        <div className={classes.aside}>
          {item.releasedRevisionId !== null && <ItemReach itemId={itemId} />}
          {item.releasedRevisionId !== null && (
            <ReleaseLinks
              itemId={itemId}
              publicPath={item.phase === "ended" ? null : publicPathOf(itemId, draft.content.details)}
              seesBoard={seesBoard}
            />
          )}
          <Section title={t("items.page.revisions")}>
            <RevisionList itemId={itemId} />
          </Section>
          <Section title={t("items.page.contributors")}>
            {item.contributors.map((person) => (
              <Text key={person.personId}>{person.name}</Text>
            ))}
          </Section>
        </div>
      </div>
    </Page>
  );
}

/** Where the public sees an item: a static page at its own address, the layout at the front page. */
function publicPathOf(itemId: string, details: OpenItem["draft"]["content"]["details"]): string {
  if (details !== null && "path" in details) return `/${details.path}`;
  return details === null || kinds[details.kind].hasText ? `/tin/${itemId}` : "/";
}
