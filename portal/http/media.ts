import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream";
import { LRUCache } from "lru-cache";
import type { Database } from "../../server/foundation/database/database.ts";
import type { FileStore } from "../../server/foundation/files/file-store.ts";
import { mediaEndings } from "../../server/foundation/files/media-path.ts";
import { byteRange } from "../../server/foundation/http/byte-range.ts";
import { slugOf } from "../../server/foundation/text.ts";
import { publicMedia } from "../../server/public-store/queries.ts";
import { lifetimeHeaders, lifetimes } from "./answer.ts";
import { inTime } from "./in-time.ts";
import { createIntactFiles } from "./intact-files.ts";

type PublicFile = NonNullable<Awaited<ReturnType<typeof publicMedia>>>;

const form = new RegExp(`^/media/([0-9a-f]{64})\\.(${Object.values(mediaEndings).join("|")})$`);
/** Whatever a file holds, a browser that opens it alone runs nothing of it and loads nothing for it. */
const policy = "default-src 'none'; img-src 'self'; media-src 'self'; frame-ancestors 'none'; sandbox";

/** Pictures, videos and documents of published articles by the digest of their bytes; any other file stays unknown. */
export function createMedia({
  db,
  files,
  common,
  onChanged,
}: {
  db: Database;
  files: FileStore;
  common: readonly string[];
  /** Told of a file on the disk that is not what its digest says; it is not sent. */
  onChanged: (digest: string) => void;
}) {
  /** Each with the generation of what is public at which it was read. */
  const known = new LRUCache<string, { file: PublicFile; generation: number }>({ max: 10_000 });
  const shared = withPolicy(common);
  const intactFiles = createIntactFiles({ files, onChanged });
  let generation = 0;
  const lookingAgain = new Set<string>();

  /** Reads whether a file is public; an answer from before a change may not be remembered after it. */
  const look = async (digest: string): Promise<PublicFile | undefined> => {
    const generationAtStart = generation;
    const file = await inTime(publicMedia(db, digest));
    if (generationAtStart !== generation) return file;
    if (file === undefined) known.delete(digest);
    else known.set(digest, { file, generation });
    return file;
  };
  /** What was public before the last change that took nothing away is public still; how it is shown is read again beside. */
  const lookAgain = (digest: string) => {
    if (lookingAgain.has(digest)) return;
    lookingAgain.add(digest);
    look(digest)
      .catch(() => undefined) // The database is busy: the next reader has it looked at again.
      .finally(() => lookingAgain.delete(digest));
  };
  const find = async (digest: string): Promise<PublicFile | undefined> => {
    const before = known.get(digest);
    if (before === undefined) return look(digest);
    if (before.generation !== generation) lookAgain(digest);
    return before.file;
  };

  return {
    /** Something else is public now, and nothing was taken away: 281 accounts ask for one picture while that goes on. */
    changed(): void {
      generation += 1;
    },

    /** Something was taken away, or may have been: forgets which files are public. */
    forget(): void {
      generation += 1;
      known.clear();
    },

    /**
     * Sends a file, or the part of it that a player asks for (RFC 9110, section 14); false when there is no such public
     * file. Throws when the public store cannot be read.
     */
    async send(request: IncomingMessage, response: ServerResponse, path: string): Promise<boolean> {
      const [, digest = "", ending = ""] = form.exec(path) ?? [];
      if (digest === "") return false;
      const found = await find(digest);
      if (found === undefined || endingOf(found.mime) !== ending) return false;
      const etag = `"${digest}"`;
      const lifetime = found.shows_person ? lifetimes.person : lifetimes.fixed;
      const headers = [...shared, ...lifetimeHeaders(lifetime), "ETag", etag, "Accept-Ranges", "bytes"];
      if (request.headers["if-none-match"]?.includes(etag) === true) {
        response.writeHead(304, headers).end();
        return true;
      }
      const size = await intactFiles.intactSize(digest);
      if (size === undefined) return false;
      const range =
        request.method === "GET" ? byteRange(request.headers, { size, etag }) : { kind: "whole" as const };
      if (range.kind === "unsatisfiable") {
        response.writeHead(416, [...shared, "Content-Range", `bytes */${size}`, "Content-Length", "0"]).end();
        return true;
      }
      headers.push("Content-Type", typeOf(found.mime), ...dispositionOf(found));
      if (range.kind === "whole") {
        response.writeHead(200, [...headers, "Content-Length", String(size)]);
        if (request.method === "HEAD") response.end();
        // A reader that goes away in the middle is no fault of ours; pipeline closes the file either way.
        else pipeline(files.read("renditions", digest), response, () => undefined);
        return true;
      }
      const { start, end } = range;
      response.writeHead(206, [
        ...headers,
        ...["Content-Range", `bytes ${start}-${end}/${size}`, "Content-Length", String(end - start + 1)],
      ]);
      pipeline(files.read("renditions", digest, { start, end }), response, () => undefined);
      return true;
    },
  };
}

function endingOf(mime: string): string | undefined {
  return Object.entries(mediaEndings).find(([known]) => known === mime)?.[1];
}

function typeOf(mime: string): string {
  return mime.startsWith("text/") ? `${mime}; charset=utf-8` : mime;
}

/** A document is saved and never opened within the portal's origin, under its own name (RFC 6266, RFC 8187). */
function dispositionOf({ mime, filename }: PublicFile): string[] {
  if (mime !== "application/pdf") return [];
  const plain = slugOf(filename.replace(/\.pdf$/i, ""));
  const whole = encodeURIComponent(filename).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return [
    "Content-Disposition",
    `attachment; filename="${plain}.pdf"${filename === "" ? "" : `; filename*=UTF-8''${whole}`}`,
  ];
}

function withPolicy(common: readonly string[]): string[] {
  const at = common.indexOf("Content-Security-Policy");
  return at === -1 ? [...common, "Content-Security-Policy", policy] : common.with(at + 1, policy);
}
