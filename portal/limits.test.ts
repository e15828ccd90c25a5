import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLimits, createSourceOf } from "./limits.ts";

function asking(remoteAddress: string, forwarded?: string) {
  const headers = forwarded === undefined ? {} : { "x-forwarded-for": forwarded };
  return { headers, socket: { remoteAddress } };
}

const sourceOf = createSourceOf({ trustedProxies: ["127.0.0.0/8", "::1"] });

describe("a source that has pages made", () => {
  it("waits once it has had its share, while others go on", () => {
    const limits = createLimits({ now: () => 0 });
    const answers = Array.from({ length: 200 }, () => limits.take("203.0.113.9"));
    expect(answers.filter(Boolean).length).toBe(120);
    expect(limits.take("203.0.113.10")).toBe(true);
  });

  it("may go on after a while, but never gets more than its share over any stretch of time", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 5000 }), { minLength: 1, maxLength: 400 }), (pauses) => {
        let at = 0;
        let allowed = 0;
        const limits = createLimits({ now: () => at });
        for (const pause of pauses) {
          at += pause;
          if (limits.take("s")) allowed += 1;
        }
        expect(allowed).toBeLessThanOrEqual(120 + (at / 1000) * 12 + 1);
      }),
    );
  });

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
});
