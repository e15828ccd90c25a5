import { isUtf8 } from "node:buffer";
import { createPublicKey } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { importChannels } from "../channels/import-channels.ts";
import { wrongClocks } from "../delivery/wrong-clocks.ts";
import { causeSentence } from "../foundation/cause-sentence.ts";
import { type Config, readConfig, SettingError } from "../foundation/config.ts";
import type { Context } from "../foundation/context.ts";
import { checkDatabase } from "../foundation/database/check-database.ts";
import { connectionBudget } from "../foundation/database/connection-budget.ts";
import { holdKind } from "../foundation/database/installation-kind.ts";
import { tryMasterKey } from "../foundation/keys/hold-master-key.ts";
import { fingerprintOf, readSigningKey, signsList } from "../foundation/keys/signing-key.ts";
import { createLog } from "../foundation/log.ts";
import { openContext } from "../foundation/open-context.ts";
import type { Outcome } from "../foundation/outcome.ts";
import { StuckError, startStep } from "../foundation/start/start-step.ts";
import { exportLedger } from "../ledger/export-ledger.ts";
import { adoptCheckpoint, compareCheckpoint } from "../ledger/outside-checkpoint.ts";
import { verifyExport } from "../ledger/verify-export.ts";
import { verifyLedger } from "../ledger/verify-ledger.ts";
import { findVideoTools, missingVideoTools } from "../media/video-tools.ts";
import { importPeople } from "../organization/import-people.ts";
import { importPlaces } from "../organization/import-places.ts";
import { importUnits } from "../organization/import-units.ts";
import type { ImportOrder, ImportReport } from "../organization/run-import.ts";
import { platforms } from "../platforms/list.ts";
import { screenInput } from "../screening/screen-input.ts";
import { administer, userUsage } from "./cli-users.ts";
import { completeInstallation } from "./complete-installation.ts";
import { type DatabaseServer, openDatabaseServer } from "./database-server.ts";
import { refreshDirectory } from "./directory.ts";
import { ledgerChecks } from "./ledger-checks.ts";
import { missingLayout } from "./missing-layout.ts";

const by = { id: null, name: "Dòng lệnh của quản trị" } as const;

const usage = `Các lệnh:
  doctor                                   kiểm tra cấu hình, cơ sở dữ liệu, ffmpeg
  migrate                                  nâng cấp cơ sở dữ liệu
  import units|people|channels TỆP         nạp đơn vị, cán bộ, kênh từ CSV
  import places TỆP                        nạp tên cũ của địa bàn (huyện, xã trước sắp xếp) từ CSV
  import … TỆP --dry-run                   chạy thử: in ra những gì sẽ làm, không ghi gì
${userUsage}
  screen TỆP|-                             rà soát dấu bí mật nhà nước trong chữ hoặc dòng JSON; mã thoát 3: có chỗ phải dừng
  ledger verify [BẢN-XUẤT]                 kiểm tra sổ cái
  ledger verify --checkpoint TỆP           đối chiếu sổ cái với một mốc đã công bố, giữ ở nơi khác
  ledger adopt TỆP                         ghi lại tệp mốc đã mất từ một mốc đã công bố
  ledger export TỆP                        xuất sổ cái`;

/** Runs one command; answers the exit code. */
async function run(args: readonly string[]): Promise<number> {
  const [command = "", action = "", ...rest] = args;
  if (command === "ledger" && action === "verify" && rest[0] === "--checkpoint" && rest[1] !== undefined) {
    const file = rest[1];
    return withContext((ctx) => outside(ctx, { file, act: compareCheckpoint, done: "Sổ cái khớp mốc" }));
  }
  if (command === "ledger" && action === "adopt" && rest[0] !== undefined) {
    const file = rest[0];
    return withContext((ctx) => outside(ctx, { file, act: adoptCheckpoint, done: "Đã ghi lại mốc" }));
  }
  if (command === "ledger" && action === "verify" && rest[0] !== undefined) return verifyFile(rest[0]);
  if (command === "migrate") return migrateDatabase();
  if (command === "doctor") return withContext(doctor);
  if (command === "import") return importFile(action, rest);
  if (command === "screen" && action !== "") return screen(action);
  if (command === "user") {
    const code = await withContext((ctx) => administer(ctx, { action, args: rest, by, complain }));
    if (code !== undefined) return code;
  }
  if (command === "ledger" && action === "verify") return withContext(verify);
  if (command === "ledger" && action === "export" && rest[0] !== undefined) {
    const file = rest[0];
    return withContext(async (ctx) => {
      const { entries } = await exportLedger(ctx, { file });
      console.log(`Đã xuất ${entries} mục sổ cái ra ${file}.`);
      return 0;
    });
  }
  console.error(usage);
  return 2;
}

