import { AsyncLocalStorage } from "node:async_hooks";
import { mkdir } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { FileStore } from "@tus/file-store";
import { Server } from "@tus/server";
import { cleanText } from "../../body/clean-text.ts";
import { problemDocument } from "../foundation/http/problem-document.ts";
import { newId } from "../foundation/ids.ts";
import { done, type Outcome, type Problem, refused } from "../foundation/outcome.ts";
import { fileLimits } from "./file-limits.ts";
import { type AssetKind, assetKinds } from "./store.ts";
import {
  freeBytesOf,
  isGivenUp,
  listPromises,
  type PromisedUpload,
  refusalForSpace,
  spaceRules,
  type TakenIn,
} from "./upload-space.ts";

/** How long a place in the folder is kept for an upload whose file is about to be made. */
const aboutToBeMadeMs = 60_000;
const longestFilename = 200;

/** Whether a person may add a file of this name to an item; given by the editorial room. */
export type AuthorizeFile = (input: { itemId: string; filename: string }) => Promise<Outcome<null>>;

/** One request to the upload protocol: who asks, and what they may do. */
interface Caller {
  readonly personId: string;
  readonly authorize: AuthorizeFile;
}

/** A finished upload with what its maker said of it; its bytes stand in `file`. */
export interface FinishedUpload {
  readonly itemId: string;
  readonly kind: AssetKind;
  readonly filename: string;
  readonly file: string;
}

/** The library writes plain text for what the protocol itself refuses; here every refusal is a problem document (RFC 9457). */
class ProblemServer extends Server {
  override async write(...[context, headers, status, body = ""]: Parameters<Server["write"]>) {
    headers.set("content-type", "application/problem+json; charset=utf-8");
    const named = /^Invalid ([a-z -]+)\n$/.exec(body)?.[1]?.split(" ") ?? [];
    const fields = named.map((path) => ({ path, message: `Giá trị của «${path}» không đúng quy cách.` }));
    const document = body.startsWith("{")
      ? body
      : tusError({ ...uploadFault, status, ...(fields.length === 0 ? {} : { fields }) }).body;
    return super.write(context, headers, status, document);
  }
}

/** Resumable uploads by the tus 1.0 protocol (https://tus.io/protocols/resumable-upload), kept in the data folder. */
export interface Uploads {
  handle(input: { caller: Caller; request: IncomingMessage; response: ServerResponse }): Promise<void>;
  finished(input: { uploadId: string; personId: string }): Promise<Outcome<FinishedUpload>>;
  /** Gives up the space of an upload that was taken in. */
  remove(uploadId: string): Promise<void>;
}

/**
 * Opens the uploads of a data folder; `path` is the address below which the protocol is served. What an upload promises
 * is reserved from its beginning until it is taken in or given up.
 */
