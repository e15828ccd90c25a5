/** @jsxImportSource preact */
import type { JSX } from "preact";
import type { PublicChannel } from "../../server/public-store/queries.ts";
import type { PortalPlatform } from "../site.ts";
import { Block } from "./blocks.tsx";
import { PlatformLabel } from "./platform-label.tsx";

/** The official channels of one unit. */
export function UnitChannels({
  channels,
  platforms,
}: {
  channels: readonly PublicChannel[];
  platforms: readonly PortalPlatform[];
}): JSX.Element {
  return (
    <div class="side">
      <Block id="kenh-don-vi" title="Kênh chính thức" href="/kenh-chinh-thuc" more="Tất cả">
        {channels.length === 0 ? (
          <p class="nothing">Đơn vị chưa có trang mạng xã hội chính thức.</p>
        ) : (
          <ul class="side-channels">
            {channels.map((channel) => (
              <li>
                <PlatformLabel platforms={platforms} id={channel.platform} />
                <a href={channel.url} rel="noopener">
                  {channel.name}
                </a>
              </li>
            ))}
          </ul>
        )}
      </Block>
    </div>
  );
}
