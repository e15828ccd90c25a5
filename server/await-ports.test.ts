import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { awaitPorts } from "./await-ports.ts";
import { readConfig, SettingError } from "./foundation/config.ts";

let other: Server;
let taken: number;

beforeEach(async () => {
  other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const address = other.address();
  if (address === null || typeof address === "string") throw new Error("the other program has no port");
  taken = address.port;
});

afterEach(() => other.close());

const start = (settings: Record<string, string>) => awaitPorts(readConfig(settings), { withinMs: 300 });

describe("a start on a port that another program uses", () => {
  it("stops with the port's number and what to do, for the web's port and for the simulators'", async () => {
    for (const port of [taken, taken - 1, taken - 2]) {
      const refused = await start({ PORT: String(port) }).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(SettingError);
      expect(String(refused)).toMatch(new RegExp(`^SettingError: Cổng ${taken} .*đặt PORT`));
    }
  });

  it("goes on as soon as that program has ended, such as the simulators of a product that was killed", async () => {
    const waiting = awaitPorts(readConfig({ PORT: String(taken) }), { withinMs: 20_000 });
    other.close();
    await waiting;
  });

  it("does not care for the port when it listens on none", async () => {
    await start({ PORT: String(taken), ROLE: "worker", SEED: "none" });
  });

  it("names an address that is none of this machine", async () => {
    const refused = start({ HOST: "203.0.113.7", SEED: "none" });
    await expect(refused).rejects.toThrow(/HOST=203\.0\.113\.7/);
  });
});
