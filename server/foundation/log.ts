import { type LogFn, type Logger as PinoLogger, pino } from "pino";
import { causeSentence } from "./cause-sentence.ts";
import { beginOutage, endOutage, isOutage } from "./database/database-outage.ts";

export type Logger = PinoLogger;

const secretKeys = [
  "password",
  "token",
  "access_token",
  "accessToken",
  "refresh_token",
  "refreshToken",
  "secret",
  "app_secret",
  "appsecret_proof",
  "secret_key",
  "totp",
  "code",
  "cookie",
  "authorization",
  '["set-cookie"]',
];

/** The log of a process: JSON lines on standard error, with everything that could be a secret replaced. */
export function createLog({ level }: { level: string }): Logger {
  const paths = secretKeys.flatMap((key) =>
    key.startsWith("[") ? [key, `*${key}`, `*.*${key}`] : [key, `*.${key}`, `*.*.${key}`],
  );
  return pino(
    {
      level,
      redact: { paths, censor: "[đã ẩn]" },
      serializers: { err: serializeError },
      hooks: { logMethod: tellOutagesOnce },
    },
    pino.destination({ dest: 2, sync: false }),
  );
}

const warn = 40;
const error = 50;

/**
 * A database that is away is met by every component at each try: it is told once, in the operator's words and without a
 * stack, until it answers again. What a component says meanwhile is kept for whoever asks for `debug`.
 */
function tellOutagesOnce(this: PinoLogger, args: Parameters<LogFn>, method: LogFn, level: number): void {
  const about: unknown = args[0];
  const cause = typeof about === "object" && about !== null && "err" in about ? about.err : undefined;
  if ((level !== warn && level !== error) || !isOutage(cause)) {
    method.apply(this, args);
    return;
  }
  if (beginOutage()) method.apply(this, [{ outage: "began" }, causeSentence(cause)]);
  this.debug({ cause: serializeError(cause), component: args[1] }, "database away");
}

/** Told by each new connection: the database answers. */
export function noteDatabaseAnswers(log: Pick<Logger, "warn">): void {
  const seconds = endOutage();
  if (seconds !== undefined)
    log.warn({ outage: "ended", seconds }, `Cơ sở dữ liệu đã trả lời trở lại sau ${seconds} giây.`);
}

/** An error with its name (ECONNREFUSED, SQLSTATE) under a key of its own: a plain `code` may be half of a sign-in. */
function serializeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { code, ...rest } = pino.stdSerializers.err(error);
  return code === undefined ? rest : { ...rest, errorCode: code };
}
