import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSourceOf, oneSource } from "./source-of.ts";

function asking(remoteAddress: string, forwarded?: string) {
  const headers = forwarded === undefined ? {} : { "x-forwarded-for": forwarded };
  return { headers, socket: { remoteAddress } };
}

const sourceOf = createSourceOf({ trustedProxies: ["127.0.0.0/8", "::1"] });

describe("where a request came from", () => {
  it("is known by its own address, and by a proxy's word only when the proxy is on this machine", () => {
    expect(sourceOf(asking("198.51.100.7", "203.0.113.9"))).toBe("198.51.100.7");
    expect(sourceOf(asking("127.0.0.1", "10.0.0.1, 203.0.113.9"))).toBe("203.0.113.9");
    expect(sourceOf(asking("::ffff:127.0.0.1", "203.0.113.9"))).toBe("203.0.113.9");
    expect(sourceOf(asking("127.0.0.1"))).toBe("127.0.0.1");
    expect(sourceOf(asking("127.0.0.1", "ai đó"))).toBe("127.0.0.1");
  });

  it("is known by the word of a proxy on another machine that is named, through a chain of such proxies", () => {
    const behind = createSourceOf({ trustedProxies: ["10.20.0.0/24", "2001:db8:9::7"] });
    expect(behind(asking("10.20.0.5", "203.0.113.9"))).toBe("203.0.113.9");
    expect(behind(asking("2001:db8:9::7", "6.6.6.6, 203.0.113.9, 10.20.0.6"))).toBe("203.0.113.9");
    expect(behind(asking("10.20.1.5", "203.0.113.9"))).toBe("10.20.1.5");
    expect(behind(asking("127.0.0.1", "203.0.113.9"))).toBe("127.0.0.1");
  });

  it("cannot escape by wandering through the addresses of its own IPv6 network", () => {
    const one = sourceOf(asking("2001:db8:1:2::1"));
    expect(sourceOf(asking("2001:db8:1:2:ffff:0:0:9"))).toBe(one);
    expect(sourceOf(asking("2001:db8:1:3::1"))).not.toBe(one);
  });

  it("is the same for every spelling of an IPv4 address, also within IPv6", () => {
    for (const spelled of [
      "203.0.113.9",
      "::ffff:203.0.113.9",
      "::FFFF:cb00:7109",
      "0:0:0:0:0:ffff:203.0.113.9",
    ])
      expect(sourceOf(asking(spelled))).toBe("203.0.113.9");
  });

  it("is one for all 2^64 addresses of a subscriber, however they are written, and another for his neighbour", () => {
    const group = fc.integer({ min: 0, max: 0xffff });
    fc.assert(
      fc.property(
        fc.tuple(group, group, group),
        fc.array(group, { minLength: 4, maxLength: 4 }),
        (network, host) => {
          const written = (groups: readonly number[]) => groups.map((one) => one.toString(16)).join(":");
          const prefix = [0x2001, ...network];
          const one = oneSource(written([...prefix, 0, 0, 0, 1]));
          expect(oneSource(written([...prefix, ...host]))).toBe(one);
          expect(oneSource(`${written([...prefix, ...host]).toUpperCase()}%eth0`)).toBe(one);
          expect(oneSource(`${written(prefix)}::`)).toBe(one);
          expect(oneSource(written([0x2002, ...network, ...host]))).not.toBe(one);
        },
      ),
    );
  });
});
