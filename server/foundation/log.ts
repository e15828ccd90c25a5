import { type Logger as PinoLogger, pino } from "pino";

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
    { level, redact: { paths, censor: "[đã ẩn]" }, serializers: { err: serializeError } },
    pino.destination({ dest: 2, sync: false }),
  );
}

/** An error with its name (ECONNREFUSED, SQLSTATE) under a key of its own: a plain `code` may be half of a sign-in. */
function serializeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { code, ...rest } = pino.stdSerializers.err(error);
  return code === undefined ? rest : { ...rest, errorCode: code };
}
