import type { KeyObject } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Clock } from "../../server/foundation/clock.ts";
import type { Database } from "../../server/foundation/database/database.ts";
import { startListening } from "../../server/foundation/database/listen.ts";
import type { FileStore } from "../../server/foundation/files/file-store.ts";
import { createSourceOf } from "../../server/foundation/http/source-of.ts";
import type { Logger } from "../../server/foundation/log.ts";
import { publicStoreChannel, readAnnouncement } from "../../server/public-store/changes.ts";
import { type Address, readAddress, readyKey } from "../addresses/address.ts";
import { languageAt } from "../addresses/counterparts.ts";
import { isForPrograms } from "../addresses/for-programs.ts";
import { renderAddress } from "../addresses/render-address.ts";
import { keepCopy } from "../emergency/keep-copy.ts";
import { createRenewal } from "../emergency/renewal.ts";
import { openStaticCopy } from "../emergency/static-copy.ts";
import { goneForNow, notFoundPage, notFoundProblem, tooManyPage, wrongMethod } from "../pages/errors.tsx";
import { isForForms } from "../render-form.ts";
import { createSearchSource } from "../search/search-source.ts";
import type { PortalPlatform, Site, WarningWays } from "../site.ts";
import { surroundingsAtHand } from "../surroundings.ts";
import type { Language } from "../words.ts";
import {
  type Answer,
  commonHeaders,
  dress,
  lifetimeHeaders,
  lifetimeOf,
  lifetimes,
  type Page,
  send,
} from "./answer.ts";
import { readAssets } from "./assets.ts";
import { inTime } from "./in-time.ts";
import { createLimits } from "./limits.ts";
import { createMedia } from "./media.ts";
import { movedTo } from "./old-hosts.ts";
import { createPageCache } from "./page-cache.ts";

const cacheBytes = 96 * 1024 * 1024;
/** So often every page becomes due to be made anew, whatever notification was lost. */
const renewalMs = 60_000;
const othersPaths = /^\/(api(?!\/v1\/public\/)|toa-soan|webhooks|healthz|readyz|metrics)(?=[/?]|$)/;
/** Led to the spelling without the slash; narrow, so that nobody is led to another site ("//…", "/\\…"). */
const endsInSlash = /^(?:\/[a-z0-9-]+)+\/$/;
/** Every address that leads nowhere has the same page, one a language. */
const notFoundKey = (language: Language) => `!404 ${language}`;
/** When the static copy follows changes, and is made anew in any case, in milliseconds. */
const copyTimes = { quietMs: 1000, latestMs: 10_000, everyMs: 600_000 };

/** A page that was sent, and what its reader's browser says of itself; for the counter, which keeps none of it. */
export interface Reading {
  readonly subject: string;
  readonly address: string;
  readonly userAgent: string;
  readonly referer: string;
}

