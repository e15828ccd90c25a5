import {
  type ControlledTransaction,
  Kysely,
  type PostgresCursor,
  PostgresDialect,
  type PostgresPool,
  type PostgresPoolClient,
  type PostgresQueryResult,
  type Transaction,
} from "kysely";
import pg from "pg";
import { type Logger, noteDatabaseAnswers } from "../log.ts";
import type { Outcome } from "../outcome.ts";
import { markUnopened } from "./database-away.ts";
import { markOutage } from "./database-outage.ts";
import type { DB } from "./database-types.generated.ts";

export type Database = Kysely<DB>;
export type Tx = Transaction<DB> | ControlledTransaction<DB>;

const int8 = 20;
const numeric = 1700;
const date = 1082;

const types = {
  getTypeParser(oid: number, format?: "text" | "binary") {
    if (format === "binary") return pg.types.getTypeParser(oid, "binary");
    // int8 counts stay far below 2^53; a calendar date must not become a moment in the machine's own zone.
    if (oid === int8 || oid === numeric) return Number;
    if (oid === date) return String;
    return pg.types.getTypeParser(oid, "text");
  },
};

/**
 * Where and as whom to connect; `role` is taken on with SET ROLE as soon as a connection opens. `settings` are
 * PostgreSQL's own, for each connection.
 */
export interface ConnectionSettings {
  readonly url: string;
  readonly maxConnections: number;
  readonly role?: string;
  readonly settings?: Readonly<Record<string, string>>;
  readonly applicationName?: string;
  /** How long to wait for a connection, in milliseconds. */
  readonly connectTimeoutMs?: number;
  /** How long to wait for the answer to one query, in milliseconds; after it its connection is given up. */
  readonly answerTimeoutMs?: number;
  /** Where it is told that a connection was lost while nobody used it. */
  readonly log?: Pick<Logger, "warn">;
}

/** Longer than a crowd of acts holds all connections; a database that hangs is told as away after it. */
const connectsWithinMs = 15_000;

/** What asks every minute finds its connection still open: making one anew costs PostgreSQL more than what is asked. */
const idleForMs = 150_000;

/**
 * A machine that lost its power or its line says no farewell: the server ends its sessions, with their locks and
 * transactions, within a minute instead of the system's two hours.
 */
const endsTheVanished = {
  tcp_keepalives_idle: "20",
  tcp_keepalives_interval: "10",
  tcp_keepalives_count: "4",
} as const;

/** PostgreSQL's own settings for a connection as its options, for each connection of the product. */
export function connectionOptions(settings: Readonly<Record<string, string>> = {}): string {
  return Object.entries({ ...endsTheVanished, ...settings })
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(" ");
}

/** Opens a pool on a PostgreSQL database with the product's own value parsers. */
export function openPool({
  url,
  maxConnections,
  role,
  settings = {},
  applicationName,
  connectTimeoutMs = connectsWithinMs,
  answerTimeoutMs,
  log,
}: ConnectionSettings): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: maxConnections,
    connectionTimeoutMillis: connectTimeoutMs,
    idleTimeoutMillis: idleForMs,
    ...(answerTimeoutMs === undefined ? {} : { query_timeout: answerTimeoutMs }),
    types,
    // A server that vanished without a word is noticed, instead of being waited for without an end.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    application_name: applicationName ?? "trongdong",
    options: connectionOptions({ ...(role === undefined ? {} : { role }), ...settings }),
  });
  // A connection that dies while idle is replaced at the next query; without a listener it would end the process.
  const lost = (error: Error) => {
    markOutage(error);
    log?.warn({ err: error }, "database: a connection was lost, the next is made anew");
  };
  pool.on("error", lost);
  // The same while it is taken out and no query runs; the next query on it fails and its transaction with it.
  pool.on("connect", (client) => {
    client.on("error", lost);
    if (log !== undefined) noteDatabaseAnswers(log);
  });
  return pool;
}

/** The typed query builder over a pool; destroying it closes the pool. */
export function openDatabase(settings: ConnectionSettings): Database {
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool: guarded(openPool(settings)) }) });
}

/** A pool that tells a connection which could not be opened, and never hands on one whose query was given up. */
function guarded(pool: pg.Pool): PostgresPool {
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    async connect() {
      const client = await pool.connect().catch((error: unknown) => {
        markUnopened(error);
        throw error;
      });
      const known = clients.get(client);
      if (known !== undefined) return known;
      const made = guardedClient(client);
      clients.set(client, made);
      return made;
    },
    end: () => pool.end(),
    options: pool.options,
  };
}

function guardedClient(connection: pg.PoolClient): PostgresPoolClient {
  const client: PostgresPoolClient = connection;
  let givenUp = false;
  const ask = async <R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> => {
    try {
      return await client.query<R>(text, parameters);
    } catch (error) {
      // The driver's own words. The answer may still come, and would be taken for that of the next query.
      givenUp ||= error instanceof Error && error.message === "Query read timeout";
      throw error;
    }
  };
  function query<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query<R>(statement: string | PostgresCursor<R>, parameters: readonly unknown[] = []) {
    return typeof statement === "string" ? ask<R>(statement, parameters) : client.query<R>(statement);
  }
  return { query, release: () => connection.release(givenUp) };
}

class Refusal extends Error {
  readonly outcome: { readonly ok: false };
  constructor(outcome: { readonly ok: false }) {
    super("the act was refused");
    this.outcome = outcome;
  }
}

/** PostgreSQL's word for a transaction that stood in the way of another, and was taken back whole: a repeat may succeed. */
const standInTheWay = new Set(["40P01", "40001"]);

/** Runs a transaction, and once more when PostgreSQL took it back because it stood in the way of another. */
export async function retryOnce<T>(transaction: () => Promise<T>): Promise<T> {
  try {
    return await transaction();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (typeof code !== "string" || !standInTheWay.has(code)) throw error;
    return transaction();
  }
}

/** Runs an act in one transaction and takes back all that it wrote, whatever its outcome. */
export async function rehearse<T>(db: Database, act: (tx: Tx) => Promise<Outcome<T>>): Promise<Outcome<T>> {
  let outcome: Outcome<T> | undefined;
  try {
    await db.transaction().execute(async (tx) => {
      outcome = await act(tx);
      throw new Refusal({ ok: false });
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
  if (outcome === undefined) throw new Error("a rehearsal ended without an outcome");
  return outcome;
}

/**
 * Runs an act in one transaction: committed when its outcome is good, rolled back when it is refused or throws. An act
 * that stood in the way of another one is done once more from its beginning.
 */
export async function inTransaction<T>(
  db: Database,
  act: (tx: Tx) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  let outcome: Outcome<T> | undefined;
  try {
    await retryOnce(() =>
      db.transaction().execute(async (tx) => {
        outcome = await act(tx);
        if (!outcome.ok) throw new Refusal(outcome);
      }),
    );
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
  if (outcome === undefined) throw new Error("a transaction ended without an outcome");
  return outcome;
}
