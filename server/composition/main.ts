import { isSeeded, seedDirectory, seedItems } from "../../demonstration/seed.ts";
import { formPages } from "../../portal/form-pages.ts";
import { createPortal } from "../../portal/http/serve.ts";
import { holdPushKeys } from "../citizens/push-keys.ts";
import { watchDisk } from "../continuity/watch.ts";
import { causeSentence } from "../foundation/cause-sentence.ts";
import { type Config, readConfig } from "../foundation/config.ts";
import type { Context } from "../foundation/context.ts";
import { checkDatabase } from "../foundation/database/check-database.ts";
import { isOutage } from "../foundation/database/database-outage.ts";
import { holdKind } from "../foundation/database/installation-kind.ts";
import { inTurn } from "../foundation/database/turn-in-database.ts";
import { serveHealth } from "../foundation/http/health.ts";
import { listenOnSockets } from "../foundation/http/listening-sockets.ts";
import { holdSigningKey } from "../foundation/keys/hold-signing-key.ts";
import { signsList } from "../foundation/keys/signing-key.ts";
import { createLog, type Logger } from "../foundation/log.ts";
import { openContext } from "../foundation/open-context.ts";
import { checkPlaces } from "../foundation/start/check-places.ts";
import { watchLauncher } from "../foundation/start/parent-watch.ts";
import { StuckError, startStep } from "../foundation/start/start-step.ts";
import { keepVisits } from "../insight/keep-visits.ts";
import { takeReadings } from "../insight/take-readings.ts";
import { findVideoTools, missingVideoTools } from "../media/video-tools.ts";
import { platforms } from "../platforms/list.ts";
import { openPublicReader } from "../public-store/open-reader.ts";
import { awaitDatabase } from "./await-database.ts";
import { completeInstallation } from "./complete-installation.ts";
import { oneMachineOnly, openDatabaseServer } from "./database-server.ts";
import { refreshDirectory } from "./directory.ts";
import { channelListAgrees } from "./ledger-checks.ts";
import { loadedSentence } from "./loaded-sentence.ts";
import { missingLayout } from "./missing-layout.ts";
import { shareSimulators } from "./share-simulators.ts";
import { longestStopMs, type Part, stopParts } from "./stop-parts.ts";
import { createWeb } from "./web.ts";
import { startWorker } from "./worker.ts";

/** Connections that the portal keeps for pages that are not in its cache. */
const portalConnections = 8;

/** After a failure the parts have so long to end, in milliseconds; the database then has its own time. */
const failedPartsMs = 30_000;
/** Beyond an orderly stop's own limits, in milliseconds. */
const spareMs = 5000;

/** After an outage the demonstration is loaded further, in milliseconds. */
const loadsAgainMs = 1000;

