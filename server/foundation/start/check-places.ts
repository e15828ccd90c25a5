import { access, constants } from "node:fs/promises";
import { causeSentence, isDiskFull } from "../cause-sentence.ts";
import { type Config, SettingError } from "../config.ts";
import { makeFolder } from "../files/make-folder.ts";
import { obstacleAt } from "./ports.ts";

/** So long a port may still belong to a process that is ending, in milliseconds. */
const patienceMs = 5000;
const everyMs = 200;

/**
 * Whether this process can work where its settings send it: a folder that can be written, an address that is this
 * machine's, ports that are free. Throws a SettingError with one line before anything was started.
 */
export async function checkPlaces(
  config: Pick<Config, "dataDir" | "host" | "port" | "role" | "simulators">,
): Promise<void> {
  const { dataDir, host, port, role } = config;
  await writable(dataDir);
  const simulated = config.simulators === "on" && role !== "web";
  const places = [
    ...(role === "worker" ? [] : [{ host, port }]),
    ...(simulated ? [1, 2].map((further) => ({ host: "127.0.0.1", port: port + further })) : []),
  ];
  for (const place of places) await free({ ...place, setting: port });
}

async function writable(folder: string): Promise<void> {
  try {
    await makeFolder(folder);
    await access(folder, constants.W_OK);
  } catch (error) {
    const why = causeSentence(error) ?? String(error);
    if (isDiskFull(error)) throw new SettingError(`Không ghi được vào ${folder}. ${why}`);
    throw new SettingError(
      `Cấu hình DATA_DIR không đúng: không ghi được vào ${folder}; cần một thư mục ghi được, ví dụ DATA_DIR=./data. ${why}`,
    );
  }
}

async function free(place: { host: string; port: number; setting: number }): Promise<void> {
  for (let waited = 0; ; waited += everyMs) {
    const fault = await obstacleAt(place);
    if (fault === undefined) return;
    if (fault !== "EADDRINUSE" || waited >= patienceMs) throw new SettingError(sentence(fault, place));
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

function sentence(fault: string, { host, port, setting }: { host: string; port: number; setting: number }) {
  if (fault === "EADDRINUSE") {
    const why = port === setting ? "" : ` (PORT=${setting} dùng cả hai cổng kế tiếp cho nền tảng mô phỏng)`;
    return `Cấu hình PORT không đúng: cổng ${port} đang có chương trình khác dùng${why}; hãy dừng chương trình đó hoặc đặt PORT khác, ví dụ PORT=${setting + 10}.`;
  }
  if (fault === "EACCES")
    return `Cấu hình PORT không đúng: không được phép dùng cổng ${port}; hãy đặt PORT từ 1024 trở lên, ví dụ PORT=3000.`;
  return `Cấu hình HOST không đúng: máy này không có địa chỉ ${host} (${fault}); hãy đặt địa chỉ của máy, ví dụ HOST=127.0.0.1.`;
}
