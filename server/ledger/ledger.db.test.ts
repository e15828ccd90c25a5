import { generateKeyPairSync } from "node:crypto";
import { appendFile, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { Kysely, PostgresDialect, sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildEntry } from "../../tests/support/builders/ledger-builder.ts";
import { createTestContext } from "../../tests/support/context.ts";
import { createTestDatabase, type TestDatabase } from "../../tests/support/database.ts";
import type { Json } from "../foundation/canonical-json.ts";
import type { Context } from "../foundation/context.ts";
import { inTransaction, openPool } from "../foundation/database/database.ts";
import type { DB } from "../foundation/database/database-types.generated.ts";
import { forbidden } from "../foundation/outcome.ts";
import { appendEntries, appendEntry } from "./append-entry.ts";
import { signCheckpoint } from "./checkpoint.ts";
import { checkpointPath } from "./checkpoint-file.ts";
import { type EntryInput, genesisHash, hashEntry } from "./entry.ts";
import { exportLedger } from "./export-ledger.ts";
import { keepCheckpoints, takeCheckpoint } from "./keep-checkpoints.ts";
import { adoptCheckpoint, compareCheckpoint } from "./outside-checkpoint.ts";
import { readEntryPages } from "./store.ts";
import { verifyExport } from "./verify-export.ts";
import { type LedgerVerdict, verifyLedger } from "./verify-ledger.ts";

let database: TestDatabase;
let ctx: Context;
let close: () => Promise<void>;

beforeEach(async () => {
  database = await createTestDatabase();
  ({ ctx, close } = await createTestContext({ database }));
});

afterEach(async () => {
  await close();
  await database.drop();
});

function append(...entries: readonly EntryInput[]) {
  return ctx.db.transaction().execute((tx) => appendEntries(tx, entries));
}

function appendMany(count: number) {
  return append(...Array.from({ length: count }, (_, n) => buildEntry({ details: { n } })));
}

function verify(): Promise<LedgerVerdict> {
  return verifyLedger(ctx, { checks: [] });
}

async function asOwner(statement: string): Promise<void> {
  await sql.raw(statement).execute(database.adminDb);
}

/** What someone does who holds the database and knows how the chain is made: everything after `seq` made to fit again. */
async function rewriteFrom(seq: number, change: Record<string, Json>): Promise<void> {
  const rows = await database.adminDb
    .selectFrom("ledger_entry")
    .selectAll()
    .where("seq", ">=", seq)
    .orderBy("seq")
    .execute();
  let previous: Buffer | undefined;
  for (const [index, row] of rows.entries()) {
    const details = index === 0 ? change : (row.details as Json);
    const previousHash: Buffer = previous ?? row.previous_hash;
    const hash = hashEntry({
      seq: row.seq,
      at: row.at.toISOString(),
      act: row.act,
      actorId: row.actor_id,
      actorName: row.actor_name,
      unitCode: row.unit_code,
      subjectType: row.subject_type,
      subjectId: row.subject_id,
      details,
      previousHash: previousHash.toString("hex"),
    });
    await database.adminDb
      .updateTable("ledger_entry")
      .set({ details: JSON.stringify(details), previous_hash: previousHash, hash })
      .where("seq", "=", row.seq)
      .execute();
    previous = hash;
  }
}

describe("the ledger", () => {
  it("agrees when nobody touched it, empty or not", async () => {
    expect(await verify()).toMatchObject({ agrees: true, entries: 0, head: null, problems: [] });
    await appendMany(3);
    await takeCheckpoint(ctx);
    await append(buildEntry({ actor: { id: null, name: "Hệ thống" }, unitCode: null, details: null }));
    const report = await verify();
    expect(report).toMatchObject({ agrees: true, entries: 4, head: { seq: 4 }, checkpoint: { seq: 3 } });
  });

  it("agrees over more entries than one page", async () => {
    await appendMany(1000);
    await appendMany(6500);
    await takeCheckpoint(ctx);
    expect(await verify()).toMatchObject({ agrees: true, entries: 7500, checkpoint: { seq: 7500 } });
  });

  it("begins with the hash of nothing and has no gap", async () => {
    const [first, second] = await appendMany(2);
    expect([first?.seq, second?.seq]).toEqual([1, 2]);
    const rows = await ctx.db.selectFrom("ledger_entry").selectAll().orderBy("seq").execute();
    expect(rows[0]?.previous_hash.toString("hex")).toBe(genesisHash);
    expect(rows[1]?.previous_hash).toEqual(rows[0]?.hash);
  });

  it("keeps one gapless order when many acts end at the same time", async () => {
    await Promise.all(
      Array.from({ length: 60 }, (_, n) =>
        ctx.db.transaction().execute((tx) => appendEntry(tx, buildEntry({ details: { n } }))),
      ),
    );
    expect(await verify()).toMatchObject({ agrees: true, entries: 60, head: { seq: 60 } });
  });

  it("holds nothing of an act that was refused", async () => {
    await inTransaction(ctx.db, async (tx) => {
      await appendEntry(tx, buildEntry());
      return forbidden("Không được.");
    });
    await appendMany(1);
    expect(await verify()).toMatchObject({ agrees: true, entries: 1, head: { seq: 1 } });
  });

  it.each(["update ledger_entry set act = 'x'", "delete from ledger_entry", "truncate ledger_entry"])(
    "lets the application itself change nothing: %s",
    async (statement) => {
      await appendMany(1);
      await expect(sql.raw(statement).execute(ctx.db)).rejects.toMatchObject({ code: "42501" });
    },
  );
});

describe("somebody who owns the database is found out when he", () => {
  beforeEach(async () => {
    await appendMany(5);
    await takeCheckpoint(ctx);
    expect(await verify()).toMatchObject({ agrees: true });
  });

  it.each([
    ["changes the time by a microsecond", "set at = at + interval '1 microsecond'", "content"],
    ["changes the time by an hour", "set at = at + interval '1 hour'", "content"],
    ["changes the act", "set act = 'review.signed'", "content"],
    ["changes the person", "set actor_id = 'person0000000002'", "content"],
    ["takes the person away", "set actor_id = null", "content"],
    ["changes the name", "set actor_name = 'Thượng úy Hoàng Quang Trạng'", "content"],
    ["changes the unit", "set unit_code = 'T38-002'", "content"],
    ["changes the kind of the subject", "set subject_type = 'revision'", "content"],
    ["changes the subject", "set subject_id = 'item000000000002'", "content"],
    ["changes the details", `set details = '{"n": 7}'`, "content"],
    ["adds to the details", `set details = details || '{"x": null}'`, "content"],
    ["changes the link", "set previous_hash = sha256('x')", "link"],
    ["changes the hash", "set hash = sha256('x')", "hash"],
  ])("%s", async (_what, change, kind) => {
    await asOwner(`update ledger_entry ${change} where seq = 3`);
    const report = await verify();
    expect(report.agrees).toBe(false);
    expect(report.problems[0]).toMatchObject({ seq: 3, kind });
    expect(report.problems[0]?.sentence).toContain("3");
  });

  it("changes the last entry", async () => {
    await asOwner("update ledger_entry set act = 'x' where seq = 5");
    expect((await verify()).problems).toMatchObject([{ seq: 5, kind: "content" }]);
  });

  it.each([1, 3])("deletes entry %i", async (seq) => {
    await asOwner(`delete from ledger_entry where seq = ${seq}`);
    expect((await verify()).problems).toMatchObject([{ seq, kind: "gap" }]);
  });

  it("deletes an entry and closes the gap", async () => {
    await asOwner(
      "delete from ledger_entry where seq = 3; update ledger_entry set seq = seq - 1 where seq > 3",
    );
    const { problems } = await verify();
    expect(problems.map((problem) => problem.kind)).toEqual(expect.arrayContaining(["link", "tail"]));
  });

  it("inserts an entry in between", async () => {
    await asOwner(`update ledger_entry set seq = seq + 100 where seq > 3;
      update ledger_entry set seq = seq - 99 where seq > 100;
      insert into ledger_entry select 4, at, act, actor_id, actor_name, unit_code, subject_type, subject_id, details,
        previous_hash, hash from ledger_entry where seq = 3`);
    expect((await verify()).problems[0]).toMatchObject({ kind: "link", seq: 4 });
  });

  it("puts a second entry beside the first under the same number", async () => {
    await asOwner(`alter table ledger_entry drop constraint ledger_entry_pkey;
      insert into ledger_entry select * from ledger_entry where seq = 3`);
    expect((await verify()).problems[0]).toMatchObject({ kind: "order", seq: 3 });
  });

  it("swaps two entries", async () => {
    await asOwner(`update ledger_entry set seq = 99 where seq = 2; update ledger_entry set seq = 2 where seq = 3;
      update ledger_entry set seq = 3 where seq = 99`);
    expect((await verify()).problems[0]).toMatchObject({ seq: 2 });
  });

  it("cuts the tail", async () => {
    await asOwner("delete from ledger_entry where seq > 3");
    expect((await verify()).problems).toMatchObject([{ kind: "tail", seq: 4 }]);
  });

  it("empties the ledger", async () => {
    await asOwner("delete from ledger_entry");
    expect((await verify()).problems).toMatchObject([{ kind: "tail", seq: 1 }]);
  });

  it("cuts the tail and lets the house go on working", async () => {
    await asOwner("delete from ledger_entry where seq > 3");
    await appendMany(4);
    expect((await verify()).problems).toMatchObject([{ kind: "checkpoint", seq: 5 }]);
    expect(await takeCheckpoint(ctx)).toBeUndefined();
  });

  it("rewrites all entries from one on, so that the chain fits again", async () => {
    await rewriteFrom(2, { n: "khác" });
    const report = await verify();
    expect(report.problems).toMatchObject([{ kind: "checkpoint", seq: 5 }]);
    expect(report.problems[0]?.sentence).toContain("từ 1 đến 5");
  });

  it("rewrites between two checkpoints, which narrows it down", async () => {
    await appendMany(3);
    await takeCheckpoint(ctx);
    await rewriteFrom(7, { n: "khác" });
    expect((await verify()).problems[0]?.sentence).toContain("từ 6 đến 8");
  });

  it("rewrites and forges the checkpoint file, having no key", async () => {
    await rewriteFrom(2, { n: "khác" });
    const path = checkpointPath(ctx.config);
    const head = await ctx.db
      .selectFrom("ledger_entry")
      .select("hash")
      .where("seq", "=", 5)
      .executeTakeFirst();
    const text = await readFile(path, "utf8");
    await writeFile(path, text.replace(/"hash":"[0-9a-f]{64}"/, `"hash":"${head?.hash.toString("hex")}"`));
    expect((await verify()).problems).toMatchObject([{ kind: "signature", seq: 5 }]);
  });
});

describe("somebody who owns the database, rewrites the whole history and", () => {
  beforeEach(async () => {
    await appendMany(5);
    await takeCheckpoint(ctx);
    await rewriteFrom(1, { n: "khác" });
    await appendMany(1);
  });

  const path = () => checkpointPath(ctx.config);
  const unpublish = () => asOwner("delete from public_store.ledger_checkpoint");

  it.each([
    ["takes the file of checkpoints away", () => rm(path())],
    [
      "takes it away with what was published",
      async () => {
        await rm(path());
        await unpublish();
      },
    ],
    ["empties the file", () => writeFile(path(), "")],
    ["takes the whole folder away", () => rm(join(ctx.config.dataDir, "ledger"), { recursive: true })],
    ["writes a line for the new head, having no key", () => forgeFor(6)],
    [
      "writes such a line and unpublishes the others",
      async () => {
        await forgeFor(6);
        await unpublish();
      },
    ],
    ["takes the key away as well", () => rm(join(ctx.config.dataDir, "keys"), { recursive: true })],
  ])("%s gets no signature, and the verification tells", async (_what, deed) => {
    await deed();
    expect(await takeCheckpoint(ctx).catch(() => undefined)).toBeUndefined();
    expect(await verify()).toMatchObject({ agrees: false });
    // Neither does a worker that starts then, nor one that goes on.
    const keeper = await keepCheckpoints(ctx).catch(() => undefined);
    await appendMany(1);
    await keeper?.stop();
    expect(await takeCheckpoint(ctx).catch(() => undefined)).toBeUndefined();
    expect((await verify()).problems[0]?.sentence).toMatch(/mốc/);
  });

  /** A checkpoint of that entry as it stands, signed by a key of his own. */
  async function forgeFor(seq: number): Promise<void> {
    const entry = await ctx.db
      .selectFrom("ledger_entry")
      .select("hash")
      .where("seq", "=", seq)
      .executeTakeFirstOrThrow();
    const { privateKey } = generateKeyPairSync("ed25519");
    const forged = signCheckpoint({ seq, hash: entry.hash.toString("hex"), at: ctx.clock.now(), privateKey });
    await writeFile(path(), `${JSON.stringify(forged)}\n`);
  }
});

describe("a checkpoint that somebody noted elsewhere", () => {
  const noted = () => join(ctx.config.dataDir, "noted.json");

  beforeEach(async () => {
    await appendMany(3);
    const checkpoint = await takeCheckpoint(ctx);
    await writeFile(noted(), JSON.stringify({ checkpoint, publicKey: "as the portal tells it" }));
    await appendMany(2);
  });

  const compared = () => compareCheckpoint(ctx, { file: noted() });

  it("agrees with the history that it was taken of, and with no other", async () => {
    expect(await compared()).toMatchObject({ ok: true, value: { seq: 3 } });
    await rewriteFrom(2, { n: "khác" });
    expect(await compared()).toMatchObject({
      ok: false,
      problem: { detail: expect.stringContaining("viết lại") },
    });
    await asOwner("delete from ledger_entry where seq > 2");
    expect(await compared()).toMatchObject({
      ok: false,
      problem: { detail: expect.stringContaining("cắt") },
    });
  });

  it.each(["{}", "rác", '{"checkpoint":{"seq":1}}'])("is no checkpoint: %s", async (text) => {
    await writeFile(noted(), text);
    expect(await compared()).toMatchObject({ ok: false });
  });

  it("begins a lost file anew, after which the house goes on signing", async () => {
    await rm(checkpointPath(ctx.config));
    expect(await takeCheckpoint(ctx)).toBeUndefined();
    expect(await adoptCheckpoint(ctx, { file: noted() })).toMatchObject({ ok: true });
    expect(await takeCheckpoint(ctx)).toMatchObject({ seq: 5 });
    expect(await verify()).toMatchObject({ agrees: true, checkpoint: { seq: 5 } });
    // A file that is there is not replaced.
    expect(await adoptCheckpoint(ctx, { file: noted() })).toMatchObject({ ok: false });
  });

  it("does not begin it with a history that was rewritten", async () => {
    await rm(checkpointPath(ctx.config));
    await rewriteFrom(2, { n: "khác" });
    expect(await adoptCheckpoint(ctx, { file: noted() })).toMatchObject({ ok: false });
    expect(await takeCheckpoint(ctx)).toBeUndefined();
  });
});

describe("a reader of the whole ledger", () => {
  it("hears that the database went, and the process does not end of it", async () => {
    await appendMany(2500);
    const unheard: unknown[] = [];
    const note = (reason: unknown) => unheard.push(reason);
    process.on("unhandledRejection", note);
    const pool = openPool({ url: database.url, maxConnections: 1 });
    let cut: () => void = () => undefined;
    pool.on("connect", (client) => {
      cut = () => void client.end().catch(() => undefined);
    });
    const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
    const reading = db.transaction().execute(async (tx) => {
      for await (const page of readEntryPages(tx)) {
        expect(page).toHaveLength(1000);
        // The next page is on its way already, and nobody waits for it.
        cut();
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    });
    await expect(reading).rejects.toThrow();
    await db.destroy();
    process.off("unhandledRejection", note);
    expect(unheard).toEqual([]);
  });
});

describe("a second place of the operator's", () => {
  it("holds every checkpoint, and shows when the first lost some", async () => {
    const copy = join(ctx.config.dataDir, "elsewhere");
    const both = { ...ctx, config: { ...ctx.config, checkpointCopyDir: copy } };
    await appendMany(2);
    await takeCheckpoint(both);
    const kept = await readFile(checkpointPath(ctx.config), "utf8");
    await appendMany(2);
    await takeCheckpoint(both);
    expect(await readFile(join(copy, "checkpoints.jsonl"), "utf8")).toBe(
      await readFile(checkpointPath(ctx.config), "utf8"),
    );
    await writeFile(checkpointPath(ctx.config), kept);
    await asOwner("delete from public_store.ledger_checkpoint");
    await appendMany(1);
    expect(await takeCheckpoint(both)).toBeUndefined();
    expect((await verifyLedger(both, { checks: [] })).problems).toMatchObject([
      { kind: "checkpoint", seq: 4 },
    ]);
  });
});

describe("the checkpoints", () => {
  it("are signed again only when the chain has grown", async () => {
    expect(await takeCheckpoint(ctx)).toBeUndefined();
    await appendMany(2);
    expect(await takeCheckpoint(ctx)).toMatchObject({ seq: 2 });
    expect(await takeCheckpoint(ctx)).toBeUndefined();
    await appendMany(1);
    expect(await takeCheckpoint(ctx)).toMatchObject({ seq: 3 });
  });

  it("do not sign a chain that was changed since the last one", async () => {
    await appendMany(2);
    await takeCheckpoint(ctx);
    await appendMany(2);
    await asOwner("update ledger_entry set act = 'x' where seq = 4");
    expect(await takeCheckpoint(ctx)).toBeUndefined();
  });

  it("outlive a kill in the middle of a write", async () => {
    await appendMany(2);
    await takeCheckpoint(ctx);
    await appendFile(checkpointPath(ctx.config), '{"seq":3,"hash":"abc');
    await appendMany(1);
    expect(await takeCheckpoint(ctx)).toMatchObject({ seq: 3 });
    expect(await verify()).toMatchObject({ agrees: true, checkpoint: { seq: 3 } });
  });

  it("name the line of their file that was destroyed", async () => {
    await appendMany(2);
    await takeCheckpoint(ctx);
    await appendFile(checkpointPath(ctx.config), "rác\n");
    expect((await verify()).problems[0]?.sentence).toContain("dòng 2");
  });

  it("are kept by a worker, the last one when it stops", async () => {
    await appendMany(1);
    const keeper = await keepCheckpoints(ctx);
    await appendMany(1);
    await keeper.stop();
    expect(await verify()).toMatchObject({ agrees: true, checkpoint: { seq: 2 } });
  });

  it("are taken by one of several workers, never out of order", async () => {
    for (let round = 0; round < 5; round += 1) {
      await appendMany(1);
      await Promise.all(Array.from({ length: 3 }, () => takeCheckpoint(ctx)));
    }
    const lines = (await readFile(checkpointPath(ctx.config), "utf8")).trim().split("\n");
    expect(lines.map((line) => JSON.parse(line).seq)).toEqual([1, 2, 3, 4, 5]);
  });
});

describe("an export", () => {
  const file = () => join(ctx.config.dataDir, `export-${Math.random()}.jsonl`);

  it("is verified by a stranger who has nothing but the file", async () => {
    await appendMany(1200);
    await takeCheckpoint(ctx);
    await appendMany(2);
    const path = file();
    expect(await exportLedger(ctx, { file: path })).toMatchObject({ entries: 1202 });
    expect(await verifyExport({ file: path })).toMatchObject({
      ok: true,
      value: {
        agrees: true,
        entries: 1202,
        checkpoint: { seq: 1200 },
        keyFingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    });
  });

  it("carries line separators that are no line ends", async () => {
    await append(buildEntry({ details: { text: "một\u2028hai\u2029ba\r\nbốn" } }));
    const path = file();
    await exportLedger(ctx, { file: path });
    expect(await verifyExport({ file: path })).toMatchObject({ ok: true, value: { agrees: true } });
  });

  it("carries every text that an act can hold", async () => {
    const textOf = fc.string({ unit: "grapheme", maxLength: 30 }).map((text) => text.replaceAll("\0", ""));
    const json = fc
      .jsonValue({ maxDepth: 3 })
      .map((value): Json => JSON.parse(JSON.stringify(value).replaceAll("\\u0000", "")));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ act: textOf, name: textOf, id: textOf, details: json }), { minLength: 1 }),
        async (acts) => {
          await append(
            ...acts.map(({ act, name, id, details }) =>
              buildEntry({ act, actor: { id, name }, subject: { type: act, id }, details }),
            ),
          );
          const path = file();
          await exportLedger(ctx, { file: path });
          expect(await verify()).toMatchObject({ agrees: true });
          expect(await verifyExport({ file: path })).toMatchObject({ ok: true, value: { agrees: true } });
        },
      ),
      { numRuns: 15 },
    );
  });

  it("tells when any single byte was changed", async () => {
    await appendMany(4);
    await takeCheckpoint(ctx);
    const path = file();
    await exportLedger(ctx, { file: path });
    const bytes = await readFile(path);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ flip;
        const forged = file();
        await writeFile(forged, changed);
        const report = await verifyExport({ file: forged });
        expect(report.ok && report.value.agrees).toBe(false);
      }),
      { numRuns: 150 },
    );
  });

  it("tells when its tail was cut, also together with the closing line", async () => {
    await appendMany(3);
    await takeCheckpoint(ctx);
    const path = file();
    await exportLedger(ctx, { file: path });
    const lines = (await readFile(path, "utf8")).trim().split("\n");
    const cut = file();
    await writeFile(cut, `${lines.slice(0, -3).join("\n")}\n`);
    expect(await verifyExport({ file: cut })).toMatchObject({ ok: true, value: { agrees: false } });
    await writeFile(cut, `${[...lines.slice(0, -3), lines.at(-2), lines.at(-1)].join("\n")}\n`);
    expect(await verifyExport({ file: cut })).toMatchObject({
      ok: true,
      value: { agrees: false, problems: [{ kind: "tail" }, { kind: "tail" }] },
    });
  });

  it("that is no export is refused by its line", async () => {
    const path = file();
    await writeFile(path, "xin chào\n");
    expect(await verifyExport({ file: path })).toMatchObject({
      ok: false,
      problem: { code: "broken-export", detail: expect.stringContaining("Dòng 1") },
    });
  });
});
