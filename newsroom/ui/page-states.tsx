import { Button, Skeleton, Stack, Text, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { DrumStar } from "./drum-star.tsx";
import { Page } from "./page.tsx";
import classes from "./page-states.module.css";
import { ProblemPanel } from "./problem-panel.tsx";

/** The shape of a page while its answer is on the way. */
export function PageSkeleton({ lines = 4 }: { lines?: number }) {
  const { t } = useTranslation();
  return (
    <Stack gap="md" aria-busy="true" role="status">
      <span className="visually-hidden">{t("shell.loading")}</span>
      <Skeleton height={34} width="45%" />
      {Array.from({ length: lines }, (_, index) => `line-${index}`).map((key) => (
        <Skeleton key={key} height={72} />
      ))}
    </Stack>
  );
}

/** When there is nothing to show: what that means, and what to do. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={classes.empty}>
      <div className={classes.drum}>
        <DrumStar />
      </div>
      <Text fw={600}>{title}</Text>
      {children !== undefined && <div className={classes.hint}>{children}</div>}
    </div>
  );
}

/** For an address that no screen has. */
export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <Stack align="flex-start">
      <Title order={1} size="h2">
        {t("shell.notFoundTitle")}
      </Title>
      <Text>{t("shell.notFoundText")}</Text>
      <Button renderRoot={(props) => <Link {...props} to="/" />}>{t("shell.goHome")}</Button>
    </Stack>
  );
}

/** For a screen that the person has no right to; `place` is its name in the navigation. */
export function RefusedPage({ place }: { place: string }) {
  const { t } = useTranslation();
  return (
    <Page title={t("shell.refusedTitle")}>
      <Stack align="flex-start">
        <Text>{t("shell.refusedText", { place })}</Text>
        <Text c="dimmed">{t("shell.refusedHint")}</Text>
        <Button renderRoot={(props) => <Link {...props} to="/" />}>{t("shell.goHome")}</Button>
      </Stack>
    </Page>
  );
}

/** A whole screen that could not be loaded. */
export function ProblemPage({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <Stack>
      <Title order={1} size="h2">
        {t("shell.problemTitle")}
      </Title>
      <ProblemPanel error={error} onRetry={onRetry} />
    </Stack>
  );
}

/** For a screen that broke. */
export function AsideError({ error, reset }: { error: unknown; reset: () => void }) {
  return <ProblemPage error={error} onRetry={reset} />;
}
