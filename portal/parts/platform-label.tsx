/** @jsxImportSource preact */
import type { JSX } from "preact";
import type { PortalPlatform } from "../site.ts";

/** A platform as people call it, in its colour; one that is no longer in the list by its id. */
export function PlatformLabel({
  platforms,
  id,
}: {
  platforms: readonly PortalPlatform[];
  id: string;
}): JSX.Element {
  const platform = platforms.find((one) => one.id === id);
  return platform === undefined ? (
    <span class="platform">{id}</span>
  ) : (
    <span class={`platform platform-${platform.tone}`}>{platform.name}</span>
  );
}

/** What the channels of each platform are called, to be listed in a sentence that they begin. */
export function channelNouns(platforms: readonly PortalPlatform[]): string[] {
  return platforms.map(({ texts: { channel } }, index) =>
    index === 0 ? channel : channel.charAt(0).toLowerCase() + channel.slice(1),
  );
}

const list = new Intl.ListFormat("vi", { type: "conjunction" });

/** The channels of every platform in words: «Trang A, kênh B và tài khoản C». */
export function channelsInWords(platforms: readonly PortalPlatform[]): string {
  return list.format(channelNouns(platforms));
}
