import { useTranslation } from "react-i18next";
import { type Session, useSession } from "./queries.ts";

/** A platform on which the force publishes, as the API tells of it: data alone. */
export type Platform = Session["platforms"][number];

const none: readonly Platform[] = [];

/** The platforms, in the order of the screen. */
export function usePlatforms(): readonly Platform[] {
  return useSession().data?.platforms ?? none;
}

/** Whether a channel, as targets name it, is on a platform: its id begins with that of the platform. */
export function isOnPlatform(channelId: string, platformId: string): boolean {
  return channelId.startsWith(`${platformId}-`);
}

/** The name of a platform, or of the portal; one that is no longer in the list shows as its id. */
export function usePlatformName(): (id: string) => string {
  const { t } = useTranslation();
  const platforms = usePlatforms();
  return (id) =>
    id === "portal" ? t("words.portal") : (platforms.find((platform) => platform.id === id)?.name ?? id);
}
