import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestContext } from "../../tests/support/context.ts";
import { createTestDatabase, type TestDatabase } from "../../tests/support/database.ts";
import { projectRoot } from "../foundation/project-root.ts";
import { freePort } from "../foundation/start/ports.ts";

let database: TestDatabase;
let test: Awaited<ReturnType<typeof createTestContext>>;
let folder: string;
let port: string;

beforeAll(async () => {
  database = await createTestDatabase();
  test = await createTestContext({ database });
  folder = await mkdtemp(join(tmpdir(), "trongdong-import-"));
  port = String(await freePort());
  // Whatever command comes first notes what kind of installation this is.
  await typed("doctor");
});

afterAll(async () => {
  await test.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const command = (args: readonly string[]) => ["server/composition/cli.ts", ...args];
const options = () => ({
  cwd: projectRoot(),
  env: { PATH: process.env.PATH, DATA_DIR: folder, PORT: port, SEED: "none", DATABASE_URL: database.url },
});

const typed = (...args: readonly string[]) => run(process.execPath, command(args));

async function run(program: string, args: readonly string[]) {
  return new Promise<{ code: unknown; lines: readonly string[]; output: string }>((resolve) => {
    execFile(program, args, { ...options(), timeout: 120_000, maxBuffer: 2 ** 24 }, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, lines: stdout.trim().split("\n"), output: stderr.trim() }),
    );
  });
}

const imported = (...args: readonly string[]) => typed("import", ...args);

async function file(name: string, lines: readonly string[]) {
  const path = join(folder, name);
  await writeFile(path, lines.join("\n"));
  return path;
}

