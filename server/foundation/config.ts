import { resolve } from "node:path";
import { z } from "zod";

const port = z.coerce.number().int().min(1).max(65533);
const url = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/+$/, ""));
const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//);
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

/** Addresses and networks (CIDR), separated by commas. Never everybody: who may name a source could name any. */
const networks = z
  .string()
  .transform((text) => text.split(",").map((part) => part.trim()))
  .pipe(z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]).refine((one) => !/\/0+$/.test(one))));

const environment = z.object({
  PORT: optional(port),
  HOST: optional(z.string().min(1)),
  PUBLIC_URL: optional(url),
  DATABASE_URL: optional(postgresUrl),
  DATABASE_ADMIN_URL: optional(postgresUrl),
  DATA_DIR: optional(z.string().min(1)),
  WORKER_PORT: optional(port),
  ROLE: optional(z.enum(["all", "web", "worker"])),
  SEED: optional(z.enum(["demo", "none"])),
  SIMULATORS: optional(z.enum(["on", "off"])),
  FACEBOOK_GRAPH_URL: optional(url),
  FACEBOOK_VIDEO_URL: optional(url),
  FACEBOOK_UPLOAD_URL: optional(url),
  FACEBOOK_APP_ID: optional(z.string()),
  FACEBOOK_APP_SECRET: optional(z.string()),
  FACEBOOK_VERIFY_TOKEN: optional(z.string()),
  ZALO_OAUTH_URL: optional(url),
  ZALO_OPENAPI_URL: optional(url),
  ZALO_APP_ID: optional(z.string()),
  ZALO_APP_SECRET: optional(z.string()),
  ZALO_OA_SECRET: optional(z.string()),
  MASTER_KEY_FILE: optional(z.string().min(1)),
  CHECKPOINT_COPY_DIR: optional(z.string().min(1)),
  MEDIA_URL: optional(z.string()),
  LOG_LEVEL: optional(z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"])),
  DATABASE_CONNECTIONS: optional(z.coerce.number().int().min(4).max(200)),
  FACEBOOK_CONCURRENCY: optional(z.coerce.number().int().min(1).max(500)),
  ZALO_CONCURRENCY: optional(z.coerce.number().int().min(1).max(500)),
  CLOCK_OFFSET_FILE: optional(z.string().min(1)),
  NODE_ENV: optional(z.string()),
  SMTP_URL: optional(z.string().regex(/^smtps?:\/\/[^\s/]+(\/.*)?$/)),
  MAIL_FROM: optional(z.email()),
  PUSH_HOSTS: optional(z.string().regex(/^(\*\.)?[a-z0-9.-]+(:\d+)?(,(\*\.)?[a-z0-9.-]+(:\d+)?)*$/)),
  TRUSTED_PROXIES: optional(networks),
  OLD_HOSTS: optional(z.string().regex(/^[a-z0-9.-]+(,[a-z0-9.-]+)*$/)),
});

/** How each setting is mended, in the words that stop a start. */
const remedies: Record<string, string> = {
  PORT: "một số cổng từ 1 đến 65533, ví dụ PORT=3000",
  HOST: "địa chỉ lắng nghe, ví dụ HOST=127.0.0.1",
  PUBLIC_URL: "địa chỉ http(s) đầy đủ, ví dụ PUBLIC_URL=https://congan.thanhhoa.gov.vn",
  DATABASE_URL: "địa chỉ postgres://tên:mật-khẩu@máy:cổng/cơ-sở-dữ-liệu",
  DATABASE_ADMIN_URL: "địa chỉ postgres:// của chủ sở hữu cơ sở dữ liệu",
  WORKER_PORT:
    "một số cổng từ 1 đến 65533 cho tình trạng và số đo của tiến trình ROLE=worker, ví dụ WORKER_PORT=3010",
  ROLE: "một trong all, web, worker",
  SEED: "một trong demo, none (dùng DATABASE_URL thì phải ghi rõ: none cho công việc thật, demo cho bản trình diễn)",
  SIMULATORS: "một trong on, off",
  MEDIA_URL: "để trống: lưu trong DATA_DIR/media (kho s3:// chưa được hỗ trợ ở bản này)",
  DATA_DIR: "đường dẫn một thư mục ghi được, ví dụ DATA_DIR=./data",
  MASTER_KEY_FILE: "đường dẫn tệp khóa, ví dụ MASTER_KEY_FILE=/etc/trongdong/master.key",
  CHECKPOINT_COPY_DIR:
    "đường dẫn một thư mục ghi được, nên nằm trên máy khác, ví dụ CHECKPOINT_COPY_DIR=/mnt/may-khac/moc",
  CLOCK_OFFSET_FILE:
    "để trống: đồng hồ của đơn vị thật là đồng hồ của máy; chỉ bản trình diễn (SEED=demo) và kiểm thử mới dời được giờ bằng tệp",
  FACEBOOK_GRAPH_URL: "địa chỉ http(s), ví dụ FACEBOOK_GRAPH_URL=https://graph.facebook.com",
  FACEBOOK_VIDEO_URL: "địa chỉ http(s), ví dụ FACEBOOK_VIDEO_URL=https://graph-video.facebook.com",
  FACEBOOK_UPLOAD_URL: "địa chỉ http(s), ví dụ FACEBOOK_UPLOAD_URL=https://rupload.facebook.com",
  ZALO_OAUTH_URL: "địa chỉ http(s), ví dụ ZALO_OAUTH_URL=https://oauth.zaloapp.com",
  ZALO_OPENAPI_URL: "địa chỉ http(s), ví dụ ZALO_OPENAPI_URL=https://openapi.zalo.me",
  LOG_LEVEL: "một trong fatal, error, warn, info, debug, trace, silent",
  DATABASE_CONNECTIONS: "số kết nối tới cơ sở dữ liệu cho các thao tác của một tiến trình, từ 4 đến 200",
  FACEBOOK_CONCURRENCY: "số cuộc gọi cùng lúc tới Facebook, từ 1 đến 500",
  SMTP_URL: "địa chỉ máy chủ thư, ví dụ SMTP_URL=smtps://tên:mật-khẩu@thu.congan.thanhhoa.gov.vn:465",
  MAIL_FROM: "địa chỉ gửi thư, ví dụ MAIL_FROM=canh-bao@congan.thanhhoa.gov.vn",
  PUSH_HOSTS:
    "tên máy của các dịch vụ thông báo, cách nhau bằng dấu phẩy, ví dụ PUSH_HOSTS=fcm.googleapis.com,*.push.apple.com",
  OLD_HOSTS:
    "các tên miền cũ, chữ thường, cách nhau bằng dấu phẩy, ví dụ OLD_HOSTS=conganthanhhoa.vn,www.conganthanhhoa.vn",
  TRUSTED_PROXIES:
    "địa chỉ hoặc dải địa chỉ của các máy chuyển tiếp, cách nhau bằng dấu phẩy, ví dụ TRUSTED_PROXIES=127.0.0.1,10.20.0.0/24",
  ZALO_CONCURRENCY: "số cuộc gọi cùng lúc tới Zalo, từ 1 đến 500",
};

/** The push services of the browsers in use: Chrome, Firefox, Safari, Edge. */
const knownPushHosts = [
  "fcm.googleapis.com",
  "*.push.services.mozilla.com",
  "*.push.apple.com",
  "*.notify.windows.com",
];

/** Reverse proxies on this machine. */
const loopback = ["127.0.0.0/8", "::1"];

/** A setting that stops the start; the message is one line that names it and says how to mend it. */
export class SettingError extends Error {
  override name = "SettingError";
}

/** The settings of a process, complete and checked. Made once at start, never changed. */
export type Config = ReturnType<typeof readConfig>;

/**
 * Reads the settings from environment variables (the table is in docs/operations.md).
 * Throws a SettingError with one line when one is wrong.
 */
export function readConfig(variables: Record<string, string | undefined>) {
  const parsed = environment.safeParse(variables);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0] ?? "?");
    throw new SettingError(`Cấu hình ${name} không đúng: cần ${remedies[name] ?? "một giá trị hợp lệ"}.`);
  }
  const env = parsed.data;
  const listenPort = env.PORT ?? 3000;
  const host = env.HOST ?? "127.0.0.1";
  // An operator's own database is never taken for the demonstration's because a word was forgotten.
  if (env.SEED === undefined && (env.DATABASE_URL ?? env.DATABASE_ADMIN_URL) !== undefined)
    throw new SettingError(`Cấu hình SEED không đúng: cần ${remedies.SEED}.`);
  const seed = env.SEED ?? "demo";
  const dataDir = resolve(env.DATA_DIR ?? "./data");
  if (env.MEDIA_URL !== undefined)
    throw new SettingError(`Cấu hình MEDIA_URL không đúng: cần ${remedies.MEDIA_URL}.`);
  if (seed === "demo" && !isLoopback(host)) {
    throw new SettingError(
      `Cấu hình SEED=demo không được chạy trên địa chỉ công khai (HOST=${host}): đặt HOST=127.0.0.1 hoặc SEED=none.`,
    );
  }
  // Second factors, sessions and releases go by the clock: whoever writes a file must not move them.
  if (env.CLOCK_OFFSET_FILE !== undefined && seed !== "demo" && env.NODE_ENV !== "test")
    throw new SettingError(`Cấu hình CLOCK_OFFSET_FILE không đúng: cần ${remedies.CLOCK_OFFSET_FILE}.`);
  const platformAddress =
    env.FACEBOOK_GRAPH_URL ??
    env.FACEBOOK_VIDEO_URL ??
    env.FACEBOOK_UPLOAD_URL ??
    env.ZALO_OPENAPI_URL ??
    env.ZALO_OAUTH_URL;
  const simulators = env.SIMULATORS ?? (seed === "demo" && platformAddress === undefined ? "on" : "off");
  const simulated = simulators === "on";
  const facebookHost = simulated ? `http://127.0.0.1:${listenPort + 1}` : undefined;
  const zaloHost = simulated ? `http://127.0.0.1:${listenPort + 2}` : undefined;
  const publicUrl = env.PUBLIC_URL ?? `http://localhost:${listenPort}`;
  if (seed === "demo" && !isLoopback(new URL(publicUrl).hostname)) {
    throw new SettingError(
      `Cấu hình SEED=demo không được chạy dưới địa chỉ công khai (PUBLIC_URL=${publicUrl}): mật khẩu trình diễn ai cũng biết; đặt SEED=none hoặc bỏ PUBLIC_URL.`,
    );
  }
  const demoValue = (value: string) => (seed === "demo" ? value : "");
  return {
    port: listenPort,
    host,
    publicUrl,
    databaseUrl: env.DATABASE_URL,
    databaseAdminUrl: env.DATABASE_ADMIN_URL,
    /** Connections that a process keeps for its acts. */
    databaseConnections: env.DATABASE_CONNECTIONS ?? 20,
    dataDir,
    role: env.ROLE ?? "all",
    /** Where a process that is a worker alone tells how it is; undefined: nowhere. */
    workerPort: env.WORKER_PORT,
    seed,
    simulators,
    facebook: {
      graphUrl: env.FACEBOOK_GRAPH_URL ?? facebookHost ?? "https://graph.facebook.com",
      appId: env.FACEBOOK_APP_ID ?? demoValue("demo-app"),
      appSecret: env.FACEBOOK_APP_SECRET ?? demoValue("demo-secret"),
      verifyToken: env.FACEBOOK_VERIFY_TOKEN ?? demoValue("demo-verify"),
      concurrency: env.FACEBOOK_CONCURRENCY ?? 64,
    },
    zalo: {
      oauthUrl: env.ZALO_OAUTH_URL ?? zaloHost ?? "https://oauth.zaloapp.com",
      openapiUrl: env.ZALO_OPENAPI_URL ?? zaloHost ?? "https://openapi.zalo.me",
      appId: env.ZALO_APP_ID ?? demoValue("demo-app"),
      appSecret: env.ZALO_APP_SECRET ?? demoValue("demo-secret"),
      oaSecret: env.ZALO_OA_SECRET ?? demoValue("demo-oa-secret"),
      concurrency: env.ZALO_CONCURRENCY ?? 32,
    },
    masterKeyFile: env.MASTER_KEY_FILE ?? `${dataDir}/keys/master.key`,
    /** A second place for the ledger's checkpoints, on another machine if the operator is wise; undefined: none. */
    checkpointCopyDir: env.CHECKPOINT_COPY_DIR === undefined ? undefined : resolve(env.CHECKPOINT_COPY_DIR),
    mediaDir: `${dataDir}/media`,
    logLevel: env.LOG_LEVEL ?? "info",
    /** Where mail is handed in; undefined: the portal sends none and says so. */
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM ?? `khong-tra-loi@${new URL(publicUrl).hostname}`,
    /** The only hosts that notifications to devices are handed to; "*." stands for any name below. */
    pushHosts: env.PUSH_HOSTS?.split(",") ?? knownPushHosts,
    pushKeyFile: `${dataDir}/keys/web-push.json`,
    /** Signs the public list of channels. */
    listKeyFile: `${dataDir}/keys/channels-signing.pem`,
    /** Former host names of the portal; empty when it has none. */
    oldHosts: env.OLD_HOSTS?.split(",") ?? [],
    /** Who may say, in X-Forwarded-For, for whom a request is: addresses and networks of the reverse proxies. */
    trustedProxies: env.TRUSTED_PROXIES ?? loopback,
    /** The emergency copy that a reverse proxy serves when the product does not answer. */
    copyDir: `${dataDir}/static-copy`,
    /** Where the proxy tells what it answered from its cache. */
    proxyReadings: `${dataDir}/readings/proxy.log`,
    clockOffsetFile: env.CLOCK_OFFSET_FILE,
  } as const;
}

function isLoopback(host: string): boolean {
  return /^(localhost|.+\.localhost|::1|\[::1\]|127(\.\d{1,3}){3})$/.test(host);
}
