/** @jsxImportSource preact */
import type { JSX } from "preact";
import { calendarDay } from "../../server/foundation/vietnam-time.ts";
import { folded } from "../../server/public-store/folded-text.ts";
import {
  listChannels,
  listUnits,
  type PublicChannel,
  type PublicUnit,
} from "../../server/public-store/queries.ts";
import { type ChannelFilter, channelsPath } from "../addresses/address.ts";
import { vietnameseNumber } from "../format.ts";
import type { Page } from "../http/answer.ts";
import { signList } from "../machines/sign-list.ts";
import { renderDocument } from "../parts/document.tsx";
import { Pager, Trail } from "../parts/navigation.tsx";
import { channelsInWords, PlatformLabel } from "../parts/platform-label.tsx";
import type { PortalPlatform, Site } from "../site.ts";
import { readSurroundings } from "../surroundings.ts";

const perPage = 60;

/** The official channels: what is not in this list is not ours. Undefined for a page behind the last. */
export async function channelsPage(
  site: Site,
  { filter: channelFilter, page }: { filter: ChannelFilter; page: number },
): Promise<Page | undefined> {
  const { platforms } = site;
  // A platform that there is not narrows nothing.
  const isKnown = platforms.some(({ id }) => id === channelFilter.platform);
  const filter = isKnown ? channelFilter : { ...channelFilter, platform: "" };
  const [surroundings, units, channels] = await Promise.all([
    readSurroundings(site),
    listUnits(site.db),
    listChannels(site.db),
  ]);
  const unit = units.find((candidate) => candidate.slug === filter.unit);
  const words = folded(filter.name);
  const found = channels.filter(
    (channel) =>
      (filter.platform === "" || channel.platform === filter.platform) &&
      (filter.unit === "" || channel.unitCode === unit?.code) &&
      (words === "" || folded(channel.name).includes(words) || channel.externalId === filter.name),
  );
  const shown = found.slice((page - 1) * perPage, page * perPage);
  if (shown.length === 0 && page > 1) return undefined;
  const path = channelsPath(filter, page);
  return {
    status: 200,
    path,
    contentType: "text/html; charset=utf-8",
    body: renderDocument(
      {
        title: "Kênh chính thức",
        description: `${channelsInWords(platforms)} chính thức của Công an tỉnh, các phòng và Công an xã, phường.`,
        canonical: `${site.publicUrl}/kenh-chinh-thuc`,
        surroundings,
        current: "/kenh-chinh-thuc",
      },
      <div class="width list-page">
        <Trail steps={[]} />
        <h1>Kênh chính thức</h1>
        <p class="lede">
          Chỉ những trang và tài khoản dưới đây là của Công an tỉnh, các phòng và Công an xã, phường. Hãy đối
          chiếu mã số, vì tên và ảnh đại diện có thể bị làm giả.
        </p>
        <FilterForm filter={filter} units={units} platforms={platforms} />
        <p class="found" role="status">
          {found.length === 0
            ? "Không có kênh nào khớp. Trang, tài khoản tự xưng là Công an mà không có ở đây thì không phải của chúng tôi."
            : `${vietnameseNumber(found.length)} kênh`}
        </p>
        {shown.length > 0 && <ChannelTable channels={shown} platforms={platforms} />}
        <Pager
          page={page}
          more={found.length > page * perPage}
          pathOf={(other) => channelsPath(filter, other)}
        />
      </div>,
    ),
    keys: ["layout"],
    // Free text and what is no platform have endless spellings; they must not push other pages out.
    stored: filter.name === "" && filter.platform === channelFilter.platform,
  };
}

function FilterForm({
  filter,
  units,
  platforms,
}: {
  filter: ChannelFilter;
  units: readonly PublicUnit[];
  platforms: readonly PortalPlatform[];
}): JSX.Element {
  return (
    <form class="filter" action="/kenh-chinh-thuc" method="get">
      <div>
        <label for="ten">Tên hoặc mã số</label>
        <input id="ten" name="ten" type="search" maxLength={80} value={filter.name} autocomplete="off" />
      </div>
      <div>
        <label for="nen-tang">Nền tảng</label>
        <select id="nen-tang" name="nen-tang">
          <option value="" selected={filter.platform === ""}>
            Tất cả
          </option>
          {platforms.map(({ id, name }) => (
            <option value={id} selected={id === filter.platform}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label for="don-vi">Đơn vị</label>
        <select id="don-vi" name="don-vi">
          <option value="">Tất cả</option>
          {units.map((unit) => (
            <option value={unit.slug} selected={unit.slug === filter.unit}>
              {unit.name}
            </option>
          ))}
        </select>
      </div>
      <button type="submit">Lọc</button>
    </form>
  );
}

function ChannelTable({
  channels,
  platforms,
}: {
  channels: readonly PublicChannel[];
  platforms: readonly PortalPlatform[];
}): JSX.Element {
  return (
    <ul class="channels">
      {channels.map((channel) => (
        <li>
          <PlatformLabel platforms={platforms} id={channel.platform} />
          <div class="channel-name">
            <a href={channel.url} rel="noopener">
              {channel.name}
            </a>
            {channel.unitName !== channel.name && <span>{channel.unitName}</span>}
            {channel.status === "retiring" && (
              <span class="channel-note">
                Sắp ngừng hoạt động
                {channel.successorName === null ? "" : `, chuyển về ${channel.successorName}`}
              </span>
            )}
          </div>
          <span class="channel-number">Mã số {channel.externalId}</span>
        </li>
      ))}
    </ul>
  );
}

/**
 * The official channels for programs, signed as `signList` says; `asOf` is the day in Viet Nam. Throws when the list is
 * not what the ledger says was published: then the last one that was signed stays, or there is none.
 */
export async function channelsJson(site: Site): Promise<Page> {
  const channels = await listChannels(site.db);
  if (site.listAgrees !== undefined && !(await site.listAgrees()))
    throw new Error("the public list of channels does not agree with the ledger and is not signed");
  return {
    status: 200,
    path: "/kenh-chinh-thuc.json",
    contentType: "application/json; charset=utf-8",
    body: JSON.stringify(
      signList(site.listKey, {
        publisher: site.publicUrl,
        asOf: calendarDay(site.now()),
        channels: channels.map((channel) => ({
          platform: channel.platform,
          id: channel.externalId,
          name: channel.name,
          unit: { code: channel.unitCode, name: channel.unitName },
          status: channel.status,
          successor: channel.successorName,
          url: channel.url,
        })),
      }),
    ),
    keys: [],
    stored: true,
  };
}
