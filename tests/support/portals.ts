import { connect } from "node:net";
import type { Database } from "../../server/foundation/database/database.ts";
import { newId } from "../../server/foundation/ids.ts";
import { platforms } from "../../server/platforms/list.ts";
import { publishDirectory } from "../../server/platforms/portal/publish-directory.ts";
import { announceChange } from "../../server/public-store/changes.ts";
import { openPublicReader } from "../../server/public-store/open-reader.ts";
import { createTestContext } from "./context.ts";
import { createTestDatabase, type TestDatabase } from "./database.ts";
import { servePortal, startPortal } from "./portal.ts";

type TestContext = Awaited<ReturnType<typeof createTestContext>>;

/** What a small article says; the rest of it is the same for all. */
interface Publishing {
  readonly id?: string;
  readonly title: string;
  readonly kind?: string;
  readonly bodyHtml?: string;
  readonly withdrawnAt?: Date;
}

/** Two web processes' portals over one public store of a province with one commune, for tests of how they serve. */
export async function startPortals() {
  const database = await createTestDatabase();
  const context = await createTestContext({ database });
  const reader = openPublicReader({ url: database.url, maxConnections: 4 });
  await publishSmallDirectory(database.db);
  /** What the first web process asked its public store. */
  const requests: string[] = [];
  const listened = reader.withPlugin({
    transformQuery({ node }) {
      requests.push(JSON.stringify(node));
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  const startWeb = async (itsReader: Database) =>
    servePortal(
      await startPortal(context.ctx, {
        reader: itsReader,
        databaseUrl: database.url,
        publicUrl: "https://congan.example",
        oldHosts: ["cu.example"],
      }),
    );
  const first = await startWeb(listened);
  const webs = [first, await startWeb(reader)];
  return {
    database,
    context,
    reader,
    webs,
    requests,

    /** Asks the first web process and follows nothing. */
    async get(path: string, headers: Record<string, string> = {}) {
      const response = await fetch(first.origin + path, { headers, redirect: "manual" });
      return { status: response.status, headers: response.headers, text: await response.text() };
    },

    publish: (input: Publishing) => publish({ database, context, input }),

    /** Counts from now on how often the first web process reads the whole of an item from its public store. */
    readingsOf(id: string): () => number {
      const before = requests.length;
      return () =>
        requests.slice(before).filter((query) => query.includes(id) && query.includes("body_html")).length;
    },

    sendRaw: (lines: readonly string[]) => sendRaw(first.origin, lines),

    async close() {
      for (const web of webs) await web.close();
      await reader.destroy();
      await context.close();
      await database.drop();
    },
  };
}

export type Portals = Awaited<ReturnType<typeof startPortals>>;

async function publishSmallDirectory(db: Database): Promise<void> {
  await publishDirectory(db, {
    categories: [
      { slug: "canh-bao-toi-pham", name: "Cảnh báo tội phạm", parent_slug: null, position: 0 },
      { slug: "trang-gia-mao", name: "Trang giả mạo", parent_slug: "canh-bao-toi-pham", position: 1 },
    ],
    units: [
      {
        code: "T38",
        parent_code: null,
        level: "province",
        type: "province",
        name: "Công an tỉnh",
        slug: "tinh",
      },
      {
        code: "X1",
        parent_code: "T38",
        level: "commune",
        type: "commune",
        name: "Công an xã Một",
        slug: "xa-mot",
      },
    ],
    channels: [
      {
        id: "zalo-1",
        platform: "zalo",
        external_id: "4436",
        name: "Công an xã Mường <Lát>",
        unit_code: "X1",
        status: "active",
        retires_on: null,
        successor_unit_code: null,
        verified: true,
        followers: 5,
        url: "https://zalo.me/4436",
      },
    ],
    platforms,
    formerPlaces: [],
  });
}

/** Publishes as the portal connector does: the row and the announcement in one transaction. */
async function publish({
  database,
  context,
  input,
}: {
  database: TestDatabase;
  context: TestContext;
  input: Publishing;
}): Promise<string> {
  const id = input.id ?? newId();
  const row = {
    release_id: "r",
    revision_id: "v",
    content_hash: Buffer.alloc(32),
    slug: "mot-tin",
    kind: input.kind ?? "warning",
    category_slug: "trang-gia-mao",
    unit_code: "X1",
    title: input.title,
    summary: "Tóm tắt <b>",
    body_html: input.bodyHtml ?? "<p>Thân bài</p>",
    tags: JSON.stringify(["thẻ"]),
    urgent: true,
    cover: null,
    pictures: "[]",
    published_at: context.clock.now(),
    updated_at: context.clock.now(),
    withdrawn_at: input.withdrawnAt ?? null,
    digest: Buffer.alloc(32),
  };
  await database.db.transaction().execute(async (tx) => {
    await tx
      .insertInto("public_store.article")
      .values({ id, ...row })
      .onConflict((conflict) => conflict.column("id").doUpdateSet(row))
      .execute();
    await announceChange(tx, [
      `article:${id}`,
      "home",
      "feed",
      "category:trang-gia-mao",
      "category:canh-bao-toi-pham",
      "unit:X1",
      `kind:${input.kind ?? "warning"}`,
    ]);
  });
  return id;
}

/** Waits until something holds, for as long as a change may take to be visible. Throws when it takes longer. */
export async function eventually(check: () => Promise<boolean>): Promise<void> {
  const until = performance.now() + 2000;
  while (!(await check())) {
    if (performance.now() > until) throw new Error("the change was not visible within 2 seconds");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** What a raw request gets: status line, headers and body as they came. Nothing of it is repaired on the way. */
async function sendRaw(origin: string, lines: readonly string[]): Promise<string> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(`${[...lines, "Connection: close"].join("\r\n")}\r\n\r\n`);
    });
    const chunks: Buffer[] = [];
    socket.on("data", (chunk: Buffer) => chunks.push(chunk));
    socket.on("error", reject);
    socket.on("close", () => resolve(Buffer.concat(chunks).toString("latin1")));
  });
}
