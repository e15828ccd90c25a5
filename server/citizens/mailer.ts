import { createTransport } from "nodemailer";
import type { MailWords } from "./mails.ts";

/** What became of a message: handed over, to be tried again, or never to be taken. */
export type Handed =
  | { readonly outcome: "sent" }
  | { readonly outcome: "later" | "never" | "gone"; readonly reason: string };

/** Hands mail to the force's own mail server. */
export interface Mailer {
  send(
    mail: MailWords & {
      to: string;
      /** The same for the same message, so that a mailbox shows a repeated one once. */
      messageId: string;
      /** Where one click ends the subscription (RFC 8058). */
      leaveUrl?: string;
    },
  ): Promise<Handed>;
  stop(): void;
}

/** Connections to the mail server a worker keeps, each with one mail at a time. */
export const mailConnections = 8;

/** Opens the way to the mail server that SMTP_URL names. Nothing is connected before the first mail. */
export function openMailer({ smtpUrl, from }: { smtpUrl: string; from: string }): Mailer {
  const url = new URL(smtpUrl);
  const settings = {
    pool: "true",
    maxConnections: String(mailConnections),
    connectionTimeout: "15000",
    greetingTimeout: "15000",
    socketTimeout: "60000",
  };
  for (const [name, value] of Object.entries(settings))
    if (!url.searchParams.has(name)) url.searchParams.set(name, value);
  const transport = createTransport(url.href);
  const host = from.slice(from.lastIndexOf("@") + 1);
  return {
    async send({ to, messageId, leaveUrl, ...words }) {
      try {
        await transport.sendMail({
          ...words,
          from: { name: "Công an tỉnh Thanh Hóa", address: from },
          to: { name: "", address: to },
          messageId: `<${messageId}@${host}>`,
          disableFileAccess: true,
          disableUrlAccess: true,
          headers: {
            "Auto-Submitted": "auto-generated",
            ...(leaveUrl === undefined
              ? {}
              : {
                  "List-Unsubscribe": { prepared: true, value: `<${leaveUrl}>` },
                  "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
                }),
          },
        });
        return { outcome: "sent" };
      } catch (error) {
        return refusal(error);
      }
    },
    stop: () => transport.close(),
  };
}

/** A reply of 5xx is final (RFC 5321, 4.2.1); everything else may pass. The reason never names the address. */
function refusal(error: unknown): Handed {
  const code =
    error instanceof Error && "responseCode" in error && typeof error.responseCode === "number"
      ? error.responseCode
      : 0;
  if (code >= 500) return { outcome: "never", reason: `smtp ${code}` };
  const name = error instanceof Error && "code" in error ? String(error.code) : "unknown";
  return { outcome: "later", reason: code === 0 ? name : `smtp ${code}` };
}
