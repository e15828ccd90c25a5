import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Section } from "../ui/page.tsx";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import table from "../ui/table.module.css";
import { atMinute } from "../ui/time.ts";
import { sayDone } from "../ui/toasts.tsx";
import { roleName } from "../ui/words.ts";
import { CodeHalf } from "./code-half.tsx";
import { confirmProposal, type Proposal, proposalsQuery, withdrawProposal } from "./queries.ts";

/** What one administrator proposed and another confirms; what is decided stands below what waits. */
export function ProposalList() {
  const { t } = useTranslation();
  const proposals = useQuery(proposalsQuery);
  const [code, setCode] = useState<string | null>(null);
  const found = proposals.data ?? [];
  const open = found.filter(({ state }) => state === "open");
  const closed = found.filter(({ state }) => state !== "open").slice(0, 5);
  return (
    <Section title={t("directory.proposals.title", { count: open.length })}>
      {proposals.isError && <ProblemPanel error={proposals.error} onRetry={() => void proposals.refetch()} />}
      {open.length === 0 && (
        <Text c="dimmed" mb="sm">
          {t("directory.proposals.none")}
        </Text>
      )}
      <Stack gap="sm">
        {[...open, ...closed].map((proposal) => (
          <ProposalLine key={proposal.proposalId} proposal={proposal} onCode={setCode} />
        ))}
      </Stack>
      {code !== null && (
        <CodeHalf
          title={t("directory.reset.secondTitle")}
          code={code}
          help={t("directory.reset.secondHelp")}
          onClose={() => setCode(null)}
        />
      )}
    </Section>
  );
}

function ProposalLine({ proposal, onCode }: { proposal: Proposal; onCode: (code: string) => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const refresh = () =>
    Promise.all([
      cache.invalidateQueries({ queryKey: ["proposals"] }),
      cache.invalidateQueries({ queryKey: ["people"] }),
      cache.invalidateQueries({ queryKey: ["without-people"] }),
    ]);
  const confirm = useMutation({
    mutationFn: () => confirmProposal(proposal.proposalId),
    onSuccess: async ({ code }) => {
      sayDone(t("directory.proposals.confirmed"));
      if (code !== null) onCode(code);
      await refresh();
    },
  });
  const withdraw = useMutation({
    mutationFn: () => withdrawProposal(proposal.proposalId),
    onSuccess: async () => {
      sayDone(t("directory.proposals.withdrawn"));
      await refresh();
    },
  });
  const { state, may, validFrom, validTo } = proposal;
  const problem = confirm.error ?? withdraw.error;
  return (
    <div>
      <Text className={table.strong}>
        {proposal.kind === "grant"
          ? t("directory.proposals.grant", {
              role: roleName(proposal.role ?? ""),
              unit: proposal.unitName ?? "",
              name: proposal.personName,
            })
          : t("directory.proposals.reset", { name: proposal.personName })}{" "}
        ({proposal.username}, {proposal.personUnitName})
      </Text>
      {proposal.kind === "grant" && (
        <Text size="sm">
          {validFrom === null
            ? t("directory.grants.fromConfirmation")
            : t("directory.grants.from", { when: atMinute(validFrom) })}
          {", "}
          {validTo === null
            ? t("directory.grants.noEnd")
            : t("directory.grants.to", { when: atMinute(validTo) })}
        </Text>
      )}
      {proposal.reason !== "" && (
        <Text size="sm">{t("directory.proposals.reason", { reason: proposal.reason })}</Text>
      )}
      <Text className={table.soft}>
        {t("directory.proposals.by", { name: proposal.proposedBy, when: atMinute(proposal.proposedAt) })} ·{" "}
        {state === "open"
          ? t("directory.proposals.lapses", { when: atMinute(proposal.lapsesAt) })
          : t(`directory.proposals.states.${state}`, { name: proposal.decidedBy ?? "" })}
      </Text>
      {problem !== null && <ProblemPanel error={problem} />}
      {state === "open" && (
        <Group mt="xs">
          {may.confirm && (
            <Button loading={confirm.isPending} onClick={() => confirm.mutate()}>
              {t("directory.proposals.confirm")}
            </Button>
          )}
          {may.withdraw && (
            <Button variant="default" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
              {t(may.confirm ? "directory.proposals.turnDown" : "directory.proposals.withdraw")}
            </Button>
          )}
          {!may.confirm && may.withdraw && (
            <Alert color="gray" p="xs">
              {t("directory.proposals.needsOther")}
            </Alert>
          )}
        </Group>
      )}
    </div>
  );
}
