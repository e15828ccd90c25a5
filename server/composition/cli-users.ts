import { open, rm } from "node:fs/promises";
import QRCode from "qrcode";
import { causeSentence } from "../foundation/cause-sentence.ts";
import type { Context } from "../foundation/context.ts";
import type { Problem } from "../foundation/outcome.ts";
import { addUser, presentTotp, resetUser } from "../organization/administer-users.ts";
import { type Invited, inviteNewcomers } from "../organization/invite-newcomers.ts";
import { makeAdministrator } from "../organization/make-administrator.ts";
import type { ImportedBy } from "../organization/run-import.ts";
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
  if (action === "invite") return invite(ctx, { file: username, by, complain });
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

/**
 * Writes a code for everybody who never had a password into a new file that only its owner may read. The file has them
 * on the disk before they count: one that cannot be written changes nothing, and once it stands it is never taken away.
 */
async function invite(
  ctx: Context,
  { file, by, complain }: { file: string; by: ImportedBy; complain: Complain },
): Promise<number> {
  const list = await open(file, "ax", 0o600);
  let isWritten = false;
  try {
    const invited = await inviteNewcomers(ctx, {
      by,
      async keep(codes) {
        isWritten = false;
        await list.truncate();
        await list.writeFile(textOf(codes));
        await list.sync();
        isWritten = true;
      },
    });
    if (!invited.ok) return complain(invited.problem);
    console.log(
      `Đã ghi mã mời của ${invited.value.length} cán bộ ra ${file}. Hãy giao từng người rồi xóa tệp.`,
    );
    return 0;
  } catch (error) {
    if (!isWritten) throw error;
    const cause = causeSentence(error) ?? "lỗi chưa rõ.";
    return complain({
      detail: `Chưa rõ mã trong ${file} có dùng được không, vì việc lưu vào cơ sở dữ liệu bị dừng: ${cause} Hãy chạy lại «user invite» với tên tệp khác rồi chỉ giao mã trong tệp mới.`,
    });
  } finally {
    await list.close();
    if (!isWritten) await rm(file);
  }
}

function textOf(codes: readonly Invited[]): string {
  const lines = codes.map(
    (one) => `${one.username},"${one.fullName.replaceAll('"', '""')}",${one.unitCode},${one.codes.join(",")}`,
  );
  // The codes are worth a password each until they are used.
  return ["username,full_name,unit,code1,code2", ...lines, ""].join("\n");
}