export interface Portal {
  /** Answers a request before the framework does; false when the path belongs to somebody else. */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
  /** Makes a page that no address has, such as the answer to a form; kept nowhere. */
  compose(
    render: (site: Site) => Promise<Page>,
  ): Promise<{ status: number; headers: string[]; body: Buffer }>;
  /** Reads the assets and begins to listen for changes. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * The public pages of one web process: made from the public store, kept ready in memory, dropped when the store says
 * that they changed. `db` must be of the public reader role; `listenUrl` is the database to listen on.
 */
export function createPortal({
  db,
  listenUrl,
  files,
  clock,
  log,
  publicUrl,
  platforms,
  oldHosts,
  trustedProxies,
  copyFolder,
  reach,
  listKey,
  listAgrees,
  onRead,
}: {
  db: Database;
  listenUrl: string;
  files: FileStore;
  clock: Clock;
  log: Logger;
  publicUrl: string;
  /** The platforms on which the force has channels. */
  platforms: readonly PortalPlatform[];
  /** Host names that the portal had before; every address of theirs leads to the same path here. */
  oldHosts: readonly string[];
  /** Addresses and networks of the reverse proxies that may say where a request came from. */
  trustedProxies: readonly string[];
  /** Where the emergency copy of the most needed pages is kept. */
  copyFolder: string;
  /** By which ways warnings reach who subscribed to them. */
  reach: WarningWays;
  /** The private key that signs the list of the official channels. */
  listKey: KeyObject;
  /** Whether the list still is what was published by the ledger; a list that is not is never signed. */
  listAgrees?: () => Promise<boolean>;
  /** Told of each page that is sent to a reader. */
  onRead: (reading: Reading) => void;
}): Portal {
  const common = commonHeaders({ publicUrl });
  const media = createMedia({
    db,
    files,
    common,
    onChanged: (digest) => log.error({ digest }, "a public file was changed on the disk; it is not sent"),
  });
  const cache = createPageCache<Answer>({
    maxBytes: cacheBytes,
    now: () => performance.now(),
    onFailure: (error, about) => log.error({ err: error, ...about }, "a public page could not be made"),
  });
  const search = createSearchSource({ db, platforms, now: () => clock.now() });
  let site: Site | undefined;
  let assets: ReadonlyMap<string, Answer> = new Map();
  let stopListening: (() => Promise<void>) | undefined;
  let renewal: NodeJS.Timeout | undefined;
  const copy = openStaticCopy({ folder: copyFolder });
  const sourceOf = createSourceOf({ trustedProxies });
  const limits = createLimits({ now: () => performance.now() });
  const copyRenewal = createRenewal({
    act: renewCopy,
    onFailure: (error) => log.warn({ err: error }, "the static copy was not renewed, will try again"),
    ...copyTimes,
  });
  let forgetting = Promise.resolve();

  const purge = (keys: readonly string[]) => {
    media.changed();
    cache.purge(keys);
    search.forget(keys);
  };
  const renew = () => {
    media.forget();
    cache.renew();
    search.forget(["all"]);
  };
  /** What the law took away leaves the memory and the emergency copy before a new page is made. */
  const forget = (keys: readonly string[]) => {
    media.forget();
    cache.forget(keys);
    const ids = keys.filter((key) => key.startsWith("article:")).map((key) => key.slice("article:".length));
    const forgotten = copy
      .forget(ids)
      .catch((error: unknown) => log.error({ err: error }, "the static copy still holds a removed page"));
    forgetting = Promise.all([forgetting, forgotten]).then(() => undefined);
  };
  const dressed = (page: Page) => dress(page, { common, lifetime: lifetimeOf(page) });
  const ready = () => {
    if (site === undefined) throw new Error("the portal answers before it was started");
    return site;
  };
  const make = (render: (site: Site) => Promise<Page | undefined>) => async () => {
    const page = await inTime(render(ready()));
    return page === undefined ? undefined : dressed(page);
  };

  function renewCopy(): Promise<void> {
    return keepCopy({
      db,
      files,
      copy,
      asset: (path) => assets.get(path),
      page: (path) => find(path, readAddress(path), { waits: true }),
      now: () => clock.now(),
    });
  }

  async function find(target: string, address: Address | undefined, { waits = false } = {}): Promise<Answer> {
    const found =
      address === undefined
        ? undefined
        : await cache.load(
            address.path,
            make((at) => renderAddress(at, address)),
            { waits },
          );
    if (found !== undefined) return found;
    const language = languageAt(target);
    const missing = await cache.load(
      notFoundKey(language),
      make((at) => notFoundPage(at, language)),
    );
    if (missing === undefined) throw new Error("the page for unknown addresses is missing");
    return missing;
  }

  async function answerSlowly(request: IncomingMessage, response: ServerResponse, target: string) {
    const method = request.method ?? "";
    if (method !== "GET" && method !== "HEAD") {
      const { variants } = await dress(wrongMethod, { common, lifetime: lifetimes.none });
      const { headers, body } = variants.identity;
      response.writeHead(405, [...headers, "Allow", "GET, HEAD"]).end(body);
      return;
    }
    const [path = ""] = target.split("?");
    if (path.startsWith("/media/")) {
      if (!(await media.send(request, response, path))) refuseFile(response, 404);
      return;
    }
    if (endsInSlash.test(path)) return redirect(response, path.slice(0, -1));
    const address = readAddress(target);
    // Only who really has a page made that nobody has pays for it; who waits with others for the same page does not.
    const language = languageAt(path);
    if (!cache.holds(address?.path ?? notFoundKey(language)) && !limits.take(sourceOf(request))) {
      const { headers, body } = (await dressed(tooManyPage(surroundingsAtHand(ready()), language))).variants
        .identity;
      response.writeHead(429, [...headers, "Retry-After", "10"]).end(body);
      return;
    }
    const answer = await find(target, address);
    if (answer.status === 404 && path.startsWith("/api/"))
      return sendPage(request, response, await dressed(notFoundProblem));
    if (address?.route === "article" && answer.path !== undefined && answer.path !== path) {
      return redirect(response, answer.path);
    }
    sendPage(request, response, answer);
  }

  function sendPage(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
    const { headers } = request;
    // A page that the browser only fetches ahead has no reader yet.
    if (answer.subject !== undefined && request.method === "GET" && headers["sec-purpose"] === undefined) {
      onRead({
        subject: answer.subject,
        address: sourceOf(request),
        userAgent: headers["user-agent"] ?? "",
        referer: headers.referer ?? "",
      });
    }
    send(request, response, answer);
  }

  /** Where a program asks for a file, no page is answered: it would take the page for the file. */
  function refuseFile(response: ServerResponse, status: 404 | 503): void {
    const retry = status === 503 ? ["Retry-After", "5"] : [];
    response
      .writeHead(status, [...common, "Cache-Control", lifetimes.none, "Content-Length", "0", ...retry])
      .end();
  }

  function redirect(response: ServerResponse, path: string): void {
    response
      .writeHead(301, [
        ...common,
        "Location",
        path,
        ...lifetimeHeaders(lifetimes.absent),
        "Content-Length",
        "0",
      ])
      .end();
  }

  async function answerFailure(request: IncomingMessage, response: ServerResponse, error: unknown) {
    log.error({ err: error }, "a public page could not be shown");
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const [path = ""] = (request.url ?? "/").split("?");
    const copied = await copy.read(path);
    if (copied === undefined && isForPrograms(path)) return refuseFile(response, 503);
    if (copied !== undefined) {
      response.writeHead(200, [
        ...common,
        "Content-Type",
        copied.contentType,
        "Content-Length",
        String(copied.bytes.length),
        "Cache-Control",
        lifetimes.none,
      ]);
      response.end(request.method === "HEAD" ? undefined : copied.bytes);
      return;
    }
    const answer = await dress(goneForNow(surroundingsAtHand(site), languageAt(path)), {
      common,
      lifetime: lifetimes.none,
    });
    const { headers, body } = answer.variants.identity;
    response.writeHead(503, [...headers, "Retry-After", "10"]);
    response.end(request.method === "HEAD" ? undefined : body);
  }

  return {
    handle(request, response) {
      const target = request.url ?? "/";
      const moved =
        oldHosts.length === 0 ? undefined : movedTo({ host: request.headers.host, target, oldHosts });
      if (moved !== undefined) {
        response
          .writeHead(308, [
            ...common,
            ...["Location", publicUrl + moved, "Cache-Control", lifetimes.none, "Content-Length", "0"],
          ])
          .end();
        return true;
      }
      if (request.method === "GET" || request.method === "HEAD") {
        const answer = cache.fresh(readyKey(target));
        if (answer !== undefined && answer.path === target) {
          sendPage(request, response, answer);
          return true;
        }
        const asset = assets.get(target);
        if (asset !== undefined) {
          send(request, response, asset);
          return true;
        }
      }
      if (othersPaths.test(target) || isForForms({ method: request.method ?? "", target })) return false;
      answerSlowly(request, response, target).catch((error: unknown) =>
        answerFailure(request, response, error),
      );
      return true;
    },

    async compose(render) {
      const page = await inTime(render(ready())).catch((error: unknown) => {
        log.error({ err: error }, "the answer to a form could not be made");
        return goneForNow(surroundingsAtHand(site), "vi");
      });
      const answer = await dress(page, { common, lifetime: lifetimes.none });
      const { headers, body } = answer.variants.identity;
      return { status: answer.status, headers, body };
    },

    async start() {
      const read = await readAssets({ common });
      assets = read.answers;
      site = {
        db,
        publicUrl,
        platforms,
        assets: read.paths,
        now: () => clock.now(),
        files,
        search,
        reach,
        listKey,
        listAgrees,
      };
      const listening = startListening({
        url: listenUrl,
        channel: publicStoreChannel,
        log,
        onNotify: (payload) => {
          const { removed, keys } = readAnnouncement(payload);
          if (removed) forget(keys);
          purge(keys);
          copyRenewal.changed();
        },
        // What was announced while nobody listened was missed.
        onConnect: () => {
          purge(["all"]);
          copyRenewal.changed();
        },
      });
      stopListening = () => listening.stop();
      renewal = setInterval(renew, renewalMs);
      renewal.unref();
    },

    async stop() {
      clearInterval(renewal);
      await stopListening?.();
      await copyRenewal.stop();
      await forgetting;
    },
  };
}
