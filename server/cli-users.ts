import { type FileHandle, open, rm } from "node:fs/promises";
import QRCode from "qrcode";
import type { Context } from "./foundation/context.ts";
import type { Problem } from "./foundation/outcome.ts";
import { addUser, presentTotp, resetUser } from "./organization/administer-users.ts";
import { inviteNewcomers } from "./organization/invite-newcomers.ts";
import { makeAdministrator } from "./organization/make-administrator.ts";
import type { ImportedBy } from "./organization/run-import.ts";
import { readPassword } from "./read-password.ts";

/** What the command line says of commands about users. */
export const userUsage = `  user add TÊN ĐƠN-VỊ "HỌ TÊN" [--password-file TỆP]   thêm cán bộ, hỏi mật khẩu
  user reset TÊN [--password-file TỆP]     đặt lại mật khẩu và mã xác thực, khi chưa có hai quản trị
  user admin TÊN                           giao quyền quản trị, khi chưa có hai quản trị
  user invite TỆP                          ghi ra tệp mã mời cho mọi cán bộ chưa từng có mật khẩu (dùng trong 72 giờ)
  user totp TÊN                            mã xác thực lúc này (chỉ với dữ liệu trình diễn)`;

type Complain = (problem: Pick<Problem, "detail" | "fields">) => number;

/** Runs one command about users; answers the exit code, or undefined when there is no such command. */
export async function administer(
  ctx: Context,
  {
    action,
    args,
    by,
    complain,
  }: { action: string; args: readonly string[]; by: ImportedBy; complain: Complain },
): Promise<number | undefined> {
  const at = args.indexOf("--password-file");
  const file = at === -1 ? undefined : args[at + 1];
  const [username = "", unitCode = "", fullName = ""] = at === -1 ? args : args.toSpliced(at, 2);
  if (username === "" || (at !== -1 && file === undefined)) return undefined;
  if (action === "totp") {
    const code = await presentTotp(ctx, { username });
    if (!code.ok) return complain(code.problem);
    console.log(code.value.code);
    return 0;
  }
  if (action === "admin") {
    const made = await makeAdministrator(ctx, { username, by });
    if (!made.ok) return complain(made.problem);
    console.log(`${username} đã là quản trị hệ thống.`);
    return 0;
  }
  if (action === "invite") {
    // Opened first: codes that no file took are worth nothing, and would end those that were given out before.
    const list = await open(username, "wx", 0o600);
    let code = 1;
    try {
      code = await invite(ctx, { list, file: username, by, complain });
      return code;
    } finally {
      await list.close();
      if (code !== 0) await rm(username);
    }
  }
  if (action === "add" ? fullName === "" : action !== "reset") return undefined;
  const password = await readPassword({ file });
  const made =
    action === "add"
      ? await addUser(ctx, { username, password, unitCode, fullName, by })
      : await resetUser(ctx, { username, password, by });
  if (!made.ok) return complain(made.problem);
  console.log(`Mã xác thực cho ứng dụng của ${username}: ${made.value.totpUri}`);
  if (process.stdout.isTTY)
    console.log(await QRCode.toString(made.value.totpUri, { type: "terminal", small: true }));
  return 0;
}

/** Writes a code for everybody who never had a password into a file that only its owner may read. */
async function invite(
  ctx: Context,
  { list, file, by, complain }: { list: FileHandle; file: string; by: ImportedBy; complain: Complain },
): Promise<number> {
  const invited = await inviteNewcomers(ctx, { by });
  if (!invited.ok) return complain(invited.problem);
  const lines = invited.value.map(
    (one) => `${one.username},"${one.fullName.replaceAll('"', '""')}",${one.unitCode},${one.codes.join(",")}`,
  );
  // The codes are worth a password each until they are used.
  await list.writeFile(["username,full_name,unit,code1,code2", ...lines, ""].join("\n"));
  console.log(`Đã ghi mã mời của ${lines.length} cán bộ ra ${file}. Hãy giao từng người rồi xóa tệp.`);
  return 0;
}
