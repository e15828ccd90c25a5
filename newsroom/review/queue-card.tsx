import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { CardFrame } from "../items/item-card.tsx";
import { StateBadge } from "../ui/state-badge.tsx";
import { sinceThen } from "../ui/time.ts";
import type { QueueLine } from "./waiting-queries.ts";

/** An item that waits for this person, with what is asked and since when. */
export function QueueCard({ line }: { line: QueueLine }) {
  const { t } = useTranslation();
  const wanted = line.awaitsRelease
    ? t("review.forRelease")
    : t("review.forLens", { lenses: line.mine.map((lens) => t(`words.lens.${lens}`)).join(", ") });
  const others = line.lacking.filter((lens) => !line.mine.includes(lens));
  return (
    <CardFrame
      itemId={line.itemId}
      to="/tin-bai/$itemId/duyet"
      title={line.title}
      kind={line.kind}
      badges={line.urgent && <StateBadge tone="bad">{t("words.urgent")}</StateBadge>}
    >
      <Text size="sm" c="dimmed">
        {line.unitName} ·{" "}
        {t("review.waitingSince", { when: sinceThen({ iso: line.waitingSince, now: new Date() }) })}
        {line.number > 1 && ` · ${t("review.resubmitted", { number: line.number })}`}
      </Text>
      <Text size="sm" fw={600} c="green.8">
        {wanted}
      </Text>
      {others.length > 0 && (
        <Text size="sm" c="dimmed">
          {t("review.othersLack", { lenses: others.map((lens) => t(`words.lens.${lens}`)).join(", ") })}
        </Text>
      )}
    </CardFrame>
  );
}
