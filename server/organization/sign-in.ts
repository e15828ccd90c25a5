import type { Context } from "../foundation/context.ts";
import type { Tx } from "../foundation/database/database.ts";
import { done, type Outcome, refused } from "../foundation/outcome.ts";
import { appendEntry } from "../ledger/append-entry.ts";
import type { Actor } from "./actor.ts";
import type { KnownDevice } from "./known-device.ts";
import { isPassword } from "./password.ts";
import type { Role } from "./roles.ts";
import { endSession, hashToken, openSession, stepUpSession } from "./session.ts";
import { loadActor, loadCredential, useTotpStep } from "./store.ts";
import { type Attempt, beginAttempt, forgiveAttempt } from "./throttle.ts";
import { decryptTotpSecret, matchTotp } from "./totp.ts";

/** Roles that neither sign nor release nor administer: in the demonstration alone they may sign in by password only. */
const rolesWithoutSecondFactor: ReadonlySet<Role> = new Set(["contributor", "desk"]);

type SignInContext = Pick<Context, "config" | "db" | "clock" | "log" | "masterKey">;

/** Who asks: where from, with what, the session that the browser already had, and the device if it proved itself before. */
export interface Caller {
  readonly source: string;
  readonly userAgent: string;
  readonly token: string | undefined;
  readonly device: KnownDevice | undefined;
}

/**
 * Signs a person in by password and second factor. Whatever was wrong, the answer is the same "sign-in-refused" (401),
 * and takes the same work, so that it tells nothing of who exists; after too many attempts "sign-in-locked" (429).
 */
export async function signIn(
  ctx: SignInContext,
  input: { username: string; password: string; totp: string | undefined; caller: Caller },
): Promise<Outcome<{ token: string; actor: Actor }>> {
  const now = ctx.clock.now();
  const username = input.username.trim().toLowerCase();
  const { source } = input.caller;
  const device = await stillKnown(ctx, { username, device: input.caller.device });
  const attempted = { username, source, proven: device };
  const attempt = await beginAttempt(ctx.db, { ...attempted, now });
  if (!attempt.allowed) return locked(attempt.lockedUntil, now);

  const credential = await loadCredential(ctx.db, { username });
  const passwordFits = await isPassword({
    password: input.password,
    passwordHash: credential?.passwordHash,
  });
  const personId = credential?.personId ?? "nobody";
  const actor = await loadActor(ctx.db, { personId, at: now, steppedUpAt: now });
  const known = device !== undefined;
  if (!passwordFits || credential === undefined || actor === undefined) {
    return failed(ctx, { attempt, personId: credential?.personId, known, source, now });
  }
  const secondFactor =
    input.totp === undefined
      ? !needsSecondFactor({ actor, seed: ctx.config.seed })
      : await acceptsTotp(ctx, { ...credential, code: input.totp, now });
  if (!secondFactor) return failed(ctx, { attempt, personId: actor.personId, known, source, now });

  await forgiveAttempt(ctx.db, { ...attempted, now });
  if (input.caller.token !== undefined) await endSession(ctx.db, { token: input.caller.token, at: now });
  const token = await openSession(ctx.db, {
    personId: actor.personId,
    at: now,
    userAgent: input.caller.userAgent,
    source,
  });
  ctx.log.info({ personId: actor.personId, source }, "signed in");
  return done({ token, actor });
}

/** Proves the person behind a session anew by the second factor; for the next 5 minutes he may sign and release. */
export async function stepUp(
  ctx: SignInContext,
  input: { actor: Actor; totp: string; source: string; token: string },
): Promise<Outcome<Actor>> {
  const now = ctx.clock.now();
  const { actor, source } = input;
  const proven = { tokenHash: hashToken(input.token) };
  const attempted = { username: actor.username, source, proven };
  const attempt = await beginAttempt(ctx.db, { ...attempted, now });
  if (!attempt.allowed) return locked(attempt.lockedUntil, now);
  const credential = await loadCredential(ctx.db, { username: actor.username });
  if (credential === undefined || !(await acceptsTotp(ctx, { ...credential, code: input.totp, now }))) {
    await recordLock(ctx, { attempt, personId: actor.personId, known: true, source, now });
    return refused({
      code: "totp-refused",
      status: 403,
      title: "Mã xác thực chưa đúng",
      detail: "Mã xác thực sai, đã hết hạn hoặc đã dùng rồi. Hãy đợi mã mới trên điện thoại rồi nhập lại.",
    });
  }
  await forgiveAttempt(ctx.db, { ...attempted, now });
  await stepUpSession(ctx.db, { token: input.token, at: now });
  return done({ ...actor, steppedUpAt: now });
}

