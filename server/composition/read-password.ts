import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { SettingError } from "../foundation/config.ts";

/**
 * The password for a command: from a file, asked for on the terminal without showing it, or from PASSWORD for programs.
 * It is no argument, which the shell would keep in its history and others see in the list of processes.
 */
export async function readPassword({ file }: { file: string | undefined }): Promise<string> {
  if (file !== undefined) return (await readFile(file, "utf8")).replace(/\r?\n$/, "");
  if (process.env.PASSWORD !== undefined && process.env.PASSWORD !== "") return process.env.PASSWORD;
  if (!process.stdin.isTTY)
    throw new SettingError(
      "Chưa có mật khẩu: hãy chạy ở cửa sổ dòng lệnh để được hỏi, hoặc thêm --password-file TỆP.",
    );
  const first = await ask("Mật khẩu mới (không hiện khi gõ): ");
  const again = await ask("Gõ lại mật khẩu: ");
  if (first !== again) throw new SettingError("Hai lần gõ không giống nhau. Hãy chạy lại lệnh.");
  return first;
}

function ask(question: string): Promise<string> {
  process.stdout.write(question);
  const terminal = createInterface({ input: process.stdin, terminal: true });
  return new Promise((resolve) => {
    terminal.once("line", (line) => {
      terminal.close();
      process.stdout.write("\n");
      resolve(line);
    });
  });
}
