import { Button, Group, Paper, Stack, Text, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asProblem, fieldMessage } from "../api/problem.ts";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import { StateBadge } from "../ui/state-badge.tsx";
import { atMinute } from "../ui/time.ts";
import { sayDone } from "../ui/toasts.tsx";
import { handleReport, type Report } from "./queries.ts";

/** A citizen's report of an error, and the act that closes it. */
export function ReportCard({ report }: { report: Report }) {
  const { t } = useTranslation();
  return (
    <Paper withBorder p="md">
      <Stack gap="xs">
        <Text fw={600}>
          <Link to="/tin-bai/$itemId" params={{ itemId: report.itemId }}>
            {report.title}
          </Link>
        </Text>
        <Text size="sm" c="dimmed">
          {report.unitName} · {t("citizens.reports.received", { when: atMinute(report.receivedAt) })}
        </Text>
        <Text style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>{report.text}</Text>
        {report.contact !== "" && (
          <Text size="sm">{t("citizens.reports.contact", { contact: report.contact })}</Text>
        )}
        {report.result === null ? (
          <Text size="sm">{t("citizens.reports.due", { when: atMinute(report.dueAt) })}</Text>
        ) : (
          <Group gap="xs">
            <StateBadge tone={report.result === "corrected" ? "good" : "quiet"}>
              {t(`citizens.reports.${report.result}`)}
            </StateBadge>
            <Text size="sm">{report.note}</Text>
          </Group>
        )}
        {report.mayHandle && <Handling report={report} />}
      </Stack>
    </Paper>
  );
}

function Handling({ report }: { report: Report }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [note, setNote] = useState("");
  const handle = useMutation({
    mutationFn: handleReport,
    onSuccess: async () => {
      sayDone(t("citizens.reports.done"));
      await cache.invalidateQueries({ queryKey: ["citizens"] });
    },
  });
  const wrong = handle.error === null ? null : fieldMessage(asProblem(handle.error), "note");
  const close = (result: "corrected" | "refused") => handle.mutate({ reportId: report.id, result, note });
  return (
    <>
      <Textarea
        label={t("citizens.reports.note")}
        description={t("citizens.reports.noteHelp")}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        autosize
        minRows={2}
        error={wrong}
      />
      {handle.isError && wrong === null && <ProblemPanel error={handle.error} />}
      <Group>
        <Button loading={handle.isPending} onClick={() => close("corrected")}>
          {t("citizens.reports.corrected")}
        </Button>
        <Button variant="default" disabled={handle.isPending} onClick={() => close("refused")}>
          {t("citizens.reports.refused")}
        </Button>
      </Group>
    </>
  );
}