/** How many rows every table of the product holds. */
async function everything() {
  const { rows: tables } = await sql<{ name: string }>`
    select table_schema || '.' || table_name as name from information_schema.tables
    where table_schema in ('public', 'public_store') and table_type = 'BASE TABLE' order by 1`.execute(
    test.ctx.db,
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(name)}`.execute(
      test.ctx.db,
    );
    counts[name] = rows[0]?.n ?? 0;
  }
  return counts;
}

/** The invitations that stand, with what opens them. */
const codes = () => test.ctx.db.selectFrom("invitation").selectAll().orderBy("person_id").execute();

const units = [
  "code,parent,level,type,name,alt_name,slug,block,former_district",
  "T38,,province,province,Công an tỉnh,,cong-an-tinh,,",
  "X001,T38,commune,ward,Công an phường,,cong-an-phuong,,",
];
const places = ["name,unit,until,citation", "Huyện Cũ,X001,2025-07-01,Nghị quyết 1686"];
const people = [
  "username,full_name,rank,unit,title,roles",
  "an,Nguyễn Văn An,Đại úy,X001,Cán bộ,contributor",
];
const channels = [
  "platform,external_id,name,unit,kind,status,successor_unit,verified,followers,access_token",
  "facebook,165521942050967,Công an phường,X001,commune,active,,yes,10,bi-mat-cua-trang",
];

describe("an operator who tries a file first", () => {
  it.each([
    ["units", units],
    ["places", places],
    ["people", people],
    ["channels", channels],
  ])("reads of %s what would be done, and nothing is stored before he does it", async (what, lines) => {
    const path = await file(`${what}.csv`, lines);
    const before = await everything();
    const tried = await imported(what, path, "--dry-run");
    expect(tried).toMatchObject({ code: 0, output: "" });
    expect(await everything()).toEqual(before);
    const done = await imported(what, path);
    expect(done.code).toBe(0);
    expect(tried.lines).toEqual([...done.lines, "Chạy thử: chưa ghi gì. Bỏ --dry-run để nạp thật."]);
    expect(tried.lines.join("\n")).not.toContain("bi-mat-cua-trang");
    expect(await everything()).not.toEqual(before);
    const again = await imported(what, "--dry-run", path);
    expect(again.lines.at(-2)).toMatch(/^Thêm 0, cập nhật 0, giữ nguyên [1-9]/);
  });

  it("is told each wrong line as by the import itself", async () => {
    const path = await file("wrong.csv", [...people, "binh,Trần Thị Bình,Đại úy,X009,Cán bộ,contributor"]);
    const tried = await imported("people", "--dry-run", path);
    expect(tried).toEqual(await imported("people", path));
    expect(tried).toMatchObject({ code: 1, output: "Dòng 3, cột unit: không có đơn vị «X009»." });
  });

  it("is not taken at an option that there is not", async () => {
    const path = await file("people.csv", people);
    expect(await imported("people", path, "--dry")).toMatchObject({ code: 2 });
  });
});

describe("a file for invitations that cannot be made", () => {
  it.each([
    ["is there already", "taken.csv", /^Đã có tệp mang tên này; hãy chọn tên khác/],
    ["has no folder", "nowhere/codes.csv", /^Không có tệp hoặc thư mục này; hãy sửa đường dẫn/],
  ])("because it %s leaves the codes that were given out before as they are", async (_why, name, says) => {
    await typed("import", "people", await file("people.csv", people));
    expect((await typed("user", "invite", join(folder, `first-${name.replaceAll("/", "-")}`))).code).toBe(0);
    await file("taken.csv", ["của người khác"]);
    const before = await codes();
    expect(before.length).toBeGreaterThan(0);
    const answer = await typed("user", "invite", join(folder, name));
    expect(answer.code).toBe(1);
    expect(answer.output).toMatch(says);
    expect(answer.output).not.toContain("\n");
    expect(await codes()).toEqual(before);
  });
});

describe("invitations whose codes cannot be kept", () => {
  /** One more newcomer, whose codes were given out before. */
  const givenOut = async (name: string) => {
    await typed("import", "units", await file("units.csv", units));
    await typed("import", "people", await file("people.csv", people));
    expect((await typed("user", "invite", join(folder, name))).code).toBe(0);
    return codes();
  };

  it("because the disk takes no byte leave the codes that were given out before, and no empty file", async () => {
    const before = await givenOut("before-full.csv");
    const list = join(folder, "full.csv");
    // No file may have a byte more, as on a full disk.
    const full = [
      "-c",
      'ulimit -f 0; exec "$@"',
      "sh",
      process.execPath,
      ...command(["user", "invite", list]),
    ];
    const answer = await run("sh", full);
    expect(answer.code).toBe(1);
    expect(answer.output).not.toBe("");
    expect(answer.output).not.toContain("\n");
    expect(await codes()).toEqual(before);
    expect(existsSync(list)).toBe(false);
    expect((await typed("user", "invite", list)).code).toBe(0);
  });

  it("by the database stay in the file, with a word that they may be worth nothing", async () => {
    const before = await givenOut("before-lost.csv");
    // As when the connection breaks at the commit.
    await sql`create function break_off() returns trigger language plpgsql as
      $$ begin raise exception 'broken off' using errcode = '57P01'; end $$`.execute(database.adminDb);
    await sql`create constraint trigger break_off after update on invitation
      deferrable initially deferred for each row execute function break_off()`.execute(database.adminDb);
    const list = join(folder, "lost.csv");
    const answer = await typed("user", "invite", list);
    await sql`drop function break_off() cascade`.execute(database.adminDb);
    expect(answer.code).toBe(1);
    expect(answer.output).toMatch(/^Chưa rõ mã trong .*lost\.csv có dùng được không.*với tên tệp khác/);
    expect(answer.output).not.toContain("\n");
    expect(await readFile(list, "utf8")).toContain("an,");
    expect(await codes()).toEqual(before);
  });
});

describe("twelve thousand people in one file", () => {
  const many = Array.from(
    { length: 12_000 },
    (_, at) => `dong.nguoi${at},Nguyễn Văn ${at},Đại úy,X001,Cán bộ,contributor`,
  );
  const stored = async () =>
    (
      await test.ctx.db
        .selectFrom("person")
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .where("username", "like", "dong.nguoi%")
        .executeTakeFirstOrThrow()
    ).n;

  it("leave nothing half when the command is killed in the middle, and nothing is done twice after it", async () => {
    const path = await file("many.csv", [people[0] ?? "", ...many]);
    const child = spawn(process.execPath, command(["import", "people", path]), {
      ...options(),
      stdio: ["ignore", "ignore", "pipe"],
    });
    const ended = once(child, "exit");
    const [progress] = await once(child.stderr, "data");
    child.kill("SIGKILL");
    await ended;
    expect(String(progress)).toMatch(/^Đã xử lý 1000\/12000 dòng; chưa ghi gì cho đến khi xong cả tệp\./);
    expect(await stored()).toBe(0);

    const done = await imported("people", path);
    expect(done.lines.at(-1)).toBe("Thêm 12000, cập nhật 0, giữ nguyên 0.");
    expect(done.output.split("\n")).toHaveLength(11);
    const again = await imported("people", path);
    expect(again.lines.at(-1)).toBe("Thêm 0, cập nhật 0, giữ nguyên 12000.");
    expect(await stored()).toBe(12_000);
  });
});
