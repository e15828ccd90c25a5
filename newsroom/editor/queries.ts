import { queryOptions } from "@tanstack/react-query";
import type { Body } from "../../body/schema.ts";
import { type Answer, answer, api } from "../api/client.ts";
import { isRecord } from "../api/problem.ts";
import type { OpenItem } from "../items/queries.ts";
import type { UploadKind } from "./files/upload.ts";

type Content = OpenItem["draft"]["content"];

/** What an officer writes: every part of a draft, with the editor's document as its body. */
export type Draft = Omit<Content, "body"> & { body: Body };
export type Asset = Answer<"listPictures">["items"][number];
export type DraftVideo = Draft["videos"][number];
export type DraftAttachment = Draft["attachments"][number];
export type Preview = Answer<"previewDraft">;

/** The parts of a draft, in the order in which a person reads them. */
export const draftParts = [
  "title",
  "summary",
  "body",
  "kind",
  "categorySlug",
  "tags",
  "urgent",
  "pictures",
  "coverAssetId",
  "targets",
  "channelTexts",
  "declaration",
  "consent",
  "details",
  "attachments",
  "videos",
  "correctionNote",
] as const satisfies readonly (keyof Draft)[];

/** The five tests of the release declaration (T45-02). */
export const declarationKeys = [
  "notStateSecret",
  "notProfessionalSecret",
  "notInternal",
  "notBarred",
  "withinFunction",
] as const satisfies readonly (keyof NonNullable<Draft["declaration"]>)[];

/** The parts of the consent of the investigation agency (FLOW-08). */
export const consentKeys = [
  "number",
  "date",
  "signer",
  "title",
] as const satisfies readonly (keyof NonNullable<Draft["consent"]>)[];

/** How long title and summary may be, in characters. */
export const limits = { title: 200, summary: 300 };

/** The draft of an item as the editor holds it. */
export function draftOf(content: Content): Draft {
  if (!isBody(content.body)) throw new Error("the draft's body is no document");
  return { ...content, body: content.body };
}

/** A draft kept on this device, with the saved one in place of what it lacks; null when it is not a draft at all. */
export function keptDraft(kept: unknown, saved: Draft): Draft | null {
  if (!isRecord(kept) || !isBody(kept.body) || !Array.isArray(kept.pictures)) return null;
  return draftParts.every((part) => part in kept) ? { ...saved, ...kept, body: kept.body } : null;
}

function isBody(value: unknown): value is Body {
  return isRecord(value) && value.type === "doc" && Array.isArray(value.content);
}

/** The files of one kind that came in for an item; asked again while one is being made ready. */
export const filesQuery = ({ itemId, kind }: { itemId: string; kind: UploadKind }) =>
  queryOptions({
    queryKey: ["files", itemId, kind],
    queryFn: () => listFiles(itemId, kind),
    refetchInterval: ({ state }) =>
      state.data?.items.some((asset) => asset.state === "processing") === true ? 1500 : false,
  });

function listFiles(itemId: string, kind: UploadKind) {
  const options = { params: { path: { itemId } } };
  if (kind === "video") return answer(api.GET("/api/v1/items/{itemId}/videos", options));
  if (kind === "document") return answer(api.GET("/api/v1/items/{itemId}/attachments", options));
  return answer(api.GET("/api/v1/items/{itemId}/pictures", options));
}

/** The channels that unit and kind choose beforehand. */
export const suggestionQuery = (input: { itemId: string; kind: Draft["kind"]; urgent: boolean }) =>
  queryOptions({
    queryKey: ["target-suggestion", input],
    queryFn: () =>
      answer(
        api.GET("/api/v1/items/{itemId}/target-suggestion", {
          params: {
            path: { itemId: input.itemId },
            query: { kind: input.kind, urgent: input.urgent ? "true" : "false" },
          },
        }),
      ),
  });

/** The saved draft as it will look, and what it lacks. */
export const previewQuery = (itemId: string) =>
  queryOptions({
    queryKey: ["preview", itemId],
    queryFn: () => answer(api.GET("/api/v1/items/{itemId}/preview", { params: { path: { itemId } } })),
    staleTime: 0,
    gcTime: 0,
  });

const savesWithinMs = 30_000;

/** Stores the draft over the version that the officer knows. */
export const saveDraft = (input: { itemId: string; expectedVersion: number; draft: Draft }) =>
  answer(
    api.PUT("/api/v1/items/{itemId}/draft", {
      params: { path: { itemId: input.itemId } },
      body: { expectedVersion: input.expectedVersion, draft: input.draft },
      // The same save sent again is answered as the first time: nothing is lost by asking soon.
      signal: AbortSignal.timeout(savesWithinMs),
    }),
  );

/** Seals the draft and sends it to review. */
export const submitItem = ({ itemId, expectedVersion }: { itemId: string; expectedVersion: number }) =>
  answer(
    api.POST("/api/v1/items/{itemId}/submission", {
      params: { path: { itemId } },
      body: { expectedVersion },
    }),
  );

/** Takes a finished upload in as a file of the item. */
export function takeInFile({
  itemId,
  kind,
  uploadId,
}: {
  itemId: string;
  kind: UploadKind;
  uploadId: string;
}) {
  const options = { params: { path: { itemId } }, body: { uploadId } };
  if (kind === "video") return answer(api.POST("/api/v1/items/{itemId}/videos", options));
  if (kind === "document") return answer(api.POST("/api/v1/items/{itemId}/attachments", options));
  return answer(api.POST("/api/v1/items/{itemId}/pictures", options));
}
