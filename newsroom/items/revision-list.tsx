import { Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import { SealCode } from "../ui/seal-code.tsx";
import { atMinute } from "../ui/time.ts";
import classes from "./item-page.module.css";
import { revisionsQuery } from "./queries.ts";
import { RevisionButton } from "./revision-button.tsx";

/** Every sealed revision with its hash, newest first. */
export function RevisionList({ itemId }: { itemId: string }) {
  const { t } = useTranslation();
  const revisions = useQuery(revisionsQuery(itemId));
  if (revisions.isError) return <ProblemPanel error={revisions.error} />;
  if (!revisions.isSuccess) return <Skeleton height={80} />;
  if (revisions.data.items.length === 0) return <Text c="dimmed">{t("items.page.revisionsNone")}</Text>;
  return (
    <ol className={classes.revisions} reversed>
      {revisions.data.items.map((revision) => (
        <li key={revision.revisionId}>
          <strong>{t("items.page.revision", { number: revision.number })}</strong>{" "}
          <SealCode hash={revision.contentHash} />
          <RevisionButton itemId={itemId} number={revision.number} />
          <div className={classes.when}>
            {t("items.page.submittedAt", { when: atMinute(revision.submittedAt) })}
          </div>
        </li>
      ))}
    </ol>
  );
}
