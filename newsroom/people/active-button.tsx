import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import { sayDone } from "../ui/toasts.tsx";
import { type Person, setActive } from "./queries.ts";

/** Locks an account after asking once more, or opens it again. */
export function ActiveButton({ person }: { person: Person }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [open, setOpen] = useState(false);
  const change = useMutation({
    mutationFn: () => setActive({ personId: person.personId, active: !person.active }),
    onSuccess: async () => {
      sayDone(person.active ? t("directory.people.deactivated") : t("directory.people.activated"));
      setOpen(false);
      await cache.invalidateQueries({ queryKey: ["people"] });
    },
  });
  const label = person.active ? t("directory.people.deactivate") : t("directory.people.activate");
  return (
    <>
      <Button
        size="sm"
        variant="subtle"
        color={person.active ? "red" : "green"}
        c={person.active ? "red.9" : "green.9"}
        aria-label={`${label}: ${person.fullName}`}
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={person.active ? t("directory.people.deactivateTitle", { name: person.fullName }) : label}
        closeButtonProps={{ "aria-label": t("shell.close") }}
      >
        <Stack>
          <Text>
            {person.active ? t("directory.people.deactivateText") : `${person.rank} ${person.fullName}`}
          </Text>
          {change.isError && <ProblemPanel error={change.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setOpen(false)}>
              {t("shell.cancel")}
            </Button>
            <Button
              color={person.active ? "red.9" : "green"}
              loading={change.isPending}
              onClick={() => change.mutate()}
            >
              {label}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
