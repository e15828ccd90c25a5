import { readFile } from "node:fs/promises";
import { dirname } from "node:path";
import webPush from "web-push";
import { z } from "zod";
import { SettingError } from "../foundation/config.ts";
import type { Database } from "../foundation/database/database.ts";
import { makeFolder } from "../foundation/files/make-folder.ts";
import { createWhole } from "../foundation/files/whole-file.ts";
import { holdKey } from "../foundation/keys/held-key.ts";

const keys = z.object({
  publicKey: z.string().regex(/^[A-Za-z0-9_-]{87}$/),
  privateKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});

/** The pair with which this portal proves itself to push services (RFC 8292, VAPID). Made once, never changed: devices are bound to it. */
export type PushKeys = z.output<typeof keys>;

/** Reads the pair, or makes it on the first start with mode 0600. Throws a SettingError when the file holds something else. */
export async function loadPushKeys({ file }: { file: string }): Promise<PushKeys> {
  await makeFolder(dirname(file), { mode: 0o700 });
  await createWhole({ file, text: () => `${JSON.stringify(webPush.generateVAPIDKeys())}\n` });
  const read = keys.safeParse(parsed(await readFile(file, "utf8")));
  if (!read.success)
    throw new SettingError(`Tệp ${file} không đúng: phải chứa cặp khóa thông báo đã tạo ở lần chạy đầu.`);
  return read.data;
}

/** The pair of this database; see `holdKey`. */
export function holdPushKeys(db: Database, { file }: { file: string }): Promise<PushKeys> {
  return holdKey(db, {
    name: "web-push",
    file,
    what: "gửi thông báo tới thiết bị",
    load: () => loadPushKeys({ file }),
    checkValue: ({ publicKey }) => publicKey,
    neededBy: async () =>
      (await db
        .selectFrom("subscription")
        .select("id")
        .where("way", "=", "push")
        .limit(1)
        .executeTakeFirst()) !== undefined,
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
