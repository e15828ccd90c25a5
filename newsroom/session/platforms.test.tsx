// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { aPlatform } from "../../tests/support/builders/platform-builder.ts";
import { showScreen } from "../../tests/support/screen.tsx";
import { CountsTable } from "../delivery/counts-table.tsx";
import { ReachFacts } from "../insight/reach-facts.tsx";
import { SealedDocuments } from "../review/sealed-documents.tsx";

const platforms = [aPlatform({ id: "facebook", name: "Facebook" }), aPlatform()];

test("the board has a column for each platform in their order, also for one that has left the list", async () => {
  const counts = ["cu", "trongdo", "portal"].map((platform) => ({
    platform,
    state: "confirmed" as const,
    count: 1,
  }));
  const { place } = await showScreen(<CountsTable counts={counts} />, { platforms });
  const heads = [...place.querySelectorAll("thead th")].map((head) => head.textContent);
  expect(heads.slice(1, -1)).toEqual(["Cổng", "Trống Đỏ", "cu"]);
});

test("readers whom a platform sends are told in its words", async () => {
  const reach = { views: 3, visits: 3, readers: 1, byPrograms: 0, days: [] };
  const sources = ["direct", "trongdo", "cu"].map((source) => ({ source, views: 1 }));
  const { place } = await showScreen(<ReachFacts reach={{ ...reach, sources }} />, { platforms });
  const names = [...place.querySelectorAll("th")].map((head) => head.textContent);
  expect(names.slice(3, -1)).toEqual(["Vào thẳng hoặc từ trang khác của Cổng", "Từ Trống Đỏ", "cu"]);
});

test("a signer reads on how many channels of each platform a revision goes out", async () => {
  const content = {
    targets: ["portal", "trongdo-1", "trongdo-2"],
    tags: [],
    declaration: {},
    consent: null,
  };
  const { text } = await showScreen(<SealedDocuments content={content} />, { platforms });
  expect(text()).toContain("Cổng thông tin · Trống Đỏ: 2");
  expect(text()).not.toContain("Facebook");
});
