import { createTransport } from "nodemailer";
import type { MailWords } from "./mails.ts";

/**
 * What became of a message: handed over, to be tried again, or never to be taken. "unreachable" says nothing about the
 * message: its server did not answer, or takes nothing from us, so that whatever else would go there waits too.
 */
export type MailResult =
  | { readonly outcome: "sent" }
  | { readonly outcome: "unreachable"; readonly server: string; readonly reason: string }
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
  ): Promise<MailResult>;
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

/** What a mail server's refusal may be about: this recipient, or this mail. Everything else is about us, or the server. */
const aboutTheMail = /^(RCPT TO|DATA)/;

/**
 * A reply of 5xx is final (RFC 5321, 4.2.1) when it is about this mail; 421 and whatever the server says to our greeting,
 * our password or our address as a sender is not. Without a reply nobody answered. The reason never names the address.
 */
function refusal(error: unknown): MailResult {
  const code =
    error instanceof Error && "responseCode" in error && typeof error.responseCode === "number"
      ? error.responseCode
      : 0;
  const command = error instanceof Error && "command" in error ? String(error.command) : "";
  const name = error instanceof Error && "code" in error ? String(error.code) : "unknown";
  const reason = code === 0 ? name : `smtp ${code}`;
  // An address that no mail can bear never came as far as the server.
  if (code === 0 && command === "API") return { outcome: "never", reason };
  if (code === 0 || code === 421 || !aboutTheMail.test(command))
    return { outcome: "unreachable", server: "mail", reason };
  return { outcome: code >= 500 ? "never" : "later", reason };
}
