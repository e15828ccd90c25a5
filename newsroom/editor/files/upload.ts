import { ApiProblem, offlineProblem, problemFrom } from "../../api/problem.ts";
import { uploadAgain } from "../../api/retry-policies.ts";

const uploadsPath = "/api/v1/uploads";
const version = { "Tus-Resumable": "1.0.0" };
/** A piece is so large that it takes some seconds: small on a poor line, larger on a good one. */
const pieces = { first: 512 * 1024, least: 256 * 1024, most: 8 * 1024 * 1024, quickMs: 1_500, slowMs: 6_000 };

/** What an upload needs of its surroundings, so that a test can give its own. */
interface UploadSurroundings {
  readonly fetch: (request: Request) => Promise<Response>;
  readonly storage: Pick<Storage, "getItem" | "setItem" | "removeItem">;
  readonly origin: string;
  readonly wait: (ms: number) => Promise<void>;
}

/** What a file is sent for. */
export type UploadKind = "picture" | "video" | "document";

/**
 * Sends a file by the resumable upload protocol (tus 1.0) in small pieces: a lost connection goes on where the server
 * stands, also after the page was closed. Answers the id of the upload, and how to forget it once it was taken in;
 * throws an ApiProblem when it is refused.
 */
export async function uploadFile({
  file,
  itemId,
  kind,
  onProgress,
  surroundings,
}: {
  file: File;
  itemId: string;
  kind: UploadKind;
  onProgress: (share: number) => void;
  surroundings: UploadSurroundings;
}): Promise<{ uploadId: string; forget: () => void }> {
  const { storage, wait } = surroundings;
  const memory = `trongdong:upload:${itemId}:${kind}:${file.name}:${file.size}:${file.lastModified}`;
  const send = (path: string, init: RequestInit) => answered(surroundings, path, init);

  let failures = 0;
  for (;;) {
    try {
      const path = storage.getItem(memory) ?? (await create(send, { file, itemId, kind }));
      storage.setItem(memory, path);
      const onPiece = (share: number) => {
        failures = 0;
        onProgress(share);
      };
      await sendPieces({ send, path, file, onProgress, onPiece });
      return {
        uploadId: path.slice(path.lastIndexOf("/") + 1),
        forget: () => storage.removeItem(memory),
      };
    } catch (error) {
      const isFinal = error instanceof ApiProblem && error.status !== 0 && error.status < 500;
      const isGone = error instanceof ApiProblem && (error.status === 404 || error.status === 410);
      const remembered = storage.getItem(memory) !== null;
      if (isFinal) storage.removeItem(memory);
      const pause = uploadAgain.waitsMs[failures];
      if ((isFinal && !(isGone && remembered)) || pause === undefined) throw error;
      failures += 1;
      await wait(isGone ? 0 : pause);
    }
  }
}

type Send = (path: string, init: RequestInit) => Promise<Response>;

async function create(
  send: Send,
  { file, itemId, kind }: { file: File; itemId: string; kind: UploadKind },
): Promise<string> {
  const response = await send(uploadsPath, {
    method: "POST",
    headers: {
      ...version,
      "Upload-Length": String(file.size),
      "Upload-Metadata": metadata({ itemId, kind, filename: file.name }),
    },
  });
  const location = response.headers.get("Location");
  if (location === null) throw problemFrom({ status: 502, body: null });
  return new URL(location, new URL(response.url === "" ? "http://localhost" : response.url)).pathname;
}

async function sendPieces({
  send,
  path,
  file,
  onProgress,
  onPiece,
}: {
  send: Send;
  path: string;
  file: File;
  onProgress: (share: number) => void;
  /** Told of each piece that arrived. */
  onPiece: (share: number) => void;
}): Promise<void> {
  const head = await send(path, { method: "HEAD", headers: version });
  let offset = Number(head.headers.get("Upload-Offset") ?? "0");
  onProgress(offset / file.size);
  let size = pieces.first;
  while (offset < file.size) {
    const begun = performance.now();
    const answer = await send(path, {
      method: "PATCH",
      headers: {
        ...version,
        "Upload-Offset": String(offset),
        "Content-Type": "application/offset+octet-stream",
      },
      body: file.slice(offset, offset + size),
    });
    offset = Number(answer.headers.get("Upload-Offset") ?? offset + size);
    const took = performance.now() - begun;
    if (took < pieces.quickMs) size = Math.min(pieces.most, size * 2);
    if (took > pieces.slowMs) size = Math.max(pieces.least, size / 2);
    onPiece(offset / file.size);
  }
}

async function answered(
  { fetch, origin }: UploadSurroundings,
  path: string,
  init: RequestInit,
): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(new Request(new URL(path, origin), init));
  } catch {
    throw offlineProblem();
  }
  if (response.ok) return response;
  const body: unknown = await response
    .json()
    // HEAD answers carry no body; the status tells enough.
    .catch(() => null);
  throw problemFrom({ status: response.status, body });
}

/** The Upload-Metadata header: names with their values as base64 of UTF-8. */
export function metadata(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name} ${btoa(String.fromCharCode(...new TextEncoder().encode(value)))}`)
    .join(",");
}
