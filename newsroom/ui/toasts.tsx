import { CloseButton, Paper, Text } from "@mantine/core";
import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { asProblem } from "../api/problem.ts";
import { Icon } from "./icon.tsx";
import classes from "./toasts.module.css";

interface Toast {
  readonly id: number;
  readonly tone: "good" | "bad";
  readonly text: string;
}

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

function dismiss(id: number): void {
  set(toasts.filter((toast) => toast.id !== id));
}

function show(tone: Toast["tone"], text: string): void {
  lastId += 1;
  const id = lastId;
  set([...toasts.slice(-2), { id, tone, text }]);
  setTimeout(() => dismiss(id), tone === "good" ? 5000 : 12_000);
}

/** Says briefly that something was done. */
export function sayDone(text: string): void {
  show("good", text);
}

/** Says that nobody knows yet whether something was done. */
export function sayUnsure(text: string): void {
  show("bad", text);
}

/** Says in a sentence of the screen that something could not be done. */
export function sayRefused(text: string): void {
  show("bad", text);
}

/** Says that something was refused, in the API's own sentence. */
export function sayProblem(error: unknown): void {
  const problem = asProblem(error);
  show("bad", `${problem.title}. ${problem.detail}`);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The place of the short messages; read out by screen readers. */
export function Toasts() {
  const { t } = useTranslation();
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return (
    <div className={classes.stack} role="status" aria-live="polite">
      {shown.map((toast) => (
        <Paper key={toast.id} className={classes.toast} data-tone={toast.tone} withBorder shadow="md">
          <Icon name={toast.tone === "good" ? "check" : "warning"} />
          <Text size="sm" flex={1}>
            {toast.text}
          </Text>
          <CloseButton aria-label={t("shell.close")} onClick={() => dismiss(toast.id)} />
        </Paper>
      ))}
    </div>
  );
}
