import { Button, Group, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Standstills } from "../review/signing-notices.tsx";
import { useSession } from "../session/queries.ts";
import { LoadMore } from "../ui/load-more.tsx";
import { Page } from "../ui/page.tsx";
import { EmptyState, PageSkeleton } from "../ui/page-states.tsx";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import { StateBadge } from "../ui/state-badge.tsx";
import table from "../ui/table.module.css";
import { roleName } from "../ui/words.ts";
import { ActiveButton } from "./active-button.tsx";
import { GrantsDialog } from "./grants-dialog.tsx";
import { ProposalList } from "./proposal-list.tsx";
import { peopleQuery } from "./queries.ts";

/** The accounts with their roles. */
export function PeoplePage() {
  const { t } = useTranslation();
  const session = useSession();
  const [words, setWords] = useState("");
  const [q] = useDebouncedValue(words, 350);
  const people = useInfiniteQuery(peopleQuery(q));
  const found = people.data?.pages.flatMap((page) => page.items) ?? [];
  const [opened, setOpened] = useState<string | null>(null);
  const chosen = found.find(({ personId }) => personId === opened);
  return (
    <Page title={t("directory.people.title")} lead={t("directory.people.lead")}>
      <Standstills />
      <ProposalList />
      <search className={table.filters}>
        <TextInput
          type="search"
          label={t("directory.people.search")}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      </search>
      {people.isError && <ProblemPanel error={people.error} onRetry={() => void people.refetch()} />}
      {people.isPending && <PageSkeleton />}
      {people.isSuccess && found.length === 0 && (
        <EmptyState title={t("directory.people.none")}>{t("directory.people.noneHint")}</EmptyState>
      )}
      {found.length > 0 && (
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t("directory.people.title")}</th>
              <th scope="col">{t("items.page.unit")}</th>
              <th scope="col">{t("directory.people.roles")}</th>
              <th scope="col">{t("items.list.state")}</th>
            </tr>
          </thead>
          <tbody>
            {found.map((person) => (
              <tr key={person.personId}>
                <th scope="row">
                  <div className={table.strong}>
                    {person.rank} {person.fullName}
                  </div>
                  <div className={table.soft}>
                    {person.username} · {person.title}
                  </div>
                </th>
                <td>{person.unitName}</td>
                <td>{[...new Set(person.grants.map(({ role }) => roleName(role)))].join(", ")}</td>
                <td>
                  <StateBadge tone={person.active ? "good" : "quiet"}>
                    {person.active ? t("directory.people.active") : t("directory.people.inactive")}
                  </StateBadge>
                  {person.may.manage && (
                    <Group gap="xs" mt="xs">
                      <Button
                        size="sm"
                        variant="default"
                        aria-label={`${t("directory.grants.open")}: ${person.fullName}`}
                        onClick={() => setOpened(person.personId)}
                      >
                        {t("directory.grants.open")}
                      </Button>
                      {person.personId !== session.data?.person.personId && <ActiveButton person={person} />}
                    </Group>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <LoadMore query={people} />
      {chosen !== undefined && <GrantsDialog person={chosen} onClose={() => setOpened(null)} />}
    </Page>
  );
}
