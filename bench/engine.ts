import pg from "pg";
import type { Bench, Figure } from "./figure.ts";
import { inTurns, median } from "./rounds.ts";
import { openEmbedded, openExternal, type ProductDatabase } from "./support/databases.ts";
import { startNetwork } from "./support/network.ts";

const rounds = 7;
const plainMs = 2000;
/** As many as the product's own pool. */
const clients = 20;

/**
 * The delivery engine when platforms answer at once, against plain transactions of three statements on the same
 * database: an update, an insert and a read, over as many connections as the engine has.
 */
export async function measureEngine(bench: Bench): Promise<readonly Figure[]> {
  return [
    ...(await measureOn(bench, "PostgreSQL 18 embedded", await openEmbedded(bench))),
    ...(await measureOn(bench, "PostgreSQL 15 external", await openExternal(bench))),
  ];
}

async function measureOn(bench: Bench, name: string, database: ProductDatabase): Promise<Figure[]> {
  const network = await startNetwork(bench, { database, latencyMs: 0 });
  const plain = await preparePlain(bench, database);
  const { product, baseline, ratios } = await inTurns({
    rounds,
    product: async () => (network.channels / (await network.fanOut()).ms) * 1000,
    baseline: plain,
  });
  bench.say(
    `${name}: ${Math.round(median(product))} deliveries/s, ${Math.round(median(baseline))} transactions/s`,
  );
  return [
    {
      name: `engine on ${name}, deliveries to plain transactions`,
      value: median(ratios),
      unit: "x",
      bound: { least: 0.3 },
      rounds: ratios,
    },
    { name: `engine on ${name}, deliveries`, value: median(product), unit: "/s", rounds: product },
    { name: `plain transactions on ${name}`, value: median(baseline), unit: "/s", rounds: baseline },
  ];
}

async function preparePlain(bench: Bench, database: ProductDatabase): Promise<() => Promise<number>> {
  const pool = new pg.Pool({ connectionString: database.adminUrl, max: clients });
  bench.later(() => pool.end());
  await pool.query(`
    create table bench_row (id integer primary key, state text not null, changed_at timestamptz not null);
    create table bench_attempt (id bigint generated always as identity primary key, row_id integer, outcome text not null);
    insert into bench_row select n, 'pending', now() from generate_series(1, 1000) n`);
  let next = 0;
  const transaction = async (client: pg.PoolClient) => {
    next = (next % 1000) + 1;
    await client.query("begin");
    await client.query("update bench_row set state = $2, changed_at = now() where id = $1", [
      next,
      "sending",
    ]);
    await client.query("insert into bench_attempt (row_id, outcome) values ($1, $2)", [next, "published"]);
    await client.query("select state from bench_row where id = $1", [next]);
    await client.query("commit");
  };
  return async () => {
    let done = 0;
    const started = performance.now();
    const loop = async () => {
      const client = await pool.connect();
      for (; performance.now() - started < plainMs; done += 1) await transaction(client);
      client.release();
    };
    await Promise.all(Array.from({ length: clients }, loop));
    return (done / (performance.now() - started)) * 1000;
  };
}