export async function openUploads({
  folder,
  path,
  takenIn,
  freeBytes = freeBytesOf,
}: {
  folder: string;
  path: string;
  takenIn: (input: { personId: string }) => Promise<TakenIn>;
  freeBytes?: (folder: string) => Promise<number>;
}): Promise<Uploads> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const datastore = new FileStore({
    directory: folder,
    expirationPeriodInMilliseconds: spaceRules.stillForMs,
  });
  const begun = new Map<string, PromisedUpload>();
  let turn: Promise<unknown> = Promise.resolve();

  /** Reserves what an upload promises, one after the other; answers why it cannot. */
  function reserve(input: {
    uploadId: string;
    personId: string;
    bytes: number;
  }): Promise<Problem | undefined> {
    const reserved = turn.then(async () => {
      const { uploadId, personId, bytes } = input;
      const listed = await listPromises(folder);
      const known = new Set(listed.map((promise) => promise.uploadId));
      for (const [id, { lastChangeAt }] of begun)
        if (known.has(id) || Date.now() - lastChangeAt > aboutToBeMadeMs) begun.delete(id);
      const promises = [...listed, ...begun.values()].filter((promise) => !isGivenUp(promise, Date.now()));
      const [taken, free] = await Promise.all([takenIn({ personId }), freeBytes(folder)]);
      const refusal = refusalForSpace({ promises, taken, freeBytes: free, personId, bytes });
      if (refusal === undefined)
        begun.set(uploadId, { uploadId, personId, size: bytes, received: 0, lastChangeAt: Date.now() });
      return refusal;
    });
    turn = reserved.catch(() => undefined);
    return reserved;
  }
  const callers = new AsyncLocalStorage<Caller>();
  const caller = () => {
    const current = callers.getStore();
    if (current === undefined) throw new Error("an upload without a caller");
    return current;
  };
  const server = new ProblemServer({
    path,
    datastore,
    relativeLocation: true,
    allowedOrigins: [],
    namingFunction: () => newId(),
    async onUploadCreate(_request, upload) {
      const itemId = upload.metadata?.itemId ?? "";
      const filename = cleanText(upload.metadata?.filename ?? "").replaceAll("\n", " ");
      if (filename === "" || filename.length > longestFilename || !filename.isWellFormed())
        throw tusError(badFilename);
      const kind = kindOf(upload.metadata?.kind);
      // Its size decides whether it is begun at all; the library's one limit would not know of what kind it is.
      if (kind === undefined || upload.size === undefined) throw tusError(uploadFault);
      if (upload.size > fileLimits[kind].maxBytes) throw tusError(tooLarge(kind));
      const allowed = await caller().authorize({ itemId, filename });
      if (!allowed.ok) throw tusError(allowed.problem);
      const { personId } = caller();
      const refusal = await reserve({ uploadId: upload.id, personId, bytes: upload.size });
      if (refusal !== undefined) throw tusError(refusal);
      return { metadata: { itemId, filename, kind, personId } };
    },
    async onIncomingRequest(_request, uploadId) {
      const upload = await datastore.getUpload(uploadId).catch(() => undefined);
      // A creating request names no upload yet; another person's upload answers like an absent one.
      if (upload !== undefined && upload.metadata?.personId !== caller().personId)
        throw tusError(unknownUpload);
    },
    onResponseError(_request, error) {
      if ("status_code" in error && error.body.startsWith("{")) return error;
      const status = "status_code" in error ? error.status_code : 500;
      return tusError(status === 404 || status === 410 ? unknownUpload : { ...uploadFault, status });
    },
  });
  return {
    handle: ({ caller: current, request, response }) =>
      callers.run(current, () => server.handle(request, response)),
    async finished({ uploadId, personId }) {
      const upload = /^[0-9a-z]{16}$/.test(uploadId)
        ? await datastore.getUpload(uploadId).catch(() => undefined)
        : undefined;
      const kind = kindOf(upload?.metadata?.kind);
      if (upload?.metadata?.personId !== personId || upload.metadata === undefined || kind === undefined)
        return refused(unknownUpload);
      if (upload.size === undefined || upload.offset !== upload.size) return refused(unfinished);
      return done({
        itemId: upload.metadata.itemId ?? "",
        kind,
        filename: upload.metadata.filename ?? "",
        file: join(folder, uploadId),
      });
    },
    async remove(uploadId) {
      // Gone already where the call is repeated.
      await datastore.remove(uploadId).catch(() => undefined);
    },
  };
}

/** What kind of file an upload is to become; a picture where its maker does not say. */
function kindOf(text: string | null | undefined): AssetKind | undefined {
  return assetKinds.find((kind) => kind === (text ?? "picture"));
}

function tusError(problem: Problem): { status_code: number; body: string } {
  return { status_code: problem.status, body: problemDocument(problem) };
}

const badFilename: Problem = {
  code: "invalid-input",
  status: 400,
  title: "Dữ liệu chưa hợp lệ",
  detail: "Tên tệp trống, quá dài hoặc có ký tự hỏng. Hãy đổi tên tệp rồi tải lại.",
  fields: [{ path: "filename", message: "Tên tệp trống, quá dài hoặc có ký tự hỏng." }],
};
const unknownUpload: Problem = {
  code: "not-found",
  status: 404,
  title: "Không tìm thấy",
  detail: "Lượt tải lên này không có hoặc đã hết hạn. Hãy chọn lại tệp.",
};
const unfinished: Problem = {
  code: "upload-unfinished",
  status: 409,
  title: "Tệp chưa tải xong",
  detail: "Tệp chưa tải lên đủ. Hãy đợi tải xong hoặc chọn lại tệp.",
};
const tooLarge = (kind: AssetKind): Problem => ({
  code: `${kind}-too-large`,
  status: 413,
  title: fileLimits[kind].refusedTitle,
  detail: fileLimits[kind].tooLarge,
});
const uploadFault: Problem = {
  code: "upload-fault",
  status: 400,
  title: "Lượt tải lên không hợp lệ",
  detail: "Lượt tải lên không đúng quy cách. Hãy chọn lại tệp.",
};
