import type { Database } from "../database/database.ts";
import { holdKey } from "./held-key.ts";
import { loadMasterKey } from "./master-key.ts";
import { decryptSecret, keyedHash, type MasterKey } from "./secrets.ts";

/** The master key of this database; see `holdKey`. */
export function holdMasterKey(db: Database, { file }: { file: string }): Promise<MasterKey> {
  return holdKey(db, {
    name: "master",
    file,
    what: "mã hóa mã truy cập và mã xác thực (MASTER_KEY_FILE)",
    load: () => loadMasterKey({ file }),
    checkValue: (key) => keyedHash({ key, purpose: "key check", text: "master" }).toString("hex"),
    async neededBy() {
      return (await isBegun(db)) && (await samples(db)).length > 0;
    },
    async opens(_db, key) {
      if (!(await isBegun(db))) return true;
      return (await samples(db)).every((sample) => opens(key, sample));
    },
  });
}

/** Whether the key opens one token and one second factor of those that are stored; undefined: there is none. */
export async function tryMasterKey(
  db: Database,
  key: MasterKey,
): Promise<{ readonly token: boolean | undefined; readonly totp: boolean | undefined }> {
  const found = await samples(db);
  const tried = (what: Sample["what"]) => {
    const sample = found.find((one) => one.what === what);
    return sample === undefined ? undefined : opens(key, sample);
  };
  return { token: tried("token"), totp: tried("totp") };
}

/** Something that was encrypted under the master key, with what it is bound to. */
interface Sample {
  readonly what: "token" | "totp";
  readonly ciphertext: Buffer;
  readonly context: string;
}

/** One token and one second factor. */
async function samples(db: Database): Promise<Sample[]> {
  const [token, credential] = await Promise.all([
    db
      .selectFrom("channel_token")
      .select(["access_token_encrypted as ciphertext", "channel_id as context"])
      .limit(1)
      .executeTakeFirst(),
    db
      .selectFrom("credential")
      .select(["totp_secret_encrypted as ciphertext", "person_id as personId"])
      .where("totp_secret_encrypted", "is not", null)
      .limit(1)
      .executeTakeFirst(),
  ]);
  const found: Sample[] = [];
  if (token !== undefined) found.push({ what: "token", ...token });
  if (credential !== undefined && credential.ciphertext !== null)
    found.push({
      what: "totp",
      ciphertext: credential.ciphertext,
      context: `totp:${credential.personId}`,
    });
  return found;
}

function opens(key: MasterKey, { ciphertext, context }: Sample): boolean {
  try {
    decryptSecret({ key, ciphertext, context });
    return true;
  } catch {
    // Another key, or a row that was tampered with.
    return false;
  }
}

/** Whether the product began with this database; in one that only tests use, secrets stand under any key. */
async function isBegun(db: Database): Promise<boolean> {
  return (await db.selectFrom("installation").select("kind").executeTakeFirst()) !== undefined;
}
