import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestContext } from "../../tests/support/context.ts";
import { createTestDatabase, type TestDatabase } from "../../tests/support/database.ts";
import { releaseThroughActs, value } from "../../tests/support/release.ts";
import { takeRelease } from "../delivery/take-release.ts";
import { projectRoot } from "../foundation/project-root.ts";
import { exportLedger } from "../ledger/export-ledger.ts";
import { takeCheckpoint } from "../ledger/keep-checkpoints.ts";
import { verifyExport } from "../ledger/verify-export.ts";
import { publishArticle } from "../platforms/portal/publish-article.ts";

let database: TestDatabase;
let test: Awaited<ReturnType<typeof createTestContext>>;
let dataDir: string;

beforeAll(async () => {
  database = await createTestDatabase();
  test = await createTestContext({ database });
  dataDir = await mkdtemp(join(tmpdir(), "trongdong-first-days-"));
});

afterAll(async () => {
  await test.close();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

/** Runs one command as an administrator types it, against the test's own database. */
async function trongdong(...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(projectRoot(), "server/composition/cli.ts"), ...args],
    { env: { PATH: process.env.PATH, SEED: "none", DATABASE_URL: database.url, DATA_DIR: dataDir } },
  );
  return stdout;
}

const file = (name: string) => join(projectRoot(), "tests/fixtures/network", name);

describe("a force that has loaded nothing but its units and people", () => {
  it("can write, review and release an item, which then stands on its portal", async () => {
    await trongdong("import", "units", file("units.csv"));
    await trongdong("import", "people", file("people.csv"));
    // The commands gave roles by the machine's own clock.
    test.clock.set(new Date());
    const title = "Cảnh báo đầu tiên của một lực lượng mới cài đặt";
    const { itemId } = await releaseThroughActs(test.ctx, { title, targets: ["portal"] });
    expect(await takeRelease(test.ctx, { publishToPortal: publishArticle })).toBe(true);
    const { db } = test.ctx;
    const page = await db
      .selectFrom("public_store.article as page")
      .innerJoin("public_store.category as section", "section.slug", "page.category_slug")
      .select(["page.title", "section.name as section"])
      .where("page.id", "=", itemId)
      .executeTakeFirst();
    expect(page).toEqual({ title, section: "Lừa đảo trực tuyến" });
    const delivery = await db
      .selectFrom("delivery")
      .innerJoin("channel", "channel.id", "delivery.channel_id")
      .select(["delivery.state", "channel.name", "channel.unit_code"])
      .executeTakeFirst();
    expect(delivery).toEqual({
      state: "confirmed",
      name: "Cổng thông tin điện tử Công an tỉnh Thanh Hóa",
      unit_code: "T38",
    });
  });

  it("keeps what its administrator made of menu and portal when more is loaded later", async () => {
    const { db } = test.ctx;
    await db
      .updateTable("channel")
      .set({ name: "Cổng Công an Thanh Hóa" })
      .where("id", "=", "portal")
      .execute();
    await database.adminDb
      .updateTable("category")
      .set({ name: "Chống lừa đảo" })
      .where("slug", "=", "lua-dao-truc-tuyen")
      .execute();
    await database.adminDb.deleteFrom("category").where("slug", "=", "gioi-thieu").execute();
    await trongdong("import", "units", file("units.csv"));
    const slugs = (await db.selectFrom("category").select("slug").execute()).map(({ slug }) => slug);
    expect(slugs).not.toContain("gioi-thieu");
    const shown = await db
      .selectFrom("public_store.category")
      .select("name")
      .where("slug", "=", "lua-dao-truc-tuyen")
      .executeTakeFirst();
    expect(shown?.name).toBe("Chống lừa đảo");
    const portal = await db
      .selectFrom("channel")
      .select("name")
      .where("id", "=", "portal")
      .executeTakeFirst();
    expect(portal?.name).toBe("Cổng Công an Thanh Hóa");
  });
});

describe("an operator who asks how many processes the database bears", () => {
  it("is told by the doctor, by the settings of a process", async () => {
    expect(await trongdong("doctor")).toMatch(
      /Kết nối cơ sở dữ liệu: cho \d+, mỗi tiến trình dùng tối đa 37, đủ cho \d+ tiến trình/,
    );
  });
});

describe("a portal that names nobody responsible yet", () => {
  it("is pointed out to its administrator, with the place where it is set", async () => {
    const alarm = "Chân trang của Cổng chưa có người chịu trách nhiệm";
    expect(await trongdong("doctor")).toContain(alarm);
  });
});

describe("an inspector who is handed an export of the ledger", () => {
  it("is told whose key signed it, so that one signed anew by somebody else is seen", async () => {
    await takeCheckpoint(test.ctx);
    const exported = join(dataDir, "so-cai.jsonl");
    await exportLedger(test.ctx, { file: exported });
    const report = value(await verifyExport({ file: exported }));
    expect(report.keyFingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(await trongdong("ledger", "verify", exported)).toContain(
      `Dấu vân tay khóa ký: ${report.keyFingerprint}`,
    );
  });
});
