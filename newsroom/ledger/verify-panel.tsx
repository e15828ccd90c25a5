import { Alert, Button, List, Text } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Icon } from "../ui/icon.tsx";
import { Section } from "../ui/page.tsx";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import { atMinute } from "../ui/time.ts";
import classes from "./ledger-page.module.css";
import { checkpointQuery, verifyLedger } from "./queries.ts";

/** Recomputes the whole chain on demand and says what it found. */
export function VerifyPanel() {
  const { t } = useTranslation();
  const checkpoint = useQuery(checkpointQuery);
  const signed = checkpoint.data?.checkpoint;
  const verify = useMutation({ mutationFn: verifyLedger });
  return (
    <Section title={t("directory.ledger.checkpoint")}>
      <div className={classes.verify}>
        <Text>
          {signed
            ? t("directory.ledger.checkpointText", { seq: signed.seq, when: atMinute(signed.at) })
            : t("directory.ledger.checkpointNone")}
        </Text>
        <Button leftSection={<Icon name="seal" />} loading={verify.isPending} onClick={() => verify.mutate()}>
          {t("directory.ledger.verify")}
        </Button>
      </div>
      <div role="status" aria-live="polite">
        {verify.isPending && <Text mt="md">{t("directory.ledger.verifying")}</Text>}
        {verify.data?.agrees === true && (
          <Alert mt="md" color="green" icon={<Icon name="check" />}>
            {t("directory.ledger.agrees", { n: verify.data.entries })}
          </Alert>
        )}
        {verify.data?.agrees === false && (
          <Alert mt="md" color="red" icon={<Icon name="warning" />} title={t("directory.ledger.disagrees")}>
            <Text>
              {t("directory.ledger.disagreesText", {
                n: verify.data.entries,
                found: verify.data.problemCount,
              })}
            </Text>
            <List>
              {verify.data.problems.map((problem) => (
                <List.Item key={`${problem.kind} ${problem.seq} ${problem.subjectId}`}>
                  {problem.sentence}
                </List.Item>
              ))}
            </List>
          </Alert>
        )}
      </div>
      {verify.isError && <ProblemPanel error={verify.error} />}
    </Section>
  );
}
