import { sql } from "kysely";
import type { Context } from "../foundation/context.ts";
import { inTransaction } from "../foundation/database/database.ts";
import { newId } from "../foundation/ids.ts";
import { done, invalid, type Outcome, refused } from "../foundation/outcome.ts";
import { appendEntry } from "../ledger/append-entry.ts";
import { countAdministrators, enoughAdministrators } from "./count-administrators.ts";
import { credentialDigest } from "./credential-digest.ts";
import { usernamePattern } from "./import-people.ts";
import { hashPassword, shortestPassword } from "./password.ts";
import type { ImportedBy } from "./run-import.ts";
import { endSessions } from "./store.ts";
import { pairsOf } from "./throttle.ts";
import { decryptTotpSecret, encryptTotpSecret, newTotpSecret, totpCode, totpUri } from "./totp.ts";

type UserContext = Pick<Context, "config" | "db" | "clock" | "masterKey">;

/** What a person needs to sign in for the first time; shown once, stored nowhere in the clear. */
export interface NewCredential {
  readonly username: string;
  readonly totpSecret: string;
  readonly totpUri: string;
}

/** Adds a person without any role (roles come by import or by the administrator's screen). For the command line. */
export async function addUser(
  ctx: UserContext,
  input: {
    username: string;
    password: string;
    fullName: string;
    unitCode: string;
    rank?: string;
    title?: string;
    by: ImportedBy;
  },
): Promise<Outcome<NewCredential>> {
  const weak = weaknessOf(input.password);
  if (weak !== undefined) return weak;
  if (!usernamePattern.test(input.username)) {
    const message = "Tên đăng nhập gồm 2 đến 64 chữ thường không dấu, số, dấu . _ -";
    return invalid([{ path: "username", message }]);
  }
  const passwordHash = await hashPassword(input.password);
  return inTransaction(ctx.db, async (tx) => {
    const unit = await tx
      .selectFrom("unit")
      .select("code")
      .where("code", "=", input.unitCode)
      .executeTakeFirst();
    if (unit === undefined) {
      return invalid([{ path: "unitCode", message: `Không có đơn vị «${input.unitCode}».` }]);
    }
    const at = ctx.clock.now();
    const personId = newId();
    const { username, fullName, unitCode, rank = "", title = "" } = input;
    const inserted = await tx
      .insertInto("person")
      .values({
        id: personId,
        username,
        full_name: fullName,
        rank,
        title,
        unit_code: unitCode,
        created_at: at,
      })
      .onConflict((conflict) => conflict.column("username").doNothing())
      .executeTakeFirst();
    if (inserted.numInsertedOrUpdatedRows !== 1n) {
      return refused({
        code: "username-taken",
        status: 409,
        title: "Tên đăng nhập đã có",
        detail: `Đã có người mang tên đăng nhập «${username}». Hãy chọn tên khác hoặc dùng lệnh user reset.`,
      });
    }
    const secret = newTotpSecret();
    const totpSecretEncrypted = encryptTotpSecret({ key: ctx.masterKey, personId, secret });
    await tx
      .insertInto("credential")
      .values({
        person_id: personId,
        password_hash: passwordHash,
        totp_secret_encrypted: totpSecretEncrypted,
      })
      .execute();
    const credential = credentialDigest({ passwordHash, totpSecretEncrypted });
    await appendEntry(tx, {
      at,
      act: "person.created",
      actor: input.by,
      unitCode,
      subject: { type: "person", id: personId },
      details: { username, full_name: fullName, rank, title, unit: unitCode, credential },
    });
    return done({ username, totpSecret: secret, totpUri: totpUri({ username, secret }) });
  });
}

/**
 * Gives a person a new password and a new second factor, ends all sessions and lifts a lock. For the command line; where
 * two administrators can do it together on screen, this is refused ("two-persons-needed", 409).
 */
