import { Writable } from "node:stream";
import { pino } from "pino";
import { emptyDocument } from "../../body/kinds/document.ts";
import { emptyWarning } from "../../body/kinds/empty-warning.ts";
import type { WarningDetails } from "../../body/kinds/warning.ts";
import { formPages } from "../../portal/form-pages.ts";
import { publishToPortal } from "../../server/composition/publish-to-portal.ts";
import { createWeb } from "../../server/composition/web.ts";
import { takeRelease } from "../../server/delivery/take-release.ts";
import { openPublicReader } from "../../server/public-store/open-reader.ts";
import { createTestContext } from "./context.ts";
import { createTestDatabase } from "./database.ts";
import { startPortal } from "./portal.ts";
import { releaseThroughActs } from "./release.ts";
import { loadTestNetwork } from "./test-network.ts";

const targets = ["portal"];

/** Portal, application and database over the demonstration network, as citizens meet them; everything it logs is kept. */
export async function startCitizenStack(settings: Record<string, string>) {
  const database = await createTestDatabase();
  const test = await createTestContext({ database, settings });
  const logged: string[] = [];
  const keep = new Writable({
    write(line: Buffer, _encoding, done) {
      logged.push(line.toString("utf8"));
      done();
    },
  });
  const ctx = { ...test.ctx, log: pino({ level: "trace" }, keep) };
  await loadTestNetwork(ctx);
  const reader = openPublicReader({ url: database.url, maxConnections: 4 });
  const portal = await startPortal(ctx, {
    reader,
    databaseUrl: database.url,
    reach: { mail: ctx.config.smtpUrl !== undefined, pushKey: "" },
  });
  const web = await createWeb(ctx, { early: portal.handle, forms: formPages(portal) });
  const origin = await web.listen({ host: "127.0.0.1", port: 0 });

  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${origin}${path}`, { redirect: "manual", ...init });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  return {
    ctx,
    database,
    clock: test.clock,
    logged,
    origin,
    get: (path: string) => ask(path),
    /** Posts a form as a browser without script does. */
    post: (
      path: string,
      fields: Readonly<Record<string, string | readonly string[]>>,
      headers: Readonly<Record<string, string>> = {},
    ) => {
      const body = new URLSearchParams(
        Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
      );
      return ask(path, { method: "POST", body, headers: { ...headers } });
    },
    postJson: (path: string, body: unknown) =>
      ask(path, {
        method: "POST",
        body: JSON.stringify(body),
        headers: { "content-type": "application/json" },
      }),
    /** Brings a warning through writing, review and release onto the portal. */
    async warn(title: string, details: Partial<WarningDetails> = {}) {
      const released = await releaseThroughActs(ctx, {
        title,
        targets,
        details: { ...emptyWarning, ...details },
      });
      await takeRelease(ctx, { publishToPortal: publishToPortal(ctx) });
      return released;
    },
    /** Puts a draft on the portal that may be commented on until a day. */
    async askForComments(title: string, commentUntil: string) {
      const released = await releaseThroughActs(ctx, {
        title,
        targets,
        kind: "document",
        details: {
          ...emptyDocument,
          stage: "draft-for-comment",
          documentType: "Quyết định",
          issuer: "Công an tỉnh",
          commentUntil,
        },
      });
      await takeRelease(ctx, { publishToPortal: publishToPortal(ctx) });
      return released;
    },
    async stop() {
      await web.close();
      await portal.stop();
      await reader.destroy();
      await test.close();
      await database.drop();
    },
  };
}