/** Opens the database that the settings name (starting the embedded one if nobody serves it) for one command. */
async function withContext<T>(work: (ctx: Context) => Promise<T>): Promise<T> {
  const config = readConfig(process.env);
  if (config.databaseUrl === undefined && !existsSync(join(config.dataDir, "postgres"))) {
    throw new SettingError(
      `Chưa có dữ liệu ở ${config.dataDir}: hãy chạy «npm start» hoặc «npx trongdong migrate» trước, hoặc đặt DATA_DIR đúng thư mục dữ liệu.`,
    );
  }
  const log = createLog({ level: process.env.LOG_LEVEL ?? "error" });
  const database = await openWithinTime(config);
  try {
    await startStep({ what: "kiểm tra cơ sở dữ liệu", longestMs: 60_000 }, () =>
      checkDatabase({ url: database.appUrl, platforms }),
    );
    await holdKind({ url: database.appUrl, kind: config.seed });
    const { ctx, close } = await openContext({ config, log, databaseUrl: database.appUrl, platforms });
    try {
      return await work(ctx);
    } finally {
      await close();
    }
  } finally {
    // It ends with us only when nobody else uses it.
    await database.stop();
  }
}

/** A disk or a server that never answers must not hold a command up without a word. */
function openWithinTime(config: Config) {
  const opened = openDatabaseServer(config);
  giveBackWhenEnded(opened);
  return startStep({ what: "mở cơ sở dữ liệu", longestMs: 300_000 }, () => opened);
}

/** A command that is broken off leaves no database running that it started. */
function giveBackWhenEnded(opened: Promise<DatabaseServer>): void {
  for (const [signal, code] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const) {
    process.once(signal, () => {
      const givenBack = opened.then((database) => database.stop()).catch(() => undefined);
      void givenBack.finally(() => process.exit(code));
    });
  }
}

async function migrateDatabase(): Promise<number> {
  const config = readConfig(process.env);
  const database = await openWithinTime(config);
  try {
    const applied = await database.migrate();
    console.log(applied.length === 0 ? "Cơ sở dữ liệu đã mới nhất." : `Đã nâng cấp: ${applied.join(", ")}.`);
    return 0;
  } finally {
    await database.stop();
  }
}

async function doctor(ctx: Context): Promise<number> {
  const counts = await ctx.db
    .selectNoFrom((eb) => [
      eb
        .selectFrom("unit")
        .select((inner) => inner.fn.countAll<number>().as("n"))
        .as("units"),
      eb
        .selectFrom("person")
        .select((inner) => inner.fn.countAll<number>().as("n"))
        .as("people"),
      eb
        .selectFrom("channel")
        .select((inner) => inner.fn.countAll<number>().as("n"))
        .as("channels"),
    ])
    .executeTakeFirstOrThrow();
  console.log(`Cấu hình: đúng. Dữ liệu: ${ctx.config.dataDir}. Địa chỉ: ${ctx.config.publicUrl}.`);
  // Otherwise it would not have been opened.
  console.log("Cơ sở dữ liệu: mới nhất.");
  console.log((await connectionBudget(ctx.db, ctx.config)).sentence);
  console.log(`Đơn vị ${counts.units}, cán bộ ${counts.people}, kênh ${counts.channels}.`);
  // The key itself was compared before; this shows that it opens what was stored under it.
  const opened = await tryMasterKey(ctx.db, ctx.masterKey);
  if (opened.token === false || opened.totp === false) {
    console.error(
      `Khóa ${ctx.config.masterKeyFile} KHÔNG mở được ${opened.token === false ? "mã truy cập kênh" : "mã xác thực"} đang lưu: dữ liệu đã bị sửa, hoặc được mã hóa bằng khóa khác; hãy chép đúng khóa từ bản sao lưu.`,
    );
    return 1;
  }
  const what = (found: boolean | undefined, name: string) =>
    found === undefined ? `chưa có ${name} nào` : `mở được ${name}`;
  console.log(`Khóa mã hóa: ${what(opened.token, "mã truy cập kênh")}, ${what(opened.totp, "mã xác thực")}.`);
  const { listKeyFile } = ctx.config;
  if (existsSync(listKeyFile)) {
    const pem = await readFile(listKeyFile, "utf8");
    const key = createPublicKey(readSigningKey({ file: listKeyFile, what: signsList, pem }));
    console.log(`Dấu vân tay khóa ký danh sách kênh chính thức: ${fingerprintOf(key)}.`);
  }
  for (const { sentence } of await wrongClocks(ctx, { now: ctx.clock.now() })) console.error(sentence);
  const lacking = await missingLayout(ctx.db);
  if (lacking !== undefined) console.log(lacking);
  const tools = findVideoTools();
  console.log(tools === undefined ? missingVideoTools : `Xử lý video: ${tools.ffmpeg}.`);
  return 0;
}

