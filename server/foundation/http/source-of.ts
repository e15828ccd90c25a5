import type { IncomingHttpHeaders } from "node:http";
import { BlockList, isIP, isIPv6 } from "node:net";

/** What tells where a request came from. */
export interface Sender {
  readonly headers: IncomingHttpHeaders;
  readonly socket: { readonly remoteAddress?: string | undefined };
}

/**
 * Tells where a request came from: its own address, or the last one in X-Forwarded-For that is not itself a trusted
 * proxy's. `trustedProxies` are addresses and networks; nobody else is believed. Whatever is limited, slowed down or
 * counted by where it came from is so by this one key.
 */
export function createSourceOf({ trustedProxies }: { trustedProxies: readonly string[] }) {
  const trusted = new BlockList();
  for (const one of trustedProxies) {
    const [network = "", prefix] = one.split("/");
    const family = isIPv6(network) ? "ipv6" : "ipv4";
    if (prefix === undefined) trusted.addAddress(network, family);
    else trusted.addSubnet(network, Number(prefix), family);
  }
  const isTrusted = (address: string) => trusted.check(address, isIPv6(address) ? "ipv6" : "ipv4");
  // Who is at the other end of a connection stays the same for all that it asks.
  const known = new WeakMap<Sender["socket"], string>();
  return (sender: Sender): string => {
    if (sender.headers["x-forwarded-for"] !== undefined) return read(sender);
    const before = known.get(sender.socket);
    if (before !== undefined) return before;
    const source = read(sender);
    known.set(sender.socket, source);
    return source;
  };

  function read({ headers, socket }: Sender): string {
    let address = socket.remoteAddress ?? "";
    const forwarded = [headers["x-forwarded-for"] ?? []].flat().join(",");
    for (const named of forwarded.split(",").toReversed()) {
      if (isIP(address) === 0 || !isTrusted(address) || isIP(named.trim()) === 0) break;
      address = named.trim();
    }
    return oneSource(address);
  }
}

/**
 * The key of all addresses that one subscriber has to himself: an IPv4 address, however it is written, or the first 64
 * bits of an IPv6 address. What is no address is its own key.
 */
export function oneSource(address: string): string {
  if (!isIPv6(address)) return address;
  const groups = groupsOf(address);
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (isMapped) return groups.slice(6).flatMap(bytesOf).join(".");
  return groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(":");
}

/** The eight groups of an IPv6 address (RFC 4291, section 2.2), without its zone. */
function groupsOf(address: string): number[] {
  const [plain = ""] = address.split("%");
  const [head = [], tail] = plain.split("::").map(readGroups);
  if (tail === undefined) return head;
  return [...head, ...new Array<number>(Math.max(0, 8 - head.length - tail.length)).fill(0), ...tail];
}

/** Groups between colons; the last may be an IPv4 address, which makes two. */
function readGroups(text: string): number[] {
  return text
    .split(":")
    .filter((group) => group !== "")
    .flatMap((group) => {
      if (!group.includes(".")) return [Number.parseInt(group, 16)];
      const [a = 0, b = 0, c = 0, d = 0] = group.split(".").map(Number);
      return [a * 256 + b, c * 256 + d];
    });
}

function bytesOf(group: number): number[] {
  return [group >> 8, group & 0xff];
}
