import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { fetchThroughGates } from "../../api/gates.ts";
import { type ApiProblem, asProblem } from "../../api/problem.ts";
import { type Asset, filesQuery, takeInFile } from "../queries.ts";
import { type UploadKind, uploadFile } from "./upload.ts";

/** A file on its way to the server, or one that did not get there. */
export interface RunningUpload {
  readonly id: string;
  readonly name: string;
  readonly share: number;
  readonly problem: ApiProblem | null;
  readonly file: File;
  /** Told when the server has taken it. */
  readonly then: ((asset: Asset) => void) | undefined;
}

const surroundings = {
  fetch: fetchThroughGates,
  storage: localStorage,
  origin: location.origin,
  wait: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
};

/** Sends files of one kind for an item, one after the other, and tells of each that the server took. */
export function useUploads({
  itemId,
  kind,
  onTaken,
}: {
  itemId: string;
  kind: UploadKind;
  onTaken: (asset: Asset) => void;
}) {
  const cache = useQueryClient();
  const [uploads, setUploads] = useState<readonly RunningUpload[]>([]);
  const change = (id: string, next: Partial<RunningUpload> | null) =>
    setUploads((all) =>
      next === null
        ? all.filter((upload) => upload.id !== id)
        : all.map((upload) => (upload.id === id ? { ...upload, ...next } : upload)),
    );

  /** `then` is told of each of these files that the server took, after `onTaken`. */
  const start = async (files: readonly File[], then?: (asset: Asset) => void) => {
    const queued = files.map((file) => ({ id: crypto.randomUUID(), file }));
    setUploads((all) => [
      ...all,
      ...queued.map(({ id, file }) => ({ id, name: file.name, share: 0, problem: null, file, then })),
    ]);
    for (const { id, file } of queued) {
      try {
        const { uploadId, forget } = await uploadFile({
          file,
          itemId,
          kind,
          onProgress: (share) => change(id, { share }),
          surroundings,
        });
        const asset = await takeInFile({ itemId, kind, uploadId });
        forget();
        await cache.invalidateQueries(filesQuery({ itemId, kind }));
        change(id, null);
        onTaken(asset);
        then?.(asset);
      } catch (error) {
        change(id, { problem: asProblem(error) });
      }
    }
  };
  const dismiss = (id: string) => change(id, null);
  return {
    uploads,
    start,
    dismiss,
    /** Sends one again that did not get there; the server goes on from where it stands. */
    again: ({ id, file, then }: RunningUpload) => {
      dismiss(id);
      void start([file], then);
    },
  };
}
