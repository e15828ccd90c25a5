import { NativeSelect, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { vi } from "../texts/vi.ts";
import { keysOf } from "../ui/keys-of.ts";
import { LoadMore } from "../ui/load-more.tsx";
import { Page } from "../ui/page.tsx";
import { EmptyState, PageSkeleton } from "../ui/page-states.tsx";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import table from "../ui/table.module.css";
import { foldRuns } from "./fold-runs.ts";
import { LedgerEntryRow } from "./ledger-entry-row.tsx";
import classes from "./ledger-page.module.css";
import { LedgerRun } from "./ledger-run.tsx";
import { ledgerQuery } from "./queries.ts";
import { VerifyPanel } from "./verify-panel.tsx";

/** The ledger as the inspector reads it: check it whole, then look at who did what. */
export function LedgerPage() {
  const { t } = useTranslation();
  const [act, setAct] = useState("");
  const [words, setWords] = useState("");
  const [subjectId] = useDebouncedValue(words.trim(), 350);
  const ledger = useInfiniteQuery(ledgerQuery({ act, subjectId }));
  const found = ledger.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t("directory.ledger.title")} lead={t("directory.ledger.lead")}>
      <VerifyPanel />
      <search className={table.filters}>
        <TextInput
          type="search"
          label={t("directory.ledger.subject")}
          description={t("directory.ledger.subjectHelp")}
          inputWrapperOrder={["label", "input", "description"]}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <NativeSelect
          label={t("directory.ledger.act")}
          data={[
            { value: "", label: t("directory.ledger.any") },
            ...keysOf(vi.directory.acts).map((key) => ({ value: key, label: vi.directory.acts[key] })),
          ]}
          value={act}
          onChange={(event) => setAct(event.currentTarget.value)}
        />
      </search>
      {ledger.isError && <ProblemPanel error={ledger.error} onRetry={() => void ledger.refetch()} />}
      {ledger.isPending && <PageSkeleton />}
      {ledger.isSuccess && found.length === 0 && (
        <EmptyState title={t("directory.ledger.none")}>
          <Text>{t("directory.ledger.noneHint")}</Text>
        </EmptyState>
      )}
      <ol className={classes.entries}>
        {foldRuns(found).map(({ key, entries }) =>
          entries.length === 1 ? (
            <LedgerEntryRow key={key} entry={entries[0]} />
          ) : (
            <LedgerRun
              key={key}
              entries={entries}
              mayGoOn={ledger.hasNextPage && entries.at(-1) === found.at(-1)}
            />
          ),
        )}
      </ol>
      <LoadMore query={ledger} />
    </Page>
  );
}
