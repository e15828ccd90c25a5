import { hash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ledgerChecks } from "../server/composition/ledger-checks.ts";
import { readConfig } from "../server/foundation/config.ts";
import { type Database, openDatabase } from "../server/foundation/database/database.ts";
import { newId } from "../server/foundation/ids.ts";
import { appendEntries } from "../server/ledger/append-entry.ts";
import { canonicalEntry, type LedgerEntry } from "../server/ledger/entry.ts";
import { readEntryPages } from "../server/ledger/store.ts";
import { verifyLedger } from "../server/ledger/verify-ledger.ts";
import type { Bench, Figure } from "./figure.ts";
import { inTurns, median } from "./rounds.ts";
import { openEmbedded } from "./support/databases.ts";

const entries = 60_000;
const perTransaction = 2000;
const rounds = 7;

/**
 * `ledger verify` over the database, every entry recomputed from its columns, against a bare loop of canonical form and
 * SHA-256 over the same entries that lie in memory already.
 */
export async function measureLedgerVerify(bench: Bench): Promise<readonly Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), "trongdong-bench-"));
  bench.later(() => rm(folder, { recursive: true, force: true }));
  const { appUrl } = await openEmbedded(bench);
  const db = openDatabase({ url: appUrl, maxConnections: 4 });
  bench.later(() => db.destroy());
  await fill(db);
  const ctx = { db, config: readConfig({ DATA_DIR: folder }) };
  const all = await readAll(db);
  const { product, baseline, ratios } = await inTurns({
    rounds,
    product: () =>
      perSecond(async () => {
        const report = await verifyLedger(ctx, { checks: ledgerChecks });
        if (!report.agrees || report.entries !== entries) throw new Error("the ledger does not agree");
      }),
    baseline: () =>
      perSecond(async () => {
        for (const { hash: stored, ...columns } of all)
          if (hash("sha256", canonicalEntry(columns), "hex") !== stored) throw new Error("a wrong hash");
      }),
  });
  return [
    {
      name: "ledger verify to a bare loop of canonical form and SHA-256",
      value: median(ratios),
      unit: "x",
      bound: { least: 0.3 },
      rounds: ratios,
    },
    { name: "ledger verify, entries", value: median(product), unit: "/s", rounds: product },
    { name: "bare loop, entries", value: median(baseline), unit: "/s", rounds: baseline },
  ];
}

async function perSecond(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (entries / (performance.now() - started)) * 1000;
}

/** Entries as deliveries write them, which are the most of any ledger. */
async function fill(db: Database): Promise<void> {
  for (let from = 0; from < entries; from += perTransaction) {
    await db.transaction().execute(async (tx) => {
      await appendEntries(
        tx,
        Array.from({ length: perTransaction }, (_, index) => ({
          at: new Date(Date.UTC(2026, 10, 24) + (from + index) * 37),
          act: "delivery.confirmed",
          actor: { id: null, name: "Hệ thống" },
          unitCode: `T38-${String(index % 193).padStart(3, "0")}`,
          subject: { type: "delivery", id: newId() },
          details: {
            releaseId: newId(),
            channelId: `facebook-${100_000_000_000 + index}`,
            contentHash: hash("sha256", String(from + index), "hex"),
            remoteId: `${100_000_000_000 + index}_${from + index}`,
            publicUrl: `https://www.facebook.com/${100_000_000_000 + index}/posts/${from + index}`,
          },
        })),
      );
    });
  }
}

async function readAll(db: Database): Promise<LedgerEntry[]> {
  return db.transaction().execute(async (tx) => {
    const all: LedgerEntry[] = [];
    for await (const page of readEntryPages(tx)) all.push(...page);
    return all;
  });
}
