import { Button, Group, Stack, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { asProblem, fieldMessage } from "../api/problem.ts";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import { fromLocalField } from "../ui/time.ts";
import { sayDone } from "../ui/toasts.tsx";
import { planOutage } from "./queries.ts";

const empty = { startsAt: "", endsAt: "", reason: "", forceMajeure: "" };

/** Announces a time of silence; a refusal leaves everything that was typed. */
export function OutageForm() {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [typed, setTyped] = useState(empty);
  const plan = useMutation({
    mutationFn: () => {
      const moment = (text: string) => fromLocalField(text)?.toISOString() ?? "";
      return planOutage({ ...typed, startsAt: moment(typed.startsAt), endsAt: moment(typed.endsAt) });
    },
    onSuccess: async () => {
      sayDone(t("continuity.outages.planned"));
      setTyped(empty);
      await cache.invalidateQueries({ queryKey: ["outages"] });
    },
  });
  const problem = plan.isError ? asProblem(plan.error) : null;
  const change = (part: Partial<typeof empty>) => setTyped((before) => ({ ...before, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    plan.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack maw="40rem">
        <TextInput
          type="datetime-local"
          label={t("continuity.outages.startsAt")}
          value={typed.startsAt}
          error={fieldMessage(problem, "startsAt")}
          onChange={(event) => change({ startsAt: event.currentTarget.value })}
          required
        />
        <TextInput
          type="datetime-local"
          label={t("continuity.outages.endsAt")}
          value={typed.endsAt}
          error={fieldMessage(problem, "endsAt")}
          onChange={(event) => change({ endsAt: event.currentTarget.value })}
          required
        />
        <Textarea
          label={t("continuity.outages.reason")}
          description={t("continuity.outages.reasonHelp")}
          value={typed.reason}
          error={fieldMessage(problem, "reason")}
          onChange={(event) => change({ reason: event.currentTarget.value })}
          autosize
          required
        />
        <Textarea
          label={t("continuity.outages.forceMajeure")}
          description={t("continuity.outages.forceMajeureHelp")}
          value={typed.forceMajeure}
          onChange={(event) => change({ forceMajeure: event.currentTarget.value })}
          autosize
        />
        {problem !== null && <ProblemPanel error={plan.error} />}
        <Group>
          <Button type="submit" loading={plan.isPending}>
            {t("continuity.outages.plan")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
