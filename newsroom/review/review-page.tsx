import { Anchor, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ReleasePanel } from "../release/release-panel.tsx";
import { Page, Section } from "../ui/page.tsx";
import { PageSkeleton, ProblemPage } from "../ui/page-states.tsx";
import { SealCode } from "../ui/seal-code.tsx";
import { StateBadge } from "../ui/state-badge.tsx";
import { atMinute } from "../ui/time.ts";
import { kindName } from "../ui/words.ts";
import { ChangesPanel } from "./changes-panel.tsx";
import { CorrectionNote } from "./correction-note.tsx";
import { PlanSteps } from "./plan-steps.tsx";
import { reviewQuery } from "./queries.ts";
import { ReturnPanel } from "./return-panel.tsx";
import classes from "./review-page.module.css";
import { SealedView } from "./sealed-view.tsx";
import { VacantSteps } from "./signing-notices.tsx";
import { VerdictPanel } from "./verdict-panel.tsx";

/** The sealed item in full, what changed, what lacks, and this person's verdict or release. */
export function ReviewPage() {
  const { t } = useTranslation();
  const { itemId } = useParams({ from: "/tin-bai/$itemId/duyet" });
  const found = useQuery(reviewQuery(itemId));
  if (found.isError) return <ProblemPage error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.isSuccess) return <PageSkeleton />;
  const review = found.data;
  const { revision, may } = review;
  const { content } = revision;
  const decides = may.release || may.cancelRelease;
  return (
    <Page
      title={t("review.pageTitle")}
      lead={
        <div className={classes.lead}>
          {content.urgent && <StateBadge tone="bad">{t("words.urgent")}</StateBadge>}
          <span>
            {kindName(content.kind)} · {content.unit.name} ·{" "}
            {t("items.page.revision", { number: revision.number })} ·{" "}
            {t("items.page.submittedAt", { when: atMinute(revision.submittedAt) })}
          </span>
          <Anchor renderRoot={(props) => <Link {...props} to="/tin-bai/$itemId" params={{ itemId }} />}>
            {t("items.page.history")}
          </Anchor>
        </div>
      }
    >
      <VacantSteps itemId={itemId} />
      <div className={classes.columns}>
        <div className={classes.text}>
          {content.correctionNote !== "" && <CorrectionNote note={content.correctionNote} />}
          {review.changesSincePublic !== null && (
            <ChangesPanel
              title={t("review.publicTitle")}
              none={t("review.publicNone")}
              changes={review.changesSincePublic}
            />
          )}
          <ChangesPanel
            title={t("review.changesTitle")}
            none={t("review.changesNone")}
            changes={review.changesSinceSeen}
          />
          <SealedView content={content} posts={revision.posts} />
        </div>
        <div className={classes.aside}>
          <Text size="sm" c="dimmed" mb="md">
            {t("review.sealed")} <SealCode hash={revision.contentHash} />
          </Text>
          {decides && <ReleasePanel review={review} />}
          {(may.sign.length > 0 || !decides) && <VerdictPanel review={review} />}
          {may.return && may.sign.length === 0 && <ReturnPanel review={review} />}
          <Section title={t("review.plan")}>
            <PlanSteps stages={review.stages} signoffs={review.signoffs} />
            {review.complete && <p>{t("review.complete")}</p>}
            <p className={classes.citation}>{review.citation}</p>
          </Section>
        </div>
      </div>
    </Page>
  );
}
