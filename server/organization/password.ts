import { hash, verify } from "@node-rs/argon2";

/** argon2id with 19 MiB and two passes, the recommended minimum of OWASP; the algorithm is the library's default. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The shortest password that is accepted; length is what makes a password strong. */
export const shortestPassword = 12;

/** The argon2id hash of a password, with a salt of its own. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFC"), cost);
}

/**
 * Whether the password fits the hash. Without a hash (no such person, or no right to sign in) a hash of nothing is
 * computed all the same, so that the time taken does not tell who exists.
 */
export async function isPassword({
  password,
  passwordHash,
}: {
  password: string;
  passwordHash: string | undefined;
}): Promise<boolean> {
  nobody ??= hashOfNobody();
  const fits = await verify(passwordHash ?? (await nobody), password.normalize("NFC"));
  return fits && passwordHash !== undefined;
}

let nobody: Promise<string> | undefined;

/** A hash to compare with where there is none, made once; one that could not be made is tried again. */
function hashOfNobody(): Promise<string> {
  const made = hashPassword("không ai cả");
  // Who has a hash of his own never waits for this one.
  made.catch(() => {
    nobody = undefined;
  });
  return made;
}