/** Starts what ROLE asks for, in order; answers how to stop all of it, in reverse. */
async function start({
  config: settings,
  log,
  parts,
  stopping,
}: {
  config: Config;
  log: Logger;
  parts: Part[];
  stopping: () => boolean;
}): Promise<void> {
  await startStep({ what: `ghi thử vào ${settings.dataDir}`, longestMs: 30_000 }, () =>
    checkPlaces(settings),
  );
  const simulators =
    settings.simulators === "on" && settings.role !== "web" ? await shareSimulators(settings) : undefined;
  const config = simulators?.config ?? settings;
  if (config.seed === "demo") console.log("Đang mở cơ sở dữ liệu …");
  const opening = { what: "mở cơ sở dữ liệu", longestMs: 300_000 };
  const opened = openDatabaseServer(config);
  // Already now: whoever is told to end while it opens gives it back as well.
  parts.push({ stop: async () => (await opened.catch(() => undefined))?.stop() });
  const database = await startStep(opening, () => opened);
  parts.push(database.keep(log));
  const copy =
    config.databaseUrl === undefined
      ? undefined
      : await awaitDatabase({ config, log, url: config.databaseUrl, stopping });
  if (copy !== undefined) parts.push(copy);
  if (config.databaseUrl === undefined || config.databaseAdminUrl !== undefined) await database.migrate();
  const checking = { what: "kiểm tra cơ sở dữ liệu", longestMs: 60_000 };
  await startStep(checking, () => checkDatabase({ url: database.appUrl, platforms }));
  await startStep(checking, () => holdKind({ url: database.appUrl, kind: config.seed }));
  const { ctx, close } = await startStep({ what: "mở khóa và hàng đợi", longestMs: 60_000 }, () =>
    openContext({ config, log, databaseUrl: database.appUrl, platforms }),
  );
  parts.push({ stop: close });
  const seeds = config.seed === "demo" && config.role !== "web";
  if (config.role !== "web") await inTurn({ url: database.appUrl, what: "prepare" }, () => prepare(ctx));
  if (simulators !== undefined) parts.push(await simulators.start(log));
  parts.push(
    await startStep({ what: "xem kho tệp trong DATA_DIR", longestMs: 300_000 }, () => watchDisk(ctx)),
  );
  if (config.role !== "worker") {
    const readDb = openPublicReader({ url: database.appUrl, maxConnections: portalConnections });
    parts.push({ stop: () => readDb.destroy() });
    const visits = await keepVisits(ctx);
    parts.push(visits);
    parts.push(await takeReadings({ file: config.proxyReadings, count: visits.counter.count, log }));
    const pushKeys = await holdPushKeys(ctx.db, { file: config.pushKeyFile });
    const listKey = await holdSigningKey(ctx.db, {
      name: "channels-signing",
      file: config.listKeyFile,
      what: signsList,
    });
    const portal = createPortal({
      db: readDb,
      listenUrl: database.appUrl,
      files: ctx.files,
      clock: ctx.clock,
      log,
      publicUrl: config.publicUrl,
      platforms,
      oldHosts: config.oldHosts,
      trustedProxies: config.trustedProxies,
      copyFolder: config.copyDir,
      reach: { mail: config.smtpUrl !== undefined, pushKey: pushKeys.publicKey },
      listKey,
      listAgrees: () => channelListAgrees(ctx.db),
      onRead: visits.counter.count,
    });
    await portal.start();
    parts.push(portal);
    const app = await createWeb(ctx, { early: portal.handle, forms: formPages(portal) });
    parts.push({ stop: () => app.close() });
    await app.ready();
    // Not earlier: until here a reader had the emergency copy, and would have had nothing.
    parts.push(await listenOnSockets({ app, host: config.host, port: config.port, predecessor: copy }));
  }
  // Not earlier: what is sent to a platform names pictures and pages here, and the platform comes for them at once.
  if (config.role !== "web") parts.push(await startWorker(ctx, { databaseUrl: database.appUrl }));
  if (config.role === "worker" && config.workerPort !== undefined)
    parts.push(await serveHealth(ctx, { port: config.workerPort }));
  // Whoever starts a worker must know; in the background it is only logged.
  if (config.role !== "web" && findVideoTools() === undefined) console.warn(missingVideoTools);
  const lacking = config.seed === "none" ? await missingLayout(ctx.db) : undefined;
  if (lacking !== undefined) console.warn(lacking);
  const embeddedOnly = oneMachineOnly(config);
  if (embeddedOnly !== undefined) console.warn(embeddedOnly);
  if (config.seed === "demo") announce(config);
  if (seeds) {
    await loadItems(ctx, { url: database.appUrl, stopping });
    console.log(`  ${loadedSentence}`);
  }
}

/** Gives a database what nothing works without: the demonstration its network, any other its menu and its own channel. */
async function prepare(ctx: Context): Promise<void> {
  if (ctx.config.seed === "demo" && !(await isSeeded(ctx))) {
    console.log("Đang nạp mạng lưới trình diễn: đơn vị, cán bộ, kênh …");
    await seedDirectory(ctx);
  } else if (await completeInstallation(ctx)) {
    await refreshDirectory(ctx);
  }
}

/** Loads the items of the demonstration, one process at a time; one that outlives the other, or an outage, goes on. */
async function loadItems(
  ctx: Context,
  { url, stopping }: { url: string; stopping: () => boolean },
): Promise<void> {
  for (;;) {
    try {
      return await inTurn({ url, what: "load" }, () => seedItems(ctx));
    } catch (error) {
      if (stopping() || !isOutage(error)) throw error;
      ctx.log.warn({ err: error }, "the demonstration waits for the database");
      await new Promise((resolve) => setTimeout(resolve, loadsAgainMs));
    }
  }
}

