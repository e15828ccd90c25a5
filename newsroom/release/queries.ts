import { answer, api } from "../api/client.ts";

/** Releases the sealed revision now (`at` null) or at a time (ISO). */
export const releaseItem = ({
  itemId,
  ...body
}: {
  itemId: string;
  revisionId: string;
  contentHash: string;
  at: string | null;
}) => answer(api.POST("/api/v1/items/{itemId}/release", { params: { path: { itemId } }, body }));

/** Takes a set time back. */
export const cancelRelease = ({ itemId, releaseId }: { itemId: string; releaseId: string }) =>
  answer(
    api.POST("/api/v1/items/{itemId}/release/cancellation", {
      params: { path: { itemId } },
      body: { releaseId },
    }),
  );