export async function resetUser(
  ctx: UserContext,
  input: { username: string; password: string; by: ImportedBy },
): Promise<Outcome<NewCredential>> {
  const weak = weaknessOf(input.password);
  if (weak !== undefined) return weak;
  const passwordHash = await hashPassword(input.password);
  return inTransaction(ctx.db, async (tx) => {
    const { username } = input;
    const person = await tx
      .selectFrom("person")
      .select(["id", "unit_code"])
      .where("username", "=", username)
      .forUpdate()
      .executeTakeFirst();
    if (person === undefined) return unknownUser(username);
    const at = ctx.clock.now();
    if (ctx.config.seed !== "demo" && (await countAdministrators(tx, { at })) >= enoughAdministrators)
      return refused({
        code: "two-persons-needed",
        status: 409,
        title: "Việc này cần hai quản trị",
        detail: `Đã có hai quản trị hệ thống: hãy đề nghị và xác nhận việc cấp lại cho «${username}» trên màn hình Cán bộ.`,
      });
    const secret = newTotpSecret();
    const totpSecretEncrypted = encryptTotpSecret({ key: ctx.masterKey, personId: person.id, secret });
    const values = {
      password_hash: passwordHash,
      totp_secret_encrypted: totpSecretEncrypted,
      totp_last_step: 0,
      devices_since: at,
      reset_at: at,
      reset_by: input.by.name,
    };
    await tx
      .insertInto("credential")
      .values({ person_id: person.id, ...values })
      .onConflict((conflict) => conflict.column("person_id").doUpdateSet(values))
      .execute();
    await tx
      .deleteFrom("sign_in_throttle")
      .where(sql<boolean>`starts_with(key, ${pairsOf(username)})`)
      .execute();
    const sessions = await endSessions(tx, { personId: person.id, at });
    await appendEntry(tx, {
      at,
      act: "person.credential-reset",
      actor: input.by,
      unitCode: person.unit_code,
      subject: { type: "person", id: person.id },
      details: { sessions, credential: credentialDigest({ passwordHash, totpSecretEncrypted }) },
    });
    return done({ username, totpSecret: secret, totpUri: totpUri({ username, secret }) });
  });
}

/**
 * The present code of a person's second factor and for how many more seconds it lasts. For the command line, in the
 * demonstration alone: elsewhere a code is its owner's ("demonstration-only", 403).
 */
export async function presentTotp(
  ctx: UserContext,
  { username }: { username: string },
): Promise<Outcome<{ code: string; secondsLeft: number }>> {
  if (ctx.config.seed !== "demo")
    return refused({
      code: "demonstration-only",
      status: 403,
      title: "Chỉ dùng khi trình diễn",
      detail: "Mã xác thực chỉ chủ nhân được biết: lệnh này chỉ chạy với dữ liệu trình diễn (SEED=demo).",
    });
  const found = await ctx.db
    .selectFrom("person")
    .innerJoin("credential", "credential.person_id", "person.id")
    .select(["person.id as personId", "credential.totp_secret_encrypted as encrypted"])
    .where("person.username", "=", username)
    .executeTakeFirst();
  if (found === undefined || found.encrypted === null) return unknownUser(username);
  const { personId, encrypted } = found;
  const now = ctx.clock.now();
  const secret = decryptTotpSecret({ key: ctx.masterKey, personId, encrypted });
  return done({
    code: totpCode({ secret, now }),
    secondsLeft: 30 - (Math.floor(now.getTime() / 1000) % 30),
  });
}

/** Why a password is not accepted; undefined when it is. */
export function weaknessOf(password: string) {
  if ([...password].length >= shortestPassword) return undefined;
  const message = `Mật khẩu phải có ít nhất ${shortestPassword} ký tự.`;
  return invalid([{ path: "password", message }]);
}

function unknownUser(username: string) {
  return refused({
    code: "unknown-user",
    status: 404,
    title: "Không có người này",
    detail: `Không có người mang tên đăng nhập «${username}», hoặc người này chưa có mã xác thực.`,
  });
}
