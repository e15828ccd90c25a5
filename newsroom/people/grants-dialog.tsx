import { Alert, Button, Group, Modal, Select, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { unitsQuery } from "../editor/details/queries.ts";
import { vi } from "../texts/vi.ts";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import { atMinute, fromLocalField } from "../ui/time.ts";
import { sayDone } from "../ui/toasts.tsx";
import { useReturnFocus } from "../ui/use-return-focus.ts";
import { roleName } from "../ui/words.ts";
import { CodeHalf } from "./code-half.tsx";
import { EndGrant } from "./end-grant.tsx";
import { type GrantRole, giveGrant, isRole, type Person, proposeReset } from "./queries.ts";

/** The roles of a person with their times: to give one (a deputy from a day to a day), to end one, to renew the sign-in. */
export function GrantsDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  useReturnFocus();
  const { t } = useTranslation();
  const [code, setCode] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  if (code !== null)
    return (
      <CodeHalf
        title={t("directory.reset.firstTitle")}
        code={code}
        help={t("directory.reset.firstHelp")}
        onClose={onClose}
      />
    );
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      // Escape closes the question that stands above, not this.
      closeOnEscape={!asking}
      title={t("directory.grants.title", { name: `${person.rank} ${person.fullName}` })}
      closeButtonProps={{ "aria-label": t("shell.close") }}
    >
      <Stack gap="lg">
        <HeldGrants person={person} onAsk={setAsking} />
        <GiveForm person={person} />
        <ResetForm person={person} onCode={setCode} />
      </Stack>
    </Modal>
  );
}

function HeldGrants({ person, onAsk }: { person: Person; onAsk: (asking: boolean) => void }) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  const units = useQuery(unitsQuery);
  const unitName = (code: string) => units.data?.find((unit) => unit.code === code)?.name ?? code;
  return (
    <Stack gap="xs">
      {person.grants.length === 0 && <Text c="dimmed">{t("directory.grants.none")}</Text>}
      {person.grants.map((grant) => {
        const what = `${roleName(grant.role)}, ${unitName(grant.unitCode)}`;
        return (
          <Group key={grant.grantId} justify="space-between" wrap="nowrap">
            <div>
              <Text fw={500}>{what}</Text>
              <Text size="sm" c="dimmed">
                {t("directory.grants.from", { when: atMinute(grant.validFrom) })}{" "}
                {grant.validTo === null
                  ? t("directory.grants.noEnd")
                  : t("directory.grants.to", { when: atMinute(grant.validTo) })}
              </Text>
            </div>
            <EndGrant
              personId={person.personId}
              grantId={grant.grantId}
              what={what}
              onAsk={onAsk}
              onDone={refresh}
            />
          </Group>
        );
      })}
    </Stack>
  );
}

const roleOptions = Object.entries(vi.shell.roles).map(([value, label]) => ({ value, label }));

function GiveForm({ person }: { person: Person }) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  const units = useQuery(unitsQuery);
  const [role, setRole] = useState<GrantRole | null>(null);
  const [unitCode, setUnitCode] = useState<string | null>(person.unitCode);
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const [reason, setReason] = useState("");
  const give = useMutation({
    mutationFn: giveGrant,
    onSuccess: async ({ proposalId }) => {
      sayDone(t(proposalId === null ? "directory.grants.given" : "directory.grants.proposed"));
      // A second press must not give the same again.
      setRole(null);
      for (const empty of [setFrom, setTo, setReason]) empty("");
      await refresh();
    },
  });
  const momentOf = (field: string) => fromLocalField(field)?.toISOString() ?? null;
  return (
    <Stack gap="sm">
      <Text fw={600}>{t("directory.grants.give")}</Text>
      <Select
        label={t("directory.grants.role")}
        placeholder={t("directory.grants.choose")}
        data={roleOptions}
        value={role}
        onChange={(value) => setRole(isRole(value) ? value : null)}
      />
      <Select
        label={t("directory.grants.unit")}
        searchable
        data={(units.data ?? []).map(({ code, name }) => ({ value: code, label: `${name} (${code})` }))}
        value={unitCode}
        onChange={setUnitCode}
      />
      <TextInput
        type="datetime-local"
        label={t("directory.grants.fromLabel")}
        description={t("directory.grants.fromHelp")}
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      <TextInput
        type="datetime-local"
        label={t("directory.grants.toLabel")}
        description={t("directory.grants.toHelp")}
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <TextInput
        label={t("directory.grants.reason")}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Text size="sm" c="dimmed">
        {t("directory.grants.twoPersons")}
      </Text>
      {give.isError && <ProblemPanel error={give.error} />}
      <Button
        disabled={role === null || unitCode === null}
        loading={give.isPending}
        onClick={() => {
          if (role === null || unitCode === null) return;
          give.mutate({
            personId: person.personId,
            role,
            unitCode,
            validFrom: momentOf(from),
            validTo: momentOf(to),
            reason: reason.trim(),
          });
        }}
      >
        {t("directory.grants.submit")}
      </Button>
    </Stack>
  );
}

function ResetForm({ person, onCode }: { person: Person; onCode: (code: string) => void }) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  const [reason, setReason] = useState("");
  const propose = useMutation({
    mutationFn: () => proposeReset({ personId: person.personId, reason: reason.trim() }),
    onSuccess: async ({ code }) => {
      sayDone(t("directory.grants.proposed"));
      onCode(code);
      await refresh();
    },
  });
  return (
    <Stack gap="xs">
      <Text fw={600}>{t("directory.reset.title")}</Text>
      <Alert color="gray">{t("directory.reset.how")}</Alert>
      <TextInput
        label={t("directory.grants.reason")}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {propose.isError && <ProblemPanel error={propose.error} />}
      <Button
        variant="default"
        disabled={reason.trim() === ""}
        loading={propose.isPending}
        onClick={() => propose.mutate()}
      >
        {t("directory.reset.propose")}
      </Button>
    </Stack>
  );
}

function useRefresh() {
  const cache = useQueryClient();
  return () =>
    Promise.all([
      cache.invalidateQueries({ queryKey: ["people"] }),
      cache.invalidateQueries({ queryKey: ["proposals"] }),
      cache.invalidateQueries({ queryKey: ["without-people"] }),
    ]);
}
