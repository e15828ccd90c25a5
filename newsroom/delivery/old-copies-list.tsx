import { Anchor, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { usePlatformName } from "../session/platforms.ts";
import { Section } from "../ui/page.tsx";
import { StateBadge } from "../ui/state-badge.tsx";
import classes from "./board-page.module.css";
import type { Board } from "./queries.ts";

/** The channels whose post still says what a newer release has changed; nobody changes them but a person on the channel. */
export function OldCopiesList({ board }: { board: Board }) {
  const { t } = useTranslation();
  const platformName = usePlatformName();
  const { count, copies } = board.oldCopies;
  if (count === 0) return null;
  return (
    <Section title={t("delivery.oldCopies.title")}>
      <Text>{t("delivery.oldCopies.text", { n: count })}</Text>
      <ul className={classes.trouble}>
        {copies.map((copy) => (
          <li key={copy.deliveryId} className={classes.channel}>
            <div className={classes.what}>
              <div className={classes.name}>
                {copy.channelName}
                <Text size="sm" c="dimmed" component="span">
                  {platformName(copy.platform)}
                </Text>
                <StateBadge tone={copy.seen ? "care" : "quiet"}>
                  {t(copy.seen ? "delivery.oldCopies.stands" : "delivery.oldCopies.mayStand")}
                </StateBadge>
              </div>
              {copy.publicUrl !== null && (
                <Anchor href={copy.publicUrl} target="_blank" rel="noopener noreferrer" size="sm">
                  {t("delivery.oldCopies.openPost")}
                </Anchor>
              )}
            </div>
          </li>
        ))}
      </ul>
      {count > copies.length && (
        <Text size="sm" c="dimmed" mt="sm">
          {t("delivery.oldCopies.more", { n: count - copies.length })}
        </Text>
      )}
    </Section>
  );
}
