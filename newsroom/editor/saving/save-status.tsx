import { useTranslation } from "react-i18next";
import { Icon } from "../../ui/icon.tsx";
import { atSecond } from "../../ui/time.ts";
import { useOnline } from "../../ui/use-online.ts";
import type { AutosaveState } from "./autosave.ts";
import classes from "./save-status.module.css";

/** One quiet line that says whether the text is safe. */
export function SaveStatus({ state }: { state: AutosaveState }) {
  const { t } = useTranslation();
  const online = useOnline();
  const words = {
    saved:
      state.savedAt === null
        ? t("editor.save.savedEarlier")
        : t("editor.save.saved", { time: atSecond(new Date(state.savedAt)) }),
    waiting: t("editor.save.waiting"),
    saving: t("editor.save.saving"),
    offline: t("editor.save.offline"),
    conflict: t("editor.save.conflict"),
    refused: t("editor.save.refused", { why: state.problem?.title ?? "" }),
  };
  // Offline is said here, beside the text, and nowhere else on this screen.
  const isOffline = !online && state.phase !== "refused" && state.phase !== "conflict";
  const isNowhere = !state.isKept && state.phase !== "saved" && (isOffline || state.phase !== "saving");
  const text = isNowhere
    ? t("editor.save.notKept")
    : isOffline
      ? t(state.phase === "saved" ? "editor.save.offlineSaved" : "editor.save.offline")
      : words[state.phase];
  const isProblem =
    isNowhere ||
    isOffline ||
    state.phase === "offline" ||
    state.phase === "conflict" ||
    state.phase === "refused";
  return (
    <p className={classes.status} data-trouble={isProblem} role="status">
      <Icon name={isProblem ? "warning" : state.phase === "saved" ? "check" : "clock"} size={18} />
      <span>{text}</span>
    </p>
  );
}
