import { createHash, createPrivateKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { SettingError } from "../config.ts";
import { makeFolder } from "../files/make-folder.ts";
import { createWhole } from "../files/whole-file.ts";

/** What the key of `listKeyFile` is for, in the words of `loadSigningKey`. */
export const signsList = "ký danh sách kênh chính thức";

/**
 * The Ed25519 key of a file, made on the first start with mode 0600; `what` says in Vietnamese what it signs. Throws a
 * SettingError when the file holds no such key.
 */
export async function loadSigningKey({ file, what }: { file: string; what: string }): Promise<KeyObject> {
  await makeFolder(dirname(file), { mode: 0o700 });
  await createWhole({ file, text: newKey });
  return readSigningKey({ file, what, pem: await readFile(file, "utf8") });
}

function newKey(): string {
  return generateKeyPairSync("ed25519").privateKey.export({ format: "pem", type: "pkcs8" }).toString();
}

/** The key of a file that was read. */
export function readSigningKey({ file, what, pem }: { file: string; what: string; pem: string }): KeyObject {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === "ed25519") return key;
  } catch {
    // Falls through: whatever the file holds, it is not the key that signed.
  }
  throw new SettingError(
    `Cấu hình DATA_DIR không đúng: tệp ${file} phải chứa khóa Ed25519 (PKCS#8 PEM) ${what}.`,
  );
}

/** SHA-256 of a public key as it is published, in hex: what people compare. */
export function fingerprintOf(publicKey: KeyObject): string {
  return createHash("sha256")
    .update(publicKey.export({ format: "der", type: "spki" }))
    .digest("hex");
}
