import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { SettingError } from "../config.ts";
import { makeFolder } from "../files/make-folder.ts";
import { createWhole } from "../files/whole-file.ts";
import type { MasterKey } from "./secrets.ts";

const keyBytes = 32;

/**
 * Reads the master key (32 bytes as 64 hexadecimal digits), or makes it on the first start with mode 0600. Throws a
 * SettingError when the file holds something else: a new key would make every stored token unreadable.
 */
export async function loadMasterKey({ file }: { file: string }): Promise<MasterKey> {
  await makeFolder(dirname(file), { mode: 0o700 });
  await createWhole({ file, text: () => `${randomBytes(keyBytes).toString("hex")}\n` });
  const text = (await readFile(file, "utf8")).trim();
  if (!/^[0-9a-f]{64}$/.test(text)) {
    throw new SettingError(
      `Cấu hình MASTER_KEY_FILE không đúng: tệp ${file} phải chứa đúng 64 chữ số thập lục phân.`,
    );
  }
  return { bytes: Buffer.from(text, "hex") };
}
