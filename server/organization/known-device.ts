import { randomBytes, timingSafeEqual } from "node:crypto";
import { keyedHash, type MasterKey } from "../foundation/keys/secrets.ts";

const day = 24 * 60 * 60_000;

/** How long a device is known after the last full sign-in on it, in milliseconds. */
export const deviceLasts = 180 * day;

/** How many devices' cookies one browser keeps: as many as people share a machine of a station. */
const mostInOneBrowser = 12;
const prefix = "td_device_";
const form = /^([\w-]{22})\.(\d{13})\.([\w-]{43})$/;
const longest = 100;

/** A browser on which its person signed in fully before; whoever only knows the name has none. */
export interface KnownDevice {
  readonly deviceId: string;
  readonly since: Date;
}

type Cookies = Readonly<Record<string, string | undefined>>;

/** The name of the cookie by which a browser is known for this account; it tells nothing of the account. */
export function deviceCookieName({ key, username }: { key: MasterKey; username: string }): string {
  return `${prefix}${keyedHash({ key, purpose: "device cookie", text: username }).toString("hex").slice(0, 16)}`;
}

/** Makes the cookie of a device on which this person has just signed in. */
export function newDeviceCookie({
  key,
  username,
  now,
}: {
  key: MasterKey;
  username: string;
  now: Date;
}): string {
  const deviceId = randomBytes(16).toString("base64url");
  const since = String(now.getTime());
  return `${deviceId}.${since}.${sign({ key, username, deviceId, since }).toString("base64url")}`;
}

/** The device behind the cookies, if it is one that this account is known on at this moment. */
export function readDevice({
  key,
  username,
  cookies,
  now,
}: {
  key: MasterKey;
  username: string;
  cookies: Cookies;
  now: Date;
}): KnownDevice | undefined {
  const cookie = cookies[deviceCookieName({ key, username })];
  if (cookie === undefined || cookie.length > longest) return undefined;
  const [, deviceId, since, mac] = form.exec(cookie) ?? [];
  if (deviceId === undefined || since === undefined || mac === undefined) return undefined;
  const own = sign({ key, username, deviceId, since });
  const theirs = Buffer.from(mac, "base64url");
  if (theirs.length !== own.length || !timingSafeEqual(theirs, own)) return undefined;
  const age = now.getTime() - Number(since);
  return age > deviceLasts ? undefined : { deviceId, since: new Date(Number(since)) };
}

/** The names of device cookies that a browser holds beyond what one machine needs, besides `kept`. */
export function surplusDevices({ cookies, kept }: { cookies: Cookies; kept: string }): readonly string[] {
  const held = Object.keys(cookies).filter((name) => name.startsWith(prefix) && name !== kept);
  return held.slice(mostInOneBrowser - 1);
}

function sign({
  key,
  username,
  deviceId,
  since,
}: {
  key: MasterKey;
  username: string;
  deviceId: string;
  since: string;
}): Buffer {
  return keyedHash({ key, purpose: "known device", text: `${deviceId} ${since} ${username}` });
}
