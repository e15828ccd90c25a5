import { describe, expect, it } from "vitest";
import { emptyDetails, itemDetails, missingFields, textsOfDetails } from "./details.ts";
import { emptyWarning } from "./empty-warning.ts";
import { emptyLayout } from "./layout.ts";
import { kinds } from "./list.ts";
import { emptyPage } from "./page.ts";
import { emptyWanted } from "./wanted.ts";

const kindsWithDetails = kinds.flatMap(({ id, fields }) => (fields === null ? [] : [id]));
const paths = (input: Parameters<typeof missingFields>[0]) => missingFields(input).map(({ path }) => path);

describe("the fields of a kind", () => {
  it.each(kindsWithDetails)("%s begins with an empty form that can be stored", (kind) => {
    expect(itemDetails.parse(emptyDetails(kind))).toEqual(emptyDetails(kind));
  });

  it("do not exist for news", () => {
    expect(emptyDetails("news")).toBeNull();
    expect(paths({ kind: "news", details: null })).toEqual([]);
  });

  it("are asked for before a wanted notice goes out, each by name", () => {
    expect(paths({ kind: "wanted", details: null })).toEqual(["details"]);
    expect(paths({ kind: "wanted", details: emptyWanted })).toContain("details.decisionNumber");
    expect(paths({ kind: "wanted", details: emptyWanted })).toContain("details.fullName");
  });

  it("may stay empty in a warning that must go out at once", () => {
    expect(paths({ kind: "warning", details: emptyWarning })).toEqual([]);
    expect(paths({ kind: "warning", details: null })).toEqual([]);
  });

  it("of another kind are refused", () => {
    expect(paths({ kind: "wanted", details: emptyWarning })).toEqual(["details"]);
  });

  it("cannot let a warning end before it begins, whatever the time zones", () => {
    const details = {
      ...emptyWarning,
      onsetAt: "2026-11-25T08:00:00+07:00",
      expiresAt: "2026-11-25T00:30:00Z",
    };
    expect(paths({ kind: "warning", details })).toEqual(["details.expiresAt"]);
  });

  it("keep the footer that the rules demand", () => {
    expect(paths({ kind: "layout", details: emptyLayout })).toContain("details.footer.responsiblePerson");
  });

  it("refuse markup, unknown fields and links that leave the state's own sites", () => {
    const parses = (value: unknown) => itemDetails.safeParse(value).success;
    expect(parses({ ...emptyWanted, fullName: "<b>Mẫu</b>" })).toBe(false);
    expect(parses({ ...emptyWanted, extra: "" })).toBe(false);
    const menu = (href: string) => parses({ ...emptyLayout, menu: [{ label: "Mục", href, children: [] }] });
    expect([menu("/truy-na"), menu("https://dichvucong.gov.vn/")]).toEqual([true, true]);
    expect([
      menu("//xau.example"),
      menu("https://xau.example/"),
      menu("javascript:1"),
      menu("/\\xau"),
    ]).toEqual([false, false, false, false]);
  });

  it("let a page take no address of the product itself, and English ones only below en", () => {
    const parses = (path: string) => itemDetails.safeParse({ ...emptyPage, path }).success;
    expect([parses("gioi-thieu/co-cau-to-chuc"), parses("tin-tuc-noi-bo"), parses("lien-he")]).toEqual([
      true,
      true,
      true,
    ]);
    expect([parses("api"), parses("tin/abc"), parses("toa-soan/x"), parses("../x"), parses("A")]).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
    expect(["en/report", "en/search", "en/search/x", "en/reporting"].map(parses)).toEqual([
      false,
      false,
      false,
      true,
    ]);
    const english = { ...emptyPage, path: "gioi-thieu", language: "en" as const };
    expect(paths({ kind: "page", details: english })).toEqual(["details.path"]);
  });

  it("are all read by the secrecy gate", () => {
    const texts = textsOfDetails({ ...emptyWarning, signs: ["dấu hiệu một", "dấu hiệu hai"] });
    expect(texts).toContainEqual({ path: "details.signs.1", text: "dấu hiệu hai" });
  });
});
