import type { IncomingHttpHeaders } from "node:http";
import { BlockList, isIP, isIPv6 } from "node:net";
import { LRUCache } from "lru-cache";

/** Pages that one source may have made for itself: as many at once, and so many more a second. Ready pages are not counted. */
const burst = 120;
const perSecond = 12;
const sourcesAtMost = 50_000;

/**
 * Tells a crowd from an attack. A crowd asks for few pages from many places: those lie ready and cost nothing, so they
 * are never counted. Who has many different pages made, one after the other, is one source, and waits.
 */
export function createLimits({ now }: { now: () => number }) {
  const buckets = new LRUCache<string, { left: number; at: number }>({ max: sourcesAtMost });
  return {
    /** Whether this source may have one more page made now. */
    take(source: string): boolean {
      const at = now();
      const before = buckets.get(source) ?? { left: burst, at };
      const left = Math.min(burst, before.left + ((at - before.at) / 1000) * perSecond);
      const allowed = left >= 1;
      buckets.set(source, { left: allowed ? left - 1 : left, at });
      return allowed;
    },
  };
}

/** What tells where a request came from. */
export interface Sender {
  readonly headers: IncomingHttpHeaders;
  readonly socket: { readonly remoteAddress?: string | undefined };
}

/**
 * Tells where a request came from: its own address, or the last one in X-Forwarded-For that is not itself a trusted
 * proxy's. `trustedProxies` are addresses and networks; nobody else is believed. Of an IPv6 address the first 64 bits,
 * which one subscriber has to himself.
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
    return isIPv6(address) && !address.startsWith("::ffff:") ? firstHalf(address) : address;
  }
}

function firstHalf(address: string): string {
  const [head = "", tail] = address.split("::");
  const groups = head.split(":").filter((group) => group !== "");
  const rest = tail === undefined ? [] : tail.split(":").filter((group) => group !== "");
  const zeros = new Array<string>(Math.max(0, 8 - groups.length - rest.length)).fill("0");
  return [...groups, ...(tail === undefined ? [] : zeros), ...rest]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, "").toLowerCase())
    .join(":");
}
