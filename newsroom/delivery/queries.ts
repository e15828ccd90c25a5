import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { type Answer, answer, api, given } from "../api/client.ts";
import { isRecord } from "../api/problem.ts";

export type Board = Answer<"readBoard">;
export type NotConfirmed = Board["notConfirmed"][number];
export type ReleaseLine = Answer<"listReleases">["items"][number];

/** All releases, newest first. */
export const releasesQuery = infiniteQueryOptions({
  queryKey: ["releases"],
  queryFn: ({ pageParam: cursor }) =>
    answer(api.GET("/api/v1/releases", { params: { query: given({ cursor }) } })),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.nextCursor,
});

/** How one release stands on every channel. */
export const boardQuery = (releaseId: string) =>
  queryOptions({
    queryKey: ["board", releaseId],
    queryFn: () => answer(api.GET("/api/v1/releases/{releaseId}/board", { params: { path: { releaseId } } })),
  });

/** Reads one server-sent event of the board; null when it is not a board. */
export function boardFrom(text: string): Board | null {
  const value: unknown = JSON.parse(text);
  return isBoard(value) ? value : null;
}

function isBoard(value: unknown): value is Board {
  return (
    isRecord(value) &&
    isRecord(value.release) &&
    Array.isArray(value.counts) &&
    Array.isArray(value.notConfirmed) &&
    isRecord(value.takedowns) &&
    isRecord(value.oldCopies) &&
    isRecord(value.may)
  );
}

/** Puts a failed or blocked delivery back in line. */
export const retryDelivery = (deliveryId: string) =>
  answer(api.POST("/api/v1/deliveries/{deliveryId}/retry", { params: { path: { deliveryId } }, body: {} }));

/** Which deliveries of a release are meant: one, or all for a reason, on a platform or of a unit's channels. */
interface Chosen {
  releaseId: string;
  platform?: Board["commonReasons"][number]["platform"];
  reasonCode?: string;
  unitCode?: string;
}

/** Sends again all that was blocked or failed. */
export const retryDeliveries = ({ releaseId, ...body }: Chosen) =>
  answer(api.POST("/api/v1/releases/{releaseId}/retry", { params: { path: { releaseId } }, body }));

/** Every channel in trouble, however many. */
export const allNotConfirmedQuery = (releaseId: string) =>
  queryOptions({
    queryKey: ["board", releaseId, "not-confirmed"],
    queryFn: () =>
      everyPage((after) =>
        answer(
          api.GET("/api/v1/releases/{releaseId}/not-confirmed", {
            params: { path: { releaseId }, query: given({ after }) },
          }),
        ),
      ),
  });

/** Every open order to take a copy down, however many. */
export const allTakedownsQuery = (releaseId: string) =>
  queryOptions({
    queryKey: ["board", releaseId, "takedowns"],
    queryFn: () =>
      everyPage((after) =>
        answer(
          api.GET("/api/v1/releases/{releaseId}/takedowns", {
            params: { path: { releaseId }, query: given({ after }) },
          }),
        ),
      ),
  });

/** The members of all pages, one after another. */
async function everyPage<T>(
  read: (after: string | null) => Promise<{ items: T[]; next: string | null }>,
): Promise<T[]> {
  const all: T[] = [];
  for (let after: string | null = null; ; ) {
    const page = await read(after);
    all.push(...page.items);
    if (page.next === null) return all;
    after = page.next;
  }
}

/** Lets what is overdue go out all the same. */
export const postLate = ({ releaseId, ...body }: Chosen & { deliveryId?: string }) =>
  answer(api.POST("/api/v1/releases/{releaseId}/late-posting", { params: { path: { releaseId } }, body }));

/** Records what a person saw on the channel's page. */
export const settleDelivery = ({
  deliveryId,
  ...body
}: {
  deliveryId: string;
  published: boolean;
  publicUrl?: string;
}) =>
  answer(api.POST("/api/v1/deliveries/{deliveryId}/settlement", { params: { path: { deliveryId } }, body }));

/** A person has taken the copy of a closed notice off a channel, or seen that none stands there. */
export const confirmTakedown = (takedownId: string) =>
  answer(
    api.POST("/api/v1/takedowns/{takedownId}/confirmation", { params: { path: { takedownId } }, body: {} }),
  );
