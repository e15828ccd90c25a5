import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SettingError } from "../config.ts";
import { checkPlaces } from "./check-places.ts";

let folder: string;
let taken: Server;
let port: number;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "trongdong-places-"));
  taken = createServer();
  await new Promise<void>((resolve) => taken.listen({ host: "127.0.0.1", port: 0 }, resolve));
  const address = taken.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  port = address.port;
});

afterAll(async () => {
  await new Promise((resolve) => taken.close(resolve));
  await rm(folder, { recursive: true });
});

const settings = () =>
  ({ dataDir: join(folder, "data"), host: "127.0.0.1", port, role: "web", simulators: "off" }) as const;

/** The one line that stops a start. */
async function complaint(change: Partial<Parameters<typeof checkPlaces>[0]>): Promise<string> {
  const error: unknown = await checkPlaces({ ...settings(), ...change }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(SettingError);
  const { message } = error instanceof Error ? error : new Error("none");
  expect(message).not.toContain("\n");
  return message;
}

describe("a start is stopped with one line, before anything has begun, that names", () => {
  it("PORT when another program has it, or has one that the simulators need", async () => {
    const [own, next] = await Promise.all([
      complaint({}),
      complaint({ port: port - 1, role: "worker", simulators: "on" }),
    ]);
    expect(own).toMatch(
      new RegExp(`^Cấu hình PORT không đúng: cổng ${port} đang có chương trình khác dùng;`),
    );
    expect(next).toContain(`cổng ${port} đang có chương trình khác dùng (PORT=${port - 1} `);
  });

  it("HOST when it is not an address of this machine", async () => {
    expect(await complaint({ host: "192.0.2.1" })).toMatch(
      /^Cấu hình HOST không đúng: .*HOST=127\.0\.0\.1\.$/,
    );
  });

  it("DATA_DIR when nothing can be written there", async () => {
    await writeFile(join(folder, "file"), "");
    const message = await complaint({ dataDir: join(folder, "file", "data"), role: "worker" });
    expect(message).toMatch(/^Cấu hình DATA_DIR không đúng: .*Đường dẫn này không phải thư mục/);
  });

  it("DATA_DIR also where the system takes no folder at all", async () => {
    const message = await complaint({ dataDir: "/proc/x/data", role: "worker" });
    expect(message).toMatch(/^Cấu hình DATA_DIR không đúng: không ghi được vào \/proc\/x\/data; /);
  });
});

it("a start goes on when a process that is ending gives its port free in time", async () => {
  const ending = createServer();
  await new Promise<void>((resolve) => ending.listen({ host: "127.0.0.1", port: 0 }, resolve));
  const address = ending.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const checked = checkPlaces({ ...settings(), port: address.port });
  setTimeout(() => ending.close(), 300);
  await expect(checked).resolves.toBeUndefined();
});
