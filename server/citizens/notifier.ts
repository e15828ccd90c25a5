import { Agent, request } from "undici";
import webPush from "web-push";
import type { MailResult } from "./mailer.ts";
import { type DeviceAddress, isKnownEndpoint } from "./push-endpoint.ts";
import type { PushKeys } from "./push-keys.ts";

/** Hands encrypted notifications (RFC 8291) to the push services of browsers. */
export interface Notifier {
  send(message: { device: DeviceAddress; payload: string }): Promise<MailResult>;
  stop(): Promise<void>;
}

const lastsSeconds = 24 * 3600;
const timeoutMs = 15_000;

/** Opens the way to push services; only those of `hosts` are ever called. */
export function openNotifier({
  keys,
  hosts,
  contact,
  userAgent,
}: {
  keys: PushKeys;
  hosts: readonly string[];
  /** Whom a push service may write to, "mailto:…" or "https://…". */
  contact: string;
  /** How the call names us. */
  userAgent: string;
}): Notifier {
  const agent = new Agent({ connections: 4, connect: { timeout: timeoutMs } });
  return {
    async send({ device: { endpoint, p256dh, auth }, payload }) {
      // The list may have become shorter since the device subscribed, or be mistyped: no word of the device's own service.
      if (!isKnownEndpoint({ endpoint, hosts })) return { outcome: "never", reason: "unknown push service" };
      let details: ReturnType<typeof webPush.generateRequestDetails>;
      try {
        details = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, payload, {
          vapidDetails: { subject: contact, ...keys },
          TTL: lastsSeconds,
          urgency: "high",
          contentEncoding: "aes128gcm",
        });
      } catch {
        // The device's keys, or our own: only its service may say that the device is gone.
        return { outcome: "never", reason: "keys that fit no device" };
      }
      try {
        const { statusCode, body } = await request(endpoint, {
          dispatcher: agent,
          method: "POST",
          headers: {
            ...Object.fromEntries(
              Object.entries(details.headers).map(([name, value]) => [name, String(value)]),
            ),
            "user-agent": userAgent,
          },
          body: details.body,
          headersTimeout: timeoutMs,
          bodyTimeout: timeoutMs,
        });
        await body.dump({ limit: 16_384 });
        return answerOf(statusCode);
      } catch (error) {
        return {
          outcome: "unreachable",
          server: new URL(endpoint).hostname,
          reason: error instanceof Error && "code" in error ? String(error.code) : "unknown",
        };
      }
    },
    stop: () => agent.close(),
  };
}

/** RFC 8030, 5 and 7.3: 201 accepted, 404 and 410 no such device any more, 429 and 5xx later. */
function answerOf(status: number): MailResult {
  if (status >= 200 && status < 300) return { outcome: "sent" };
  const reason = `push ${status}`;
  if (status === 404 || status === 410) return { outcome: "gone", reason };
  return { outcome: status === 429 || status >= 500 ? "later" : "never", reason };
}
