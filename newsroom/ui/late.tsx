import { Alert, Button, Group, Modal, Stack, Text, Title } from "@mantine/core";
import { type ComponentType, type ReactNode, use, useEffect, useReducer } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "./icon.tsx";
import { type LateScript, lateScript } from "./late-script.ts";
import { newsroomAnswers, reloadOnceAnswered } from "./reload.ts";
import { sayRefused } from "./toasts.tsx";
import { useReturnFocus } from "./use-return-focus.ts";

// Only a screen that a person opened reloads the page by itself: nothing that was written stands on it any more.

type Bring<Props> = () => Promise<ComponentType<Props>>;
interface Missing {
  /** Asks for the script once more. */
  readonly onRetry: () => void;
  /** Nobody looks at what is missing any more. */
  readonly onGone: () => void;
}

/** A part within a screen. When its script does not come, its place says so and the screen stays. */
export function latePart<Props extends object>(bring: Bring<Props>): (props: Props) => ReactNode {
  return late(lateScript(bring), (_props, missing) => <MissingPart {...missing} />);
}

/** A dialog over a screen. When its script does not come, a dialog says so and the screen stays. */
export function lateDialog<Props extends { onClose: () => void }>(
  bring: Bring<Props>,
): (props: Props) => ReactNode {
  return late(lateScript(bring), ({ onClose }, missing) => <MissingDialog {...missing} onClose={onClose} />);
}

/** A whole screen. When its script does not come, the page is reloaded as soon as the server answers. */
export function lateScreen(bring: () => Promise<ComponentType>): (() => ReactNode) & {
  preload: () => Promise<void>;
} {
  const script = lateScript(bring);
  const Screen = late<object>(script, (_props, missing) => <MissingScreen {...missing} />);
  // The router asks for it when a person merely points at a link, too.
  return Object.assign(() => <Screen />, { preload: async () => void (await script.prefetch()) });
}

function late<Props extends object>(
  script: LateScript<ComponentType<Props>>,
  otherwise: (props: Props, missing: Missing) => ReactNode,
): (props: Props) => ReactNode {
  return function Late(props: Props) {
    const [, look] = useReducer((count: number) => count + 1, 0);
    const Part = script.here() ?? use(script.come());
    if (Part !== null) return <Part {...props} />;
    const onRetry = () => {
      script.again();
      look();
    };
    return otherwise(props, { onRetry, onGone: script.again });
  };
}

function MissingPart({ onRetry, onGone }: Missing) {
  const { t } = useTranslation();
  useEffect(() => onGone, [onGone]);
  const reload = async () => {
    if (await newsroomAnswers()) location.reload();
    else sayRefused(t("shell.missing.away"));
  };
  return (
    <Alert
      color="red"
      variant="light"
      icon={<Icon name="warning" />}
      title={t("shell.missing.title")}
      role="alert"
    >
      <Stack gap="xs" align="flex-start">
        <Text>{t("shell.missing.text")}</Text>
        <Group gap="xs">
          <RetryButton onRetry={onRetry} />
          <Button variant="subtle" size="sm" onClick={() => void reload()}>
            {t("shell.missing.reload")}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}

function MissingDialog({ onClose, ...missing }: Missing & { onClose: () => void }) {
  useReturnFocus();
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("shell.problemTitle")}
      closeButtonProps={{ "aria-label": t("shell.close") }}
    >
      <MissingPart {...missing} />
    </Modal>
  );
}

function MissingScreen({ onRetry, onGone }: Missing) {
  const { t } = useTranslation();
  useEffect(() => onGone, [onGone]);
  useEffect(
    () =>
      reloadOnceAnswered({
        answers: newsroomAnswers,
        now: Date.now,
        storage: sessionStorage,
        reload: () => location.reload(),
      }),
    [],
  );
  return (
    <Stack align="flex-start" role="alert">
      <Title order={1} size="h2">
        {t("shell.problemTitle")}
      </Title>
      <Text>{t("shell.missing.screen")}</Text>
      <RetryButton onRetry={onRetry} />
    </Stack>
  );
}

function RetryButton({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <Button variant="default" size="sm" leftSection={<Icon name="refresh" size={16} />} onClick={onRetry}>
      {t("shell.retry")}
    </Button>
  );
}
