import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { type Answer, answer, api, given } from "../api/client.ts";

export type Channel = Answer<"listChannels">["items"][number];

/** What the register may be narrowed by. */
interface ChannelFilter {
  readonly q: string;
  readonly platform: Channel["platform"] | "";
  readonly health: string;
}

/** As many as a person reads at once. */
const rowsOnScreen = 50;

/** The channels that match. */
export const channelsQuery = (filter: ChannelFilter) =>
  infiniteQueryOptions({
    queryKey: ["channels", filter],
    queryFn: ({ pageParam: cursor }) =>
      answer(
        api.GET("/api/v1/channels", {
          params: { query: { ...given({ ...filter, cursor }), limit: rowsOnScreen } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

/** All channels that still publish, page after page: the editor searches in them without the network. */
export const allChannelsQuery = queryOptions({
  queryKey: ["all-channels"],
  queryFn: async () => {
    const channels: Channel[] = [];
    let cursor: string | null = null;
    do {
      const page: Answer<"listChannels"> = await answer(
        api.GET("/api/v1/channels", { params: { query: given({ cursor }) } }),
      );
      channels.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== null);
    return channels.filter((channel) => channel.status !== "closed");
  },
  staleTime: 5 * 60_000,
});

/** The channels that stand in trouble: who releases is warned of those among the targets. */
export const unhealthyChannelsQuery = queryOptions({
  queryKey: ["channels", "troubled"],
  queryFn: async () =>
    (await answer(api.GET("/api/v1/channels", { params: { query: { health: "trouble", limit: 500 } } })))
      .items,
});

/** Replaces the tokens of a channel. */
export const replaceTokens = ({
  channelId,
  ...body
}: {
  channelId: string;
  accessToken: string;
  refreshToken?: string;
}) => answer(api.PUT("/api/v1/channels/{channelId}/tokens", { params: { path: { channelId } }, body }));
