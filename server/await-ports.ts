import { type Config, SettingError } from "./foundation/config.ts";
import { isPortFree } from "./foundation/ports.ts";

/** After a kill the simulators of before need a moment to see that they are alone. */
const patienceMs = 5000;

/**
 * Waits until nobody else listens on the ports that this process will need. Throws SettingError naming the one that is
 * taken, or an address that is none of this machine: nothing has been started by then.
 */
export async function awaitPorts(config: Config, { withinMs = patienceMs } = {}): Promise<void> {
  const until = performance.now() + withinMs;
  for (const { host, port } of portsOf(config)) {
    while (!(await canListen({ host, port }))) {
      if (performance.now() > until) {
        throw new SettingError(
          `Cổng ${port} đang được một chương trình khác dùng. Hãy dừng chương trình đó, hoặc đặt PORT là một số khác, ví dụ PORT=${config.port + 1000}.`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

function portsOf({ role, host, port, simulators }: Config): { host: string; port: number }[] {
  const loopback = "127.0.0.1";
  return [
    ...(role === "worker" ? [] : [{ host, port }]),
    ...(simulators === "on" && role !== "web"
      ? [1, 2].map((step) => ({ host: loopback, port: port + step }))
      : []),
  ];
}

async function canListen(address: { host: string; port: number }): Promise<boolean> {
  try {
    return await isPortFree(address);
  } catch {
    throw new SettingError(
      `Không mở được HOST=${address.host}, PORT=${address.port}: cần một địa chỉ của máy này và một cổng mà tài khoản chạy chương trình được dùng.`,
    );
  }
}
