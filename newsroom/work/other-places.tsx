import { Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Action } from "../session/queries.ts";
import { placesFor } from "../shell/navigation.ts";
import { Icon } from "../ui/icon.tsx";
import classes from "./other-places.module.css";

/** For somebody who neither writes nor reviews: the places where their work is. */
export function OtherPlaces({ may }: { may: readonly Action[] }) {
  const { t } = useTranslation();
  return (
    <ul className={classes.places}>
      {placesFor(may)
        .filter((place) => place.key !== "work")
        .map((place) => (
          <li key={place.key}>
            <Link to={place.to} className={classes.place}>
              <Icon name={place.icon} />
              <span>
                <Text span fw={600} display="block">
                  {t(`shell.nav.${place.key}`)}
                </Text>
                {place.key !== "work" && (
                  <Text span c="dimmed">
                    {t(`items.work.places.${place.key}`)}
                  </Text>
                )}
              </span>
            </Link>
          </li>
        ))}
    </ul>
  );
}
