import { Button, Group, Paper, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asProblem, fieldMessage } from "../api/problem.ts";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import { StateBadge } from "../ui/state-badge.tsx";
import { atMinute } from "../ui/time.ts";
import { sayDone } from "../ui/toasts.tsx";
import { type Comment, decideComment } from "./queries.ts";

/** A citizen's comment on a draft, and the decision whether the public sees it. */
export function CommentCard({ comment }: { comment: Comment }) {
  const { t } = useTranslation();
  return (
    <Paper withBorder p="md">
      <Stack gap="xs">
        <Text fw={600}>
          <Link to="/tin-bai/$itemId" params={{ itemId: comment.itemId }}>
            {comment.title}
          </Link>
        </Text>
        <Text size="sm" c="dimmed">
          {t("citizens.comments.by", { author: comment.author, when: atMinute(comment.receivedAt) })}
        </Text>
        <Text style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>{comment.text}</Text>
        {comment.state === "received" ? (
          <Decision comment={comment} />
        ) : (
          <Group gap="xs">
            <StateBadge tone={comment.state === "published" ? "good" : "quiet"}>
              {t(`citizens.comments.${comment.state}`)}
            </StateBadge>
            <Text size="sm">{comment.reason}</Text>
          </Group>
        )}
      </Stack>
    </Paper>
  );
}

function Decision({ comment }: { comment: Comment }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [reason, setReason] = useState("");
  const decide = useMutation({
    mutationFn: decideComment,
    onSuccess: async () => {
      sayDone(t("citizens.comments.done"));
      await cache.invalidateQueries({ queryKey: ["citizens"] });
    },
  });
  const wrong = decide.error === null ? null : fieldMessage(asProblem(decide.error), "reason");
  const close = (verdict: "published" | "refused") =>
    decide.mutate({ commentId: comment.id, verdict, reason: verdict === "refused" ? reason : "" });
  return (
    <>
      <TextInput
        label={t("citizens.comments.reason")}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={wrong}
      />
      {decide.isError && wrong === null && <ProblemPanel error={decide.error} />}
      <Group>
        <Button loading={decide.isPending} onClick={() => close("published")}>
          {t("citizens.comments.publish")}
        </Button>
        <Button variant="default" disabled={decide.isPending} onClick={() => close("refused")}>
          {t("citizens.comments.refuse")}
        </Button>
      </Group>
    </>
  );
}