/** Tells a newcomer where to go and who to be. */
function announce(config: Config): void {
  if (config.role === "worker") {
    console.log("\nTrống Đồng: tiến trình đăng tin, xử lý ảnh và video đã sẵn sàng. Ctrl-C để dừng.\n");
    return;
  }
  const { publicUrl } = config;
  const web = [
    `Cổng thông tin     ${publicUrl}/`,
    `Tòa soạn           ${publicUrl}/toa-soan/`,
    ...(config.simulators === "on"
      ? platforms.map(({ name, simulator }) => `${`${name} mô phỏng`.padEnd(18)} ${simulator.url(config)}/`)
      : []),
  ];
  const people = [
    ["phuong-hac-thanh.canbo", "cán bộ tuyên truyền Công an phường Hạc Thành: viết tin, bài"],
    ["phuong-hac-thanh.lanhdao", "lãnh đạo đơn vị: duyệt bước đầu"],
    ["nghiepvu, phapluat, chinhtri", "duyệt nghiệp vụ, pháp luật, chính trị"],
    ["bientap", "biên tập viên: duyệt tin không thuộc vụ việc, cảnh báo"],
    ["phoban", "Ban biên tập: phát hành, theo dõi đăng tin"],
    ["thanhtra", "thanh tra: sổ cái"],
    ["kenh", "quản lý kênh"],
    ["quantri", "quản trị: cán bộ, phân quyền"],
  ] as const;
  const widest = Math.max(...people.map(([name]) => name.length));
  // Another terminal needs the same setting to find the same data.
  const setting = process.env.DATA_DIR === undefined ? "" : `DATA_DIR=${process.env.DATA_DIR} `;
  console.log(
    [
      "",
      "Trống Đồng đã sẵn sàng.",
      "",
      ...web.map((line) => `  ${line}`),
      "",
      "  Đăng nhập thử, mật khẩu chung TrongDong@2026:",
      ...people.map(([name, what]) => `    ${name.padEnd(widest)}  ${what}`),
      "",
      "  Mã xác thực 6 số của từng người (gõ ở cửa sổ dòng lệnh khác):",
      `    ${setting}npx trongdong user totp TÊN`,
      "",
      "  Ctrl-C để dừng.",
      "",
    ].join("\n"),
  );
}

/** Ends after a start that failed; a thread that hangs in the system would keep an orderly exit waiting for ever. */
async function endStart(error: unknown, stop: () => Promise<void>): Promise<never> {
  // A step that hangs gives nothing back: then the database's time is not waited for.
  const longestMs = error instanceof StuckError ? failedPartsMs : longestStopMs + spareMs;
  setTimeout(() => process.kill(process.pid, "SIGKILL"), longestMs).unref();
  await stop();
  if (error instanceof StuckError) process.kill(process.pid, "SIGKILL");
  process.exit(1);
}

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog({
    level: process.env.LOG_LEVEL === undefined && config.seed === "demo" ? "warn" : config.logLevel,
  });
  const parts: Part[] = [];
  let stopping: Promise<void> | undefined;
  const stopWith = (code: number) => {
    stopping ??= stopParts(parts, { log, ...(code === 0 ? {} : { withinMs: failedPartsMs }) }).then(() =>
      process.exit(code),
    );
  };
  // A promise that failed while nobody waited for it is a fault of ours: what it held is unknown, so that the process
  // ends, and in order, so that nothing else is cut.
  for (const fault of ["unhandledRejection", "uncaughtException"] as const) {
    process.on(fault, (error: unknown) => {
      log.fatal({ err: error }, "a failure that nobody handled; the process ends in order");
      stopWith(1);
    });
  }
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => stopWith(0));
  }
  // Killed outright, the launcher could tell nobody.
  watchLauncher({ launcher: process.env.LAUNCHER_PID, onGone: () => process.kill(process.pid, "SIGTERM") });
  try {
    await start({ config, log, parts, stopping: () => stopping !== undefined });
  } catch (error) {
    if (stopping !== undefined) return;
    const sentence = causeSentence(error);
    // What nobody knows by name is told with all that there is.
    if (sentence === undefined) log.fatal({ err: error }, "the start failed");
    console.error(sentence ?? (error instanceof Error ? error.message : String(error)));
    await endStart(error, () => stopParts(parts, { log, withinMs: failedPartsMs }));
  }
}

try {
  await main();
} catch (error) {
  // Settings are read before anything is started.
  console.error(causeSentence(error) ?? (error instanceof Error ? error.message : String(error)));
  process.exit(1);
}
