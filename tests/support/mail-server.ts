import { SMTPServer } from "smtp-server";

/** A mail as it arrived. */
export interface Mail {
  readonly to: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
  readonly html: string;
  readonly raw: string;
}

/** A real SMTP server that keeps what it takes; `answer` may refuse a recipient with a code. */
export interface MailServer {
  readonly url: string;
  readonly mails: Mail[];
  answer: (recipient: string) => number;
  /** The mails to somebody, once there are so many. */
  arrived(to: string, count: number): Promise<Mail[]>;
  stop(): Promise<void>;
}

/** Starts it on a free port, or on the given one. */
export async function startMailServer({ port = 0 }: { port?: number } = {}): Promise<MailServer> {
  const mails: Mail[] = [];
  const self: MailServer = {
    url: "",
    mails,
    answer: () => 250,
    async arrived(to, count) {
      const until = Date.now() + 30_000;
      for (;;) {
        const found = mails.filter((mail) => mail.to === to);
        if (found.length >= count) return found;
        if (Date.now() > until) throw new Error(`${found.length} of ${count} mails to ${to} arrived`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    onRcptTo({ address }, _session, done) {
      const code = self.answer(address);
      done(code < 400 ? null : Object.assign(new Error("no"), { responseCode: code }));
    },
    onData(stream, session, done) {
      const pieces: Buffer[] = [];
      stream.on("data", (piece: Buffer) => pieces.push(piece));
      stream.on("end", () => {
        const raw = Buffer.concat(pieces).toString("latin1");
        for (const { address } of session.envelope.rcptTo) mails.push(readMail(address, raw));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", () => resolve()));
  const address = server.server.address();
  const listening = typeof address === "object" ? address?.port : undefined;
  return Object.assign(self, { url: `smtp://127.0.0.1:${listening}` });
}

function readMail(to: string, raw: string): Mail {
  const { headers, body } = split(raw);
  const boundary = /boundary="?([^";]+)/.exec(headers.get("content-type") ?? "")?.[1];
  const parts = boundary === undefined ? [raw] : body.split(`--${boundary}`).slice(1, -1);
  const words = (type: string) => {
    const part = parts
      .map((one) => split(one.replace(/^\r\n/, "")))
      .find((one) => one.headers.get("content-type")?.startsWith(type));
    return part === undefined ? "" : decoded(part.body, part.headers.get("content-transfer-encoding") ?? "");
  };
  return { to, headers, raw, text: words("text/plain"), html: words("text/html") };
}

function split(raw: string): { headers: Map<string, string>; body: string } {
  const end = raw.indexOf("\r\n\r\n");
  const lines = raw
    .slice(0, end)
    .replaceAll(/\r\n[ \t]+/g, " ")
    .split("\r\n");
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
    }),
  );
  return { headers, body: raw.slice(end + 4) };
}

function decoded(body: string, encoding: string): string {
  if (encoding.toLowerCase() === "base64") return Buffer.from(body, "base64").toString("utf8");
  if (encoding.toLowerCase() !== "quoted-printable") return Buffer.from(body, "latin1").toString("utf8");
  const plain = body
    .replaceAll(/=\r\n/g, "")
    .replaceAll(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(plain, "latin1").toString("utf8").replaceAll("\r\n", "\n");
}
