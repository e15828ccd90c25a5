import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { type Answer, answer, api, given } from "../api/client.ts";

export type Report = Answer<"listErrorReports">["items"][number];
export type Comment = Answer<"listDraftComments">["items"][number];

const which = (open: boolean, cursor: string | null) => ({
  params: { query: { open: open ? ("true" as const) : ("false" as const), ...given({ cursor }) } },
});
const firstPage: string | null = null;
const nextOf = (page: { nextCursor: string | null }) => page.nextCursor;

/** Reports of errors, those that wait or those that are closed. */
export const reportsQuery = (open: boolean) =>
  infiniteQueryOptions({
    queryKey: ["citizens", "reports", open],
    queryFn: ({ pageParam }) => answer(api.GET("/api/v1/error-reports", which(open, pageParam))),
    initialPageParam: firstPage,
    getNextPageParam: nextOf,
  });

/** Comments on drafts, those that wait or those that are decided. */
export const commentsQuery = (open: boolean) =>
  infiniteQueryOptions({
    queryKey: ["citizens", "comments", open],
    queryFn: ({ pageParam }) => answer(api.GET("/api/v1/draft-comments", which(open, pageParam))),
    initialPageParam: firstPage,
    getNextPageParam: nextOf,
  });

/** How readers rated items of late. */
export const ratingsQuery = queryOptions({
  queryKey: ["citizens", "ratings"],
  queryFn: () => answer(api.GET("/api/v1/ratings")),
});

/** Closes a report with what was done. */
export async function handleReport({
  reportId,
  ...body
}: {
  reportId: string;
  result: "corrected" | "refused";
  note: string;
}): Promise<void> {
  await answer(
    api.POST("/api/v1/error-reports/{reportId}/handling", { params: { path: { reportId } }, body }),
  );
}

/** Lets a comment stand on the portal, or refuses it. */
export async function decideComment({
  commentId,
  ...body
}: {
  commentId: string;
  verdict: "published" | "refused";
  reason: string;
}): Promise<void> {
  await answer(
    api.POST("/api/v1/draft-comments/{commentId}/decision", { params: { path: { commentId } }, body }),
  );
}
