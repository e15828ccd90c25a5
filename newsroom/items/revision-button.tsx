import { Button, Modal, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { latePart } from "../ui/late.tsx";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import { revisionQuery } from "./queries.ts";

const SealedView = latePart(() => import("../review/sealed-view.tsx").then((module) => module.SealedView));

/** Shows a sealed revision as it was submitted, word for word. */
export function RevisionButton({ itemId, number }: { itemId: string; number: number }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const name = t("items.page.revision", { number });
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        aria-label={`${t("items.page.show")} ${name}`}
        onClick={() => setOpen(true)}
      >
        {t("items.page.show")}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        size="56rem"
        title={name}
        closeButtonProps={{ "aria-label": t("shell.close") }}
      >
        <Suspense fallback={<Skeleton height={320} />}>
          <Revision itemId={itemId} number={number} />
        </Suspense>
      </Modal>
    </>
  );
}

function Revision({ itemId, number }: { itemId: string; number: number }) {
  const revision = useQuery(revisionQuery({ itemId, number }));
  if (revision.isError)
    return <ProblemPanel error={revision.error} onRetry={() => void revision.refetch()} />;
  if (!revision.isSuccess) return <Skeleton height={320} />;
  return <SealedView content={revision.data.content} posts={revision.data.posts} />;
}
