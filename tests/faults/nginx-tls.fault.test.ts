import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { connect as connectPlainly } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, type SecureVersion } from "node:tls";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startNginx } from "../support/nginx.ts";

let dataDir: string;
let nginx: Awaited<ReturnType<typeof startNginx>>;
const product = createServer((_request, response) => {
  response.writeHead(200, { "Cache-Control": "no-store" }).end("ok");
});

beforeAll(async () => {
  product.listen(0, "127.0.0.1");
  await once(product, "listening");
  const address = product.address();
  if (address === null || typeof address === "string") throw new Error("a server has no port");
  dataDir = await mkdtemp(join(tmpdir(), "trongdong-tls-"));
  nginx = await startNginx({ upstreamPort: address.port, dataDir, tls: true });
});

afterAll(async () => {
  await nginx.stop();
  product.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** What comes of a handshake by one version of TLS: that version, or why there was none. */
async function shakeHands(
  version: SecureVersion,
  { name, port = nginx.port }: { name: string; port?: number },
): Promise<string | null> {
  const socket = connect({
    host: "127.0.0.1",
    port,
    servername: name,
    minVersion: version,
    maxVersion: version,
    // Old versions too, so that it is the server who refuses them.
    ciphers: "DEFAULT@SECLEVEL=0",
    rejectUnauthorized: false,
  });
  const failed = Promise.withResolvers<string>();
  socket.on("error", (error: NodeJS.ErrnoException) => failed.resolve(error.code ?? error.message));
  const done = once(socket, "secureConnect").then(
    () => socket.getProtocol(),
    () => failed.promise,
  );
  try {
    return await done;
  } finally {
    socket.destroy();
  }
}

describe("the shipped nginx beside a distribution's settings, which allow every version of TLS", () => {
  it.each(["congan.thanhhoa.gov.vn", "conganthanhhoa.vn"])(
    "takes TLS 1.2 and 1.3 and refuses what is older: %s",
    async (name) => {
      expect(await shakeHands("TLSv1.2", { name })).toBe("TLSv1.2");
      expect(await shakeHands("TLSv1.3", { name })).toBe("TLSv1.3");
      for (const old of ["TLSv1", "TLSv1.1"] as const)
        expect(await shakeHands(old, { name })).toBe("ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION");
    },
  );

  it("leaves it to another site of the machine what that one takes", async () => {
    const other = { name: "khac.example", port: nginx.otherPort };
    expect(await shakeHands("TLSv1.1", other)).toBe("TLSv1.1");
  });

  it.each(["evil.example", "www.congan.thanhhoa.gov.vn", ""])(
    "shakes hands with nobody who calls it by a name that is not ours: «%s»",
    async (name) => {
      for (const version of ["TLSv1.2", "TLSv1.3"] as const)
        expect(await shakeHands(version, { name })).toBe("ERR_SSL_TLSV1_UNRECOGNIZED_NAME");
    },
  );

  it.each(["with TLS", "without TLS"])(
    "lets nobody wait longer than ten seconds who has not said by which name he calls: %s",
    async (way) => {
      const port = way === "with TLS" ? nginx.port : Number(new URL(nginx.withoutTlsUrl).port);
      const socket = connectPlainly(port, "127.0.0.1");
      socket.on("error", () => undefined);
      const began = performance.now();
      socket.resume();
      await once(socket, "close");
      expect(performance.now() - began).toBeLessThan(15_000);
    },
  );
});
