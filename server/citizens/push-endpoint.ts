import { z } from "zod";

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * Whether an endpoint belongs to a push service that we hand messages to: https, a host of the list, no port or name
 * beyond it. Whoever subscribes names the address that we will call, so nothing else may be called (SSRF). A service on
 * this machine itself may speak plain http when the list names it with its port.
 */
export function isKnownEndpoint({
  endpoint,
  hosts,
}: {
  endpoint: string;
  hosts: readonly string[];
}): boolean {
  const url = URL.parse(endpoint);
  if (url === null || url.username !== "" || url.password !== "" || url.hash !== "") return false;
  const plain = url.protocol === "http:" && loopback.test(url.hostname);
  if (url.protocol !== "https:" && !plain) return false;
  return hosts.some((host) =>
    host.startsWith("*.") ? !plain && url.host.endsWith(host.slice(1)) : url.host === host,
  );
}

/** What a browser hands over when a device subscribes (Push API, PushSubscription.toJSON). */
export const deviceAddress = z.object({
  endpoint: z.string().max(1000),
  p256dh: z.string().regex(/^B[A-Za-z0-9_-]{86}=?$/),
  auth: z.string().regex(/^[A-Za-z0-9_-]{22}={0,2}$/),
});
export type DeviceAddress = z.output<typeof deviceAddress>;
