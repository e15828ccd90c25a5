import { timingSafeEqual } from "node:crypto";
import type { Context } from "../foundation/context.ts";
import { inTransaction } from "../foundation/database/database.ts";
import { done, type Outcome, refused } from "../foundation/outcome.ts";
import { appendEntry } from "../ledger/append-entry.ts";
import { weaknessOf } from "./administer-users.ts";
import { credentialDigest } from "./credential-digest.ts";
import { hashCode } from "./decide-proposal.ts";
import { hashPassword } from "./password.ts";
import { beginAttempt, forgiveAttempt } from "./throttle.ts";
import { encryptTotpSecret, newTotpSecret, totpUri } from "./totp.ts";

/**
 * Makes a person's new password and second factor with the two halves of the code that two administrators handed over.
 * Whatever was wrong, the answer is the same "invitation-refused" (401); wrong tries count like those of signing in.
 */
export async function acceptInvitation(
  ctx: Pick<Context, "db" | "clock" | "masterKey">,
  input: { username: string; codes: readonly [string, string]; password: string; source: string },
): Promise<Outcome<{ totpUri: string }>> {
  const weak = weaknessOf(input.password);
  if (weak !== undefined) return weak;
  const now = ctx.clock.now();
  const username = input.username.trim().toLowerCase();
  const attempted = { username, source: input.source };
  const attempt = await beginAttempt(ctx.db, { ...attempted, now });
  if (!attempt.allowed) return wrong;
  const passwordHash = await hashPassword(input.password);
  const made = await inTransaction(ctx.db, async (tx) => {
    const person = await tx
      .selectFrom("invitation")
      .innerJoin("person", "person.id", "invitation.person_id")
      .selectAll("invitation")
      .select(["person.unit_code", "person.rank", "person.full_name"])
      .where("person.username", "=", username)
      .where("person.active", "=", true)
      .where("invitation.expires_at", ">", now)
      .forUpdate()
      .executeTakeFirst();
    if (person === undefined) return wrong;
    const [one, other] = input.codes.map((written) => {
      const code = written.replace(/[\s-]/g, "").toUpperCase();
      return hashCode({ key: ctx.masterKey, personId: person.person_id, code });
    });
    if (one === undefined || other === undefined) return wrong;
    const halves = [person.proposer_code_hash, person.confirmer_code_hash] as const;
    const fits =
      (timingSafeEqual(halves[0], one) && timingSafeEqual(halves[1], other)) ||
      (timingSafeEqual(halves[0], other) && timingSafeEqual(halves[1], one));
    if (!fits) return wrong;
    const { person_id: personId } = person;
    const secret = newTotpSecret();
    const totpSecretEncrypted = encryptTotpSecret({ key: ctx.masterKey, personId, secret });
    const credential = {
      password_hash: passwordHash,
      totp_secret_encrypted: totpSecretEncrypted,
      totp_last_step: 0,
    };
    await tx
      .insertInto("credential")
      .values({ person_id: personId, ...credential })
      .onConflict((conflict) => conflict.column("person_id").doUpdateSet(credential))
      .execute();
    await tx.deleteFrom("invitation").where("person_id", "=", personId).execute();
    await appendEntry(tx, {
      at: now,
      act: "person.credential-made",
      actor: { id: personId, name: `${person.rank} ${person.full_name}`.trim() },
      unitCode: person.unit_code,
      subject: { type: "person", id: personId },
      details: { credential: credentialDigest({ passwordHash, totpSecretEncrypted }) },
    });
    return done({ totpUri: totpUri({ username, secret }) });
  });
  if (made.ok) await forgiveAttempt(ctx.db, { ...attempted, now });
  return made;
}

const wrong = refused({
  code: "invitation-refused",
  status: 401,
  title: "Chưa tạo lại được",
  detail:
    "Tên đăng nhập hoặc một trong hai mã chưa đúng, mã đã quá 72 giờ, hoặc đã nhập sai nhiều lần. Hãy xem lại hai mã do hai quản trị giao.",
});
