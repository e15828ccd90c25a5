import { h } from "preact";
import { renderToStaticMarkup } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { defaultLayout, type MenuEntry } from "../layout.ts";
import type { Language } from "../words.ts";
import { Footer } from "./footer.tsx";

/** The columns of the map in the foot, each as its heading and what stands below it. */
function columns({ menu, language = "vi" }: { menu: readonly MenuEntry[]; language?: Language }) {
  const layout = { ...defaultLayout([]), menu: [...menu] };
  const page = renderToStaticMarkup(h(Footer, { layout, language }));
  const map = /<nav.*?<\/nav>/s.exec(page)?.[0] ?? "";
  return [...map.matchAll(/<section>(.*?)<\/section>/gs)].map(([, section = ""]) => {
    const [heading = "", ...below] = [...section.matchAll(/<(?:a [^>]*|h2)>([^<]+)</g)].map(
      ([, text = ""]) => text,
    );
    return { heading, below };
  });
}

const contacts = {
  label: "Liên hệ",
  href: "/lien-he",
  children: [
    { label: "Liên hệ", href: "/lien-he" },
    { label: "Sơ đồ cổng", href: "/so-do-cong" },
  ],
};

describe("the map in the foot of every page", () => {
  it("names no place twice, also where the menu already has it", () => {
    const open = {
      label: "Công khai",
      href: "/cong-khai",
      children: [{ label: "Dữ liệu mở", href: "/du-lieu-mo" }],
    };
    const names = columns({ menu: [contacts, open] }).flatMap(({ heading, below }) => [heading, ...below]);
    expect(names).toContain("Sơ đồ cổng");
    expect(names).toContain("Thống kê truy cập");
    expect(names).toEqual([...new Set(names)]);
  });

  it("puts places with nothing below them in one column, so that no heading stands alone", () => {
    const found = columns({ menu: [contacts, { label: "Đơn vị", href: "/don-vi", children: [] }] });
    expect(found).toContainEqual({ heading: "Chuyên trang", below: ["Đơn vị"] });
    for (const language of ["vi", "en"] as const)
      for (const { below } of columns({ menu: [contacts], language })) expect(below).not.toEqual([]);
    expect(columns({ menu: [], language: "en" })[0]).toMatchObject({
      heading: "Pages",
      below: expect.arrayContaining(["Structure", "Report a crime"]),
    });
  });
});
