import { queryOptions } from "@tanstack/react-query";
import { type Answer, answer, api } from "../api/client.ts";
import type { Lens } from "../items/queries.ts";

type Opened = Answer<"openReview">;
/** What goes out on each platform. */
export type Posts = Opened["revision"]["posts"];
export type Changes = Opened["changesSinceSeen"];
/** A sealed revision as the API gives it: word for word as it was sealed, in the format of that day. */
export type SealedContent = Opened["revision"]["content"];
export type Review = Awaited<ReturnType<typeof openReview>>;

async function openReview(itemId: string) {
  const opened = await answer(api.GET("/api/v1/items/{itemId}/review", { params: { path: { itemId } } }));
  return { ...opened, itemId };
}

/** The revision under review. Reading it tells the server that this person has now seen it, so it is not read twice by itself. */
export const reviewQuery = (itemId: string) =>
  queryOptions({
    queryKey: ["review", itemId],
    queryFn: () => openReview(itemId),
    staleTime: 5 * 60_000,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

/** One verdict through one lens on the hash that was read. */
export const signOff = ({
  itemId,
  ...body
}: {
  itemId: string;
  revisionId: string;
  contentHash: string;
  lens: Lens;
  verdict: "approve" | "return";
  reason: string;
}) => answer(api.POST("/api/v1/items/{itemId}/signoffs", { params: { path: { itemId } }, body }));

/** The board gives a complete item back. */
export const returnItem = ({ itemId, ...body }: { itemId: string; revisionId: string; reason: string }) =>
  answer(api.POST("/api/v1/items/{itemId}/return", { params: { path: { itemId } }, body }));
