import { NativeSelect, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePlatformName, usePlatforms } from "../session/platforms.ts";
import { useMay } from "../session/queries.ts";
import { LoadMore } from "../ui/load-more.tsx";
import { Page } from "../ui/page.tsx";
import { EmptyState, PageSkeleton } from "../ui/page-states.tsx";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import { StateBadge } from "../ui/state-badge.tsx";
import table from "../ui/table.module.css";
import { onDay } from "../ui/time.ts";
import { type Channel, channelsQuery } from "./queries.ts";
import { TokenButton } from "./token-button.tsx";

const whole = new Intl.NumberFormat("vi-VN");

/** The register of channels with their health. */
export function ChannelsPage() {
  const { t } = useTranslation();
  const manages = useMay("channel.manage");
  const platforms = usePlatforms();
  const platformName = usePlatformName();
  const isOffered = (id: string): id is Channel["platform"] =>
    id === "portal" || platforms.some((platform) => platform.id === id);
  const [words, setWords] = useState("");
  const [platform, setPlatform] = useState<Channel["platform"] | "">("");
  const [health, setHealth] = useState("");
  const [q] = useDebouncedValue(words, 350);
  const channels = useInfiniteQuery(channelsQuery({ q, platform, health }));
  const found = channels.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t("directory.channels.title")} lead={t("directory.channels.lead")}>
      <search className={table.filters}>
        <TextInput
          type="search"
          label={t("directory.channels.search")}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <NativeSelect
          label={t("directory.channels.platform")}
          data={[
            { value: "", label: t("directory.channels.any") },
            { value: "portal", label: platformName("portal") },
            ...platforms.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={platform}
          onChange={(event) =>
            setPlatform(isOffered(event.currentTarget.value) ? event.currentTarget.value : "")
          }
        />
        <NativeSelect
          label={t("directory.channels.health")}
          data={[
            { value: "", label: t("directory.channels.any") },
            { value: "ok", label: t("directory.channels.healthy") },
            { value: "trouble", label: t("directory.channels.troubled") },
          ]}
          value={health}
          onChange={(event) => setHealth(event.currentTarget.value)}
        />
      </search>
      {channels.isError && <ProblemPanel error={channels.error} onRetry={() => void channels.refetch()} />}
      {channels.isPending && <PageSkeleton />}
      {channels.isSuccess && found.length === 0 && (
        <EmptyState title={t("directory.channels.none")}>{t("directory.channels.noneHint")}</EmptyState>
      )}
      {found.length > 0 && (
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t("delivery.channel")}</th>
              <th scope="col">{t("directory.channels.platform")}</th>
              <th scope="col">{t("items.page.unit")}</th>
              <th scope="col">{t("directory.channels.health")}</th>
              {manages && <th scope="col">{t("directory.channels.token")}</th>}
            </tr>
          </thead>
          <tbody>
            {found.map((channel) => (
              <ChannelRow key={channel.id} channel={channel} manages={manages} />
            ))}
          </tbody>
        </table>
      )}
      <LoadMore query={channels} />
    </Page>
  );
}

function ChannelRow({ channel, manages }: { channel: Channel; manages: boolean }) {
  const { t } = useTranslation();
  const platformName = usePlatformName();
  const healthy = channel.health === "ok";
  return (
    <tr>
      <th scope="row">
        <div className={table.strong}>{channel.name}</div>
        <div className={table.soft}>
          {t("directory.channels.followers", { n: whole.format(channel.followers) })}
          {channel.verified && ` · ${t("directory.channels.verified")}`}
        </div>
      </th>
      <td>{platformName(channel.platform)}</td>
      <td>{channel.unitName}</td>
      <td>
        <StateBadge tone={healthy ? "good" : "care"}>
          {healthy ? t("directory.channels.healthy") : t("directory.channels.troubled")}
        </StateBadge>
        {channel.healthReason !== "" && <div className={table.soft}>{channel.healthReason}</div>}
        {channel.status !== "active" && (
          <div className={table.soft}>
            {t(`words.channelStatus.${channel.status}`)}
            {channel.retiresOn !== null &&
              ` · ${t("directory.channels.retires", { date: onDay(channel.retiresOn) })}`}
          </div>
        )}
      </td>
      {manages && <td>{channel.platform !== "portal" && <TokenButton channel={channel} />}</td>}
    </tr>
  );
}
