import { useTranslation } from "react-i18next";
import classes from "./state-badge.module.css";
import { itemStateName } from "./words.ts";

const tones: Readonly<Record<string, Tone>> = {
  draft: "quiet",
  "in-review": "going",
  approved: "ready",
  scheduled: "set",
  released: "good",
  missed: "bad",
  closed: "quiet",
};

/** Where an item stands, with "returned" and "urgent" where they hold. Words first; the colour only helps. */
export function ItemStateBadge({
  state,
  returned,
  urgent,
}: {
  state: string;
  returned: boolean;
  urgent: boolean;
}) {
  const { t } = useTranslation();
  return (
    <span className={classes.group}>
      <StateBadge tone={returned ? "care" : (tones[state] ?? "quiet")}>
        {returned ? t("words.returned") : itemStateName(state)}
      </StateBadge>
      {urgent && <StateBadge tone="bad">{t("words.urgent")}</StateBadge>}
    </span>
  );
}

/** What a state feels like; each tone has its own readable pair of colours. */
export type Tone = "quiet" | "going" | "ready" | "set" | "good" | "care" | "bad";

/** A quiet label in the colour of a state. */
export function StateBadge({ tone, children }: { tone: Tone; children: string }) {
  return (
    <span className={classes.badge} data-tone={tone}>
      {children}
    </span>
  );
}