/** The device that a cookie names, unless its person has had all devices forgotten since. */
async function stillKnown(
  ctx: SignInContext,
  { username, device }: { username: string; device: KnownDevice | undefined },
): Promise<KnownDevice | undefined> {
  if (device === undefined) return undefined;
  const credential = await loadCredential(ctx.db, { username });
  if (credential === undefined) return undefined;
  return credential.devicesSince !== null && device.since < credential.devicesSince ? undefined : device;
}

/** In production everybody; in the demonstration everybody who signs, releases, administers or oversees. */
function needsSecondFactor({ actor, seed }: { actor: Actor; seed: "demo" | "none" }): boolean {
  return seed !== "demo" || actor.grants.some((grant) => !rolesWithoutSecondFactor.has(grant.role));
}

async function acceptsTotp(
  ctx: SignInContext,
  input: {
    personId: string;
    totpSecretEncrypted: Buffer | null;
    totpLastStep: number;
    code: string;
    now: Date;
  },
): Promise<boolean> {
  const { personId, totpSecretEncrypted: encrypted, totpLastStep: lastStep, code, now } = input;
  if (encrypted === null) return false;
  const secret = decryptTotpSecret({ key: ctx.masterKey, personId, encrypted });
  const step = matchTotp({ secret, code, now, lastStep });
  return step !== undefined && (await useTotpStep(ctx.db, { personId, step }));
}

interface Failure {
  readonly attempt: Attempt & { allowed: true };
  readonly personId: string | undefined;
  /** A session or a known device stands behind it: not just anybody. */
  readonly known: boolean;
  readonly source: string;
  readonly now: Date;
}

async function failed(ctx: SignInContext, failure: Failure): Promise<Outcome<never>> {
  await recordLock(ctx, failure);
  ctx.log.info({ personId: failure.personId ?? null, source: failure.source }, "sign-in refused");
  return refused({
    code: "sign-in-refused",
    status: 401,
    title: "Không đăng nhập được",
    detail:
      "Tên đăng nhập, mật khẩu hoặc mã xác thực chưa đúng. Đồng chí có quyền duyệt, phát hành, quản trị phải nhập cả mã xác thực; mỗi mã chỉ dùng được một lần.",
  });
}

/** Where the ledger took so many waits within an hour, further ones of strangers stand in the log alone. */
const mostStrangersWaits = 60;
const hour = 60 * 60_000;

/**
 * A wait is written down for accounts that exist and for those that do not, so that its time tells nothing either; how many
 * there were already is counted over all accounts alike for the same reason. The last one that is written says so.
 */
async function recordLock(
  ctx: SignInContext,
  { attempt, personId, known, source, now }: Failure,
): Promise<void> {
  const { locks } = attempt;
  if (locks === null) return;
  ctx.log.info({ personId: personId ?? null, source, failures: locks.failures }, "sign-in must wait");
  await ctx.db.transaction().execute(async (tx) => {
    const written = known ? 0 : await waitsWritten(tx, { now });
    if (written >= mostStrangersWaits) return;
    const last = written === mostStrangersWaits - 1;
    await appendEntry(tx, {
      at: now,
      act: "person.locked",
      actor: { id: null, name: "Hệ thống" },
      unitCode: null,
      subject: { type: "person", id: personId ?? "unknown" },
      details: {
        failures: locks.failures,
        until: locks.until.toISOString(),
        source,
        ...(last ? { furtherInLogOnly: true } : {}),
      },
    });
  });
}

/** How many of the newest waits in the ledger are from this hour, by whatever machine's clock. */
async function waitsWritten(tx: Tx, { now }: { now: Date }): Promise<number> {
  const rows = await tx
    .selectFrom("ledger_entry")
    .select("at")
    .where("act", "=", "person.locked")
    .orderBy("seq", "desc")
    .limit(mostStrangersWaits)
    .execute();
  return rows.filter(({ at }) => Math.abs(now.getTime() - at.getTime()) < hour).length;
}

function locked(until: Date, now: Date): Outcome<never> {
  const seconds = Math.ceil((until.getTime() - now.getTime()) / 1000);
  return refused({
    code: "sign-in-locked",
    status: 429,
    title: "Tạm khóa đăng nhập",
    detail: `Đã nhập sai nhiều lần. Hãy thử lại sau ${seconds} giây; nếu không phải đồng chí nhập, hãy báo quản trị.`,
    extra: { retryAfterSeconds: seconds },
  });
}