const imports = {
  units: importUnits,
  people: importPeople,
  channels: importChannels,
  places: importPlaces,
} as const;

function isImported(what: string): what is keyof typeof imports {
  return Object.hasOwn(imports, what);
}

const dryRunOption = "--dry-run";

/** On a file of thousands somebody wants to see that it goes on; not among the lines that programs read. */
const onProgress: ImportOrder["onProgress"] = ({ done, total }) => {
  if (done < total) console.error(`Đã xử lý ${done}/${total} dòng; chưa ghi gì cho đến khi xong cả tệp.`);
};

async function importFile(what: string, args: readonly string[]): Promise<number> {
  const dryRun = args.includes(dryRunOption);
  const [file, ...others] = args.filter((arg) => arg !== dryRunOption);
  if (file === undefined || others.length > 0 || !isImported(what)) {
    console.error(usage);
    return 2;
  }
  const csv = textOf(await readFile(file), file);
  return withContext(async (ctx) => {
    const outcome: Outcome<ImportReport> = await imports[what](ctx, { csv, by, dryRun, onProgress });
    if (!outcome.ok) return complain(outcome.problem);
    if (!dryRun) {
      await completeInstallation(ctx);
      await refreshDirectory(ctx);
    }
    for (const line of outcome.value.lines) console.log(line);
    const { created, updated, unchanged } = outcome.value;
    console.log(`Thêm ${created}, cập nhật ${updated}, giữ nguyên ${unchanged}.`);
    if (dryRun) console.log("Chạy thử: chưa ghi gì. Bỏ --dry-run để nạp thật.");
    return 0;
  });
}

/** Bytes that a caller handed in, as text. */
function textOf(bytes: Buffer, name: string): string {
  if (isUtf8(bytes)) return bytes.toString("utf8");
  throw new SettingError(`${name} không phải chữ UTF-8: hãy lưu lại dạng UTF-8 rồi chạy lại.`);
}

/** Prints the verdict on each text; needs neither settings nor database, and stores nothing. */
async function screen(file: string): Promise<number> {
  const bytes = file === "-" ? await buffer(process.stdin) : await readFile(file);
  const verdicts = screenInput(textOf(bytes, file));
  for (const report of verdicts) console.log(JSON.stringify(report));
  return verdicts.some(({ blocks }) => blocks) ? 3 : 0;
}

async function verify(ctx: Context): Promise<number> {
  const report = await verifyLedger(ctx, {
    checks: ledgerChecks,
    onProblem: (problem) => console.log(`- ${problem.sentence}`),
  });
  console.log(
    report.agrees
      ? `Sổ cái khớp: ${report.entries} mục.`
      : `Sổ cái KHÔNG khớp: ${report.problemCount} chỗ sai trong ${report.entries} mục.`,
  );
  return report.agrees ? 0 : 1;
}

/** Compares with a checkpoint that was noted elsewhere, or begins the lost file with it. */
async function outside(
  ctx: Context,
  { file, act, done }: { file: string; act: typeof compareCheckpoint; done: string },
): Promise<number> {
  const outcome = await act(ctx, { file });
  if (!outcome.ok) return complain(outcome.problem);
  console.log(`${done} ở mục ${outcome.value.seq}, ký lúc ${outcome.value.at}.`);
  return 0;
}

async function verifyFile(file: string): Promise<number> {
  const report = await verifyExport({ file });
  if (!report.ok) return complain(report.problem);
  for (const problem of report.value.problems) console.log(`- ${problem.sentence}`);
  const { agrees, entries, keyFingerprint } = report.value;
  console.log(agrees ? `Bản xuất khớp: ${entries} mục.` : "Bản xuất KHÔNG khớp.");
  if (keyFingerprint !== null) {
    // Whoever forges an export can sign it with a key of his own; only the known fingerprint tells.
    console.log(
      `Dấu vân tay khóa ký: ${keyFingerprint} (hãy đối chiếu với dấu vân tay mà cơ quan đã công bố).`,
    );
  }
  return agrees ? 0 : 1;
}

function complain(problem: { detail: string; fields?: readonly { message: string }[] }): number {
  const lines = problem.fields?.map((field) => field.message) ?? [];
  console.error([...(lines.length > 0 ? lines : [problem.detail])].join("\n"));
  return 1;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(causeSentence(error) ?? (error instanceof Error ? error.message : String(error)));
  process.exitCode = 1;
  // A thread that hangs in the system would keep the command from ending.
  if (error instanceof StuckError) process.kill(process.pid, "SIGKILL");
}
