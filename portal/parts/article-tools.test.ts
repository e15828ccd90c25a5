import { h } from "preact";
import { renderToStaticMarkup } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { platforms } from "../../server/platforms/list.ts";
import { aPlatform } from "../../tests/support/builders/platform-builder.ts";
import type { PortalPlatform } from "../site.ts";
import { ShareLinks } from "./article-tools.tsx";

const address = "https://congan.example/tin/a-b?x=1";

function waysToPassOn(list: readonly PortalPlatform[]) {
  const page = renderToStaticMarkup(h(ShareLinks, { title: "Tin", address, platforms: list }));
  const links = [...page.matchAll(/<a [^>]*href="([^"]*)"[^>]*>(?:<svg.*?<\/svg>)?([^<]*)/gs)];
  return {
    links: Object.fromEntries(links.map(([, href, name = ""]) => [name.trim(), href])),
    device: /data-share[^>]*>(?:<svg.*?<\/svg>)?([^<]*)/s.exec(page)?.[1]?.trim(),
  };
}

describe("passing an article on", () => {
  it("leads to Facebook by a link, and to Zalo by the reader's own device", () => {
    const { links, device } = waysToPassOn(platforms);
    expect(links.Facebook).toBe(
      "https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fcongan.example%2Ftin%2Fa-b%3Fx%3D1",
    );
    expect(Object.keys(links)).toEqual(["Facebook", "Thư điện tử"]);
    expect(device).toBe("Zalo, ứng dụng khác");
  });

  it("leads to a platform that came new in the way that it has", () => {
    const shareUrl = (text: string) => `https://trongdo.example/?u=${encodeURIComponent(text)}`;
    expect(waysToPassOn([...platforms, aPlatform({ shareUrl })]).links["Trống Đỏ"]).toBe(shareUrl(address));
    expect(waysToPassOn([...platforms, aPlatform()]).device).toBe("Zalo, Trống Đỏ, ứng dụng khác");
  });
});
