import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { queues } from "../../composition/queues.ts";
import { publicReaderRole } from "./grant-access.ts";
import { migrate } from "./migrate.ts";

const name = `second_${randomBytes(4).toString("hex")}`;
const owner = `${name}_owner`;
const app = `${name}_app`;
let server: pg.Client;
let adminUrl: string;

beforeAll(async () => {
  const { ownerUrl } = inject("postgres");
  server = new pg.Client({ connectionString: ownerUrl });
  await server.connect();
  await server.query(`create role ${owner} login createrole password 'test'`);
  await server.query(`create role ${app} login password 'test'`);
  await server.query(`create database ${name} owner ${owner}`);
  const url = new URL(ownerUrl);
  url.username = owner;
  url.password = "test";
  url.pathname = `/${name}`;
  adminUrl = url.href;
});

afterAll(async () => {
  await server.query(`drop database ${name} with (force)`);
  await server.query(`drop owned by ${owner}, ${app} cascade`);
  await server.query(`drop role ${app}`);
  await server.query(`drop role ${owner}`);
  await server.end();
});

const migrated = () => migrate({ adminUrl, appRole: app, queues, platforms: [] });

describe("a second installation on one database server, whose owner may make roles and no more", () => {
  it("is migrated, or tells the one command that lets it be", async () => {
    const { rows } = await server.query("show server_version_num");
    const first = await migrated().catch((error: unknown) => (error instanceof Error ? error.message : ""));
    // Up to 15 whoever may make roles may give any of them.
    if (Number(rows[0]?.server_version_num) < 160_000) expect(first).toContain("0001-organization");
    else {
      expect(first).toContain("do bản cài đặt khác tạo");
      const [command = ""] = /GRANT [^;]+;/.exec(String(first)) ?? [];
      await server.query(command);
    }
    await migrated();
    const reader = await server.query("select pg_has_role($1, $2, 'member') as has", [app, publicReaderRole]);
    expect(reader.rows).toEqual([{ has: true }]);
  });
});
