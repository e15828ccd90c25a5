import { createDecipheriv, createECDH, hkdfSync, randomBytes } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";

/** A push service on this machine, with one device behind each path. It takes what comes and can open it as the device would. */
export interface PushService {
  readonly host: string;
  readonly taken: { readonly path: string; readonly headers: IncomingHttpHeaders; readonly body: Buffer }[];
  /** How the service answers for a path. */
  answer: (path: string) => number;
  /** A device as a browser would hand it over. */
  device(name: string): { endpoint: string; p256dh: string; auth: string };
  /** What a device reads of a message (RFC 8291). */
  opened(name: string, body: Buffer): string;
  stop(): Promise<void>;
}

/** Starts it on a free port. */
export async function startPushService(): Promise<PushService> {
  const taken: PushService["taken"] = [];
  const devices = new Map<string, { keys: ReturnType<typeof createECDH>; auth: Buffer }>();
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => pieces.push(piece));
    request.on("end", () => {
      const path = request.url ?? "";
      taken.push({ path, headers: request.headers, body: Buffer.concat(pieces) });
      response.writeHead(self.answer(path), { location: "http://127.0.0.1:1/elsewhere" }).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const host = `127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  const self: PushService = {
    host,
    taken,
    answer: () => 201,
    device(name) {
      const keys = createECDH("prime256v1");
      keys.generateKeys();
      const auth = randomBytes(16);
      devices.set(name, { keys, auth });
      return {
        endpoint: `http://${host}/${name}`,
        p256dh: keys.getPublicKey().toString("base64url"),
        auth: auth.toString("base64url"),
      };
    },
    opened(name, body) {
      const device = devices.get(name);
      if (device === undefined) throw new Error(`no device ${name}`);
      return open(body, device);
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return self;
}

function open(body: Buffer, { keys, auth }: { keys: ReturnType<typeof createECDH>; auth: Buffer }): string {
  const salt = body.subarray(0, 16);
  const idLength = body[20] ?? 0;
  const sender = body.subarray(21, 21 + idLength);
  const sealed = body.subarray(21 + idLength);
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), keys.getPublicKey(), sender]);
  const ikm = Buffer.from(hkdfSync("sha256", keys.computeSecret(sender), auth, info, 32));
  const key = Buffer.from(hkdfSync("sha256", ikm, salt, "Content-Encoding: aes128gcm\0", 16));
  const nonce = Buffer.from(hkdfSync("sha256", ikm, salt, "Content-Encoding: nonce\0", 12));
  const decipher = createDecipheriv("aes-128-gcm", key, nonce);
  decipher.setAuthTag(sealed.subarray(-16));
  const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  return plain.subarray(0, plain.lastIndexOf(2)).toString("utf8");
}
