import { Menu, UnstyledButton } from "@mantine/core";
import { Link, Outlet, useMatches, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { CredentialNotice } from "../session/credential-notice.tsx";
import { useSession, useSignOut } from "../session/queries.ts";
import { DrumStar } from "../ui/drum-star.tsx";
import { Icon } from "../ui/icon.tsx";
import { RefusedPage } from "../ui/page-states.tsx";
import { useOnline } from "../ui/use-online.ts";
import classes from "./layout.module.css";
import { placesFor, screenPlaceOf, splitForBar } from "./navigation.ts";

const barSlots = 5;

/** The frame of every screen: side navigation on a desktop, bottom bar on a phone. */
export function Layout() {
  const { t } = useTranslation();
  const online = useOnline();
  const session = useSession();
  const places = placesFor(session.data?.may ?? []);
  const screenPlace = useScreenPlace();
  // Beside the text the line of its saving says it.
  const isWriting = useMatches({
    select: (matches) => matches.some(({ routeId }) => routeId === "/tin-bai/$itemId/soan"),
  });
  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#content">
        {t("shell.skipToContent")}
      </a>
      <header className={classes.top}>
        <Link to="/" className={classes.brand}>
          <span className={classes.mark}>
            <DrumStar />
          </span>
          <span>{t("shell.product")}</span>
        </Link>
        <AccountMenu />
      </header>
      <nav className={classes.side} aria-label={t("shell.navigation")}>
        {places.map((place) => (
          <Link
            key={place.key}
            to={place.to}
            className={classes.sideLink}
            {...markedWhen(isIn(screenPlace, place))}
          >
            <Icon name={place.icon} />
            {t(`shell.nav.${place.key}`)}
          </Link>
        ))}
      </nav>
      <div className={classes.body}>
        {!online && !isWriting && (
          <p className={classes.offline} role="status">
            <Icon name="warning" size={18} />
            {t("shell.offline")}
          </p>
        )}
        <main id="content" className={classes.main} tabIndex={-1}>
          <CredentialNotice />
          {screenPlace.in === "refused" ? (
            <RefusedPage place={t(`shell.nav.${screenPlace.place.key}`)} />
          ) : (
            <Outlet />
          )}
        </main>
      </div>
      {places.length > 1 && <BottomBar />}
    </div>
  );
}

function BottomBar() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const session = useSession();
  const screenPlace = useScreenPlace();
  const { bar, rest } = splitForBar(placesFor(session.data?.may ?? []), barSlots);
  return (
    <nav className={classes.bar} aria-label={t("shell.navigation")}>
      {bar.map((place) => (
        <Link
          key={place.key}
          to={place.to}
          className={classes.barLink}
          {...markedWhen(isIn(screenPlace, place))}
        >
          <Icon name={place.icon} size={22} />
          {t(`shell.nav.${place.key}`)}
        </Link>
      ))}
      {rest.length > 0 && (
        <Menu position="top-end" width={220}>
          <Menu.Target>
            <UnstyledButton className={classes.barLink}>
              <Icon name="more" size={22} />
              {t("shell.more")}
            </UnstyledButton>
          </Menu.Target>
          <Menu.Dropdown>
            {rest.map((place) => (
              <Menu.Item
                key={place.key}
                leftSection={<Icon name={place.icon} />}
                onClick={() => void navigate({ to: place.to })}
              >
                {t(`shell.nav.${place.key}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </nav>
  );
}

/** Where the screen that is open stands for the person who is signed in. */
function useScreenPlace() {
  const session = useSession();
  const screen = useMatches({ select: (matches) => matches.at(-1)?.routeId ?? "" });
  return screenPlaceOf({ screen, may: session.data?.may ?? [] });
}

function isIn(
  screenPlace: ReturnType<typeof useScreenPlace>,
  place: ReturnType<typeof placesFor>[number],
): boolean {
  return screenPlace.in === "place" && screenPlace.place === place;
}

/** A link to the place where the person is; which that is, an address alone does not tell. */
function markedWhen(here: boolean) {
  return {
    activeOptions: { exact: true },
    ...(here ? { "data-status": "active", "aria-current": "page" as const } : {}),
  };
}

function AccountMenu() {
  const { t } = useTranslation();
  const session = useSession();
  const signOut = useSignOut();
  const person = session.data?.person;
  if (person === undefined) return null;
  const roles = [...new Set(session.data?.roles.map(({ role }) => role))].map((role) =>
    t(`shell.roles.${role}`),
  );
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <UnstyledButton
          className={classes.account}
          aria-label={`${t("shell.account")}: ${person.rank} ${person.fullName}`}
        >
          <Icon name="user" />
          <span className={classes.accountName}>
            {person.rank} {person.fullName}
          </span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label className={classes.accountLabel}>
          <strong>
            {person.rank} {person.fullName}
          </strong>
          <span>{person.title}</span>
          <span>{person.unitName}</span>
          <span>{roles.join(" · ")}</span>
        </Menu.Label>
        <Menu.Divider />
        <Menu.Item onClick={() => signOut.mutate({ everywhere: false })}>{t("shell.signOut")}</Menu.Item>
        <Menu.Item onClick={() => signOut.mutate({ everywhere: true })}>
          {t("shell.signOutEverywhere")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
