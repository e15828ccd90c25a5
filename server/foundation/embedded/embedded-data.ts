import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chown, mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { SettingError } from "../config.ts";
import { flushFolder, holdsSomething, readIfThere, replaceWhole } from "../files/whole-file.ts";
import { endOrphans } from "./end-orphans.ts";
import type { SystemUser } from "./postgres-user.ts";

/** Who the embedded database belongs to. */
export const owner = "trongdong_owner";

export interface Passwords {
  readonly owner: string;
  readonly app: string;
}

/** PostgreSQL numbers what is made after initdb from here on: a database with such a number is ours. */
const firstOwnDatabase = 16_384;
/** The database `postgres`. */
const lastOfInitdb = 5;
/** What initdb, or whoever was copying, had under way when it was cut off. */
const underWay =
  /^(data\.new|postgresql\.new|pw-[0-9a-f]{12}|(passwords\.json|port)\.([0-9a-f]{12}\.part|new))$/;

/**
 * Makes the database's folder where there is none, and answers its passwords. What a cut first start left is put right:
 * a half-made folder, in which nothing of ours can be yet, is moved aside (`note` says so), never deleted. A folder that
 * holds our database but lacks a part of it is left as it is (SettingError).
 */
export async function prepareData({
  folder,
  user,
  binaries,
  note,
}: {
  folder: string;
  user: SystemUser | undefined;
  binaries: () => Promise<string>;
  note: (sentence: string) => void;
}): Promise<Passwords> {
  const dataFolder = join(folder, "data");
  const found = await stateOf(dataFolder);
  if (found === "damaged") {
    throw new SettingError(
      `Cơ sở dữ liệu ở ${dataFolder} thiếu tệp của chính nó (PG_VERSION hoặc global/pg_control) dù vẫn còn dữ liệu; hãy giữ nguyên thư mục ấy và khôi phục từ bản sao lưu (docs/operations.md).`,
    );
  }
  const passwords = await holdPasswords({ file: join(folder, "passwords.json"), needed: found === "whole" });
  await removeUnderWay(folder);
  if (found === "whole") return passwords;
  if (found === "half") {
    const aside = `${dataFolder}.half-${new Date().toISOString().replace(/[:.]/g, "-")}`;
    await rename(dataFolder, aside);
    note(
      `Cơ sở dữ liệu tạo dở ở lần khởi động trước đã được chuyển sang ${aside} (chưa có dữ liệu nào trong đó); đang tạo lại.`,
    );
  }
  await initialise({ binaries: await binaries(), folder, dataFolder, passwords, user });
  return passwords;
}

/**
 * Older versions had initdb work in the place itself, and PG_VERSION is what it writes first, the database `postgres`
 * what it makes last. A folder that has it and was served once, or that holds a database made later, is the real one.
 */
async function stateOf(dataFolder: string): Promise<"none" | "half" | "whole" | "damaged"> {
  const listed = await namesIn(dataFolder);
  if (listed.length === 0) return "none";
  const complete =
    (await holdsSomething(join(dataFolder, "PG_VERSION"))) &&
    (await holdsSomething(join(dataFolder, "global/pg_control")));
  const databases = (await namesIn(join(dataFolder, "base"))).map(Number);
  if (databases.some((number) => number >= firstOwnDatabase)) return complete ? "whole" : "damaged";
  const served = listed.includes("postmaster.opts") && databases.includes(lastOfInitdb);
  return complete && served ? "whole" : "half";
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}

async function removeUnderWay(folder: string): Promise<void> {
  // An initdb outlives a process that was killed, and would go on writing.
  await endOrphans(join(folder, "data.new"));
  for (const name of (await readdir(folder)).filter((one) => underWay.test(one)))
    await rm(join(folder, name), { recursive: true, force: true });
}

async function holdPasswords({ file, needed }: { file: string; needed: boolean }): Promise<Passwords> {
  const held = parsed((await readIfThere(file)) ?? "");
  if (isPasswords(held)) return held;
  if (!needed) {
    const made = { owner: randomBytes(24).toString("hex"), app: randomBytes(24).toString("hex") };
    // Whole or not at all: half of it would lock everybody out for ever.
    await replaceWhole({ file, text: JSON.stringify(made) });
    return made;
  }
  throw new SettingError(
    `Tệp ${file} bị mất hoặc không chứa mật khẩu của cơ sở dữ liệu đi kèm, dữ liệu vì thế chưa mở được; hãy chép tệp ấy từ bản sao lưu của DATA_DIR vào đúng chỗ.`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isPasswords(value: unknown): value is Passwords {
  return (
    typeof value === "object" &&
    value !== null &&
    "owner" in value &&
    typeof value.owner === "string" &&
    "app" in value &&
    typeof value.app === "string"
  );
}

async function initialise(input: {
  binaries: string;
  folder: string;
  dataFolder: string;
  passwords: Passwords;
  user: SystemUser | undefined;
}): Promise<void> {
  const { binaries, folder, passwords, user } = input;
  // Made beside its place: what an interrupted first start left there is no database, and nobody takes it for one.
  const dataFolder = `${input.dataFolder}.new`;
  await mkdir(dataFolder, { mode: 0o700 });
  const passwordFile = join(folder, `pw-${randomBytes(6).toString("hex")}`);
  await writeFile(passwordFile, passwords.owner, { mode: 0o600 });
  if (user !== undefined) {
    await chown(dataFolder, user.uid, user.gid);
    await chown(passwordFile, user.uid, user.gid);
  }
  try {
    await run(join(binaries, "bin/initdb"), {
      args: [
        ...[
          "-D",
          dataFolder,
          "-U",
          owner,
          `--pwfile=${passwordFile}`,
          "--auth=scram-sha-256",
          "--encoding=UTF8",
        ],
        ...["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"],
      ],
      cwd: dataFolder,
      user,
    });
  } catch (error) {
    await rm(dataFolder, { recursive: true, force: true });
    throw error;
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(dataFolder, input.dataFolder);
  await flushFolder(folder);
}

async function run(
  binary: string,
  { args, cwd, user }: { args: string[]; cwd: string; user: SystemUser | undefined },
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const child = spawn(binary, args, { ...user, cwd, stdio: ["ignore", "ignore", "pipe"] });
    let output = "";
    child.stderr.on("data", (chunk: Buffer) => {
      output = (output + chunk.toString("utf8")).slice(-2000);
    });
    child.on("error", reject);
    child.on("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`${binary} ended with ${code}: ${output.slice(-500)}`)),
    );
  });
}
