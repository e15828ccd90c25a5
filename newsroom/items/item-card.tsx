import { Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ItemStateBadge } from "../ui/state-badge.tsx";
import { sinceThen } from "../ui/time.ts";
import { kindName } from "../ui/words.ts";
import classes from "./item-card.module.css";
import type { ItemLine } from "./queries.ts";

/** The places to which a card may lead. */
type ItemPlace = "/tin-bai/$itemId" | "/tin-bai/$itemId/soan" | "/tin-bai/$itemId/duyet";

/** An item in a list; the whole card leads to it. */
export function ItemCard({ item, to = "/tin-bai/$itemId" }: { item: ItemLine; to?: ItemPlace }) {
  const { t } = useTranslation();
  const returned = item.returnedReason !== "";
  return (
    <CardFrame
      itemId={item.id}
      to={to}
      title={item.title}
      badges={<ItemStateBadge state={item.state} returned={returned} urgent={item.urgent} />}
      kind={item.kind}
    >
      <Text size="sm" c="dimmed">
        {item.unitName} ·{" "}
        {t("items.list.by", {
          name: item.updatedBy,
          when: sinceThen({ iso: item.updatedAt, now: new Date() }),
        })}
      </Text>
      {returned && (
        <Text size="sm" className={classes.reason}>
          {t("items.list.reason", { reason: item.returnedReason })}
        </Text>
      )}
    </CardFrame>
  );
}

/** The card of an item: badges, kind, title as the link, and what else there is to say. */
export function CardFrame({
  itemId,
  to,
  title,
  badges,
  kind,
  children,
}: {
  itemId: string;
  to: ItemPlace;
  title: string;
  badges: ReactNode;
  kind: string;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <li className={classes.card}>
      <div className={classes.badges}>
        {badges}
        <Text size="sm" c="dimmed" component="span">
          {kindName(kind)}
        </Text>
      </div>
      <Link to={to} params={{ itemId }} className={classes.title}>
        {title === "" ? t("items.list.untitled") : title}
      </Link>
      {children}
    </li>
  );
}

/** A list of items. */
export function ItemCards({ children }: { children: ReactNode }) {
  return <ul className={classes.list}>{children}</ul>;
}
