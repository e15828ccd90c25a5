import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bodyLines } from "../../../body/body-lines.ts";
import { compareBodies } from "../../../body/compare-bodies.ts";
import { emptyDetails } from "../../../body/kinds/details.ts";
import type { Draft } from "../queries.ts";
import { mergeDrafts } from "./merge-drafts.ts";
import type { Side } from "./merging.ts";
import { sameJson } from "./same-json.ts";

const paragraph = (words: string) => ({ type: "paragraph", content: [{ type: "text", text: words }] });
const list = (...items: string[]) => ({
  type: "bulletList",
  content: items.map((words) => ({ type: "listItem", content: [paragraph(words)] })),
});
const bodyOf = (...content: Draft["body"]["content"]): Draft["body"] => ({ type: "doc", content });
const picture = (assetId: string, words: { caption?: string; alt?: string } = {}) => ({
  assetId,
  caption: "",
  alt: "",
  ...words,
});

function aDraft(change: Partial<Draft> = {}): Draft {
  return {
    kind: "news",
    categorySlug: "tin-tuc",
    title: "Tiêu đề gốc",
    summary: "Tóm tắt gốc",
    body: bodyOf(paragraph("Đoạn một."), paragraph("Đoạn hai."), paragraph("Đoạn ba.")),
    tags: ["an ninh"],
    urgent: false,
    coverAssetId: null,
    pictures: [],
    channelTexts: { facebook: null, zalo: null },
    targets: ["a", "b"],
    declaration: null,
    consent: null,
    details: null,
    attachments: [],
    videos: [],
    correctionNote: "",
    ...change,
  };
}

/** Both sides wrote on from the same draft. */
function merged(mine: Partial<Draft>, theirs: Partial<Draft>, base: Partial<Draft> = {}) {
  const began = aDraft(base);
  return mergeDrafts({ base: began, mine: { ...began, ...mine }, theirs: { ...began, ...theirs } });
}
const words = (draft: Draft) => bodyLines(draft.body).map(({ plain }) => plain);

describe("two who wrote on from the same draft", () => {
  test("I change the title, the other title and summary: only the title is asked, the other's summary stands", () => {
    const { draft, conflicts } = merged(
      { title: "Tiêu đề của tôi" },
      { title: "Tiêu đề khác", summary: "Tóm tắt khác" },
    );
    expect(conflicts.map(({ path }) => path)).toEqual([["title"]]);
    expect(draft.summary).toBe("Tóm tắt khác");
  });

  test.each<[string, Partial<Draft>, Partial<Draft>, Partial<Draft>]>([
    ["a field each", { title: "T" }, { summary: "S" }, { title: "T", summary: "S" }],
    ["the same words", { title: "T" }, { title: "T" }, { title: "T" }],
    [
      "a text for another channel each",
      { channelTexts: { facebook: "F", zalo: null } },
      { channelTexts: { facebook: null, zalo: "Z" } },
      { channelTexts: { facebook: "F", zalo: "Z" } },
    ],
    [
      "tags and targets, put in and taken out",
      { tags: ["an ninh", "mới"], targets: ["a"] },
      { tags: [], targets: ["a", "b", "c"] },
      { tags: ["mới"], targets: ["a", "c"] },
    ],
    [
      "another paragraph each, side by side",
      { body: bodyOf(paragraph("Một của tôi."), paragraph("Đoạn hai."), paragraph("Đoạn ba.")) },
      { body: bodyOf(paragraph("Đoạn một."), paragraph("Hai của bạn."), paragraph("Đoạn ba.")) },
      { body: bodyOf(paragraph("Một của tôi."), paragraph("Hai của bạn."), paragraph("Đoạn ba.")) },
    ],
    [
      "a paragraph put in before one that is rewritten",
      {
        body: bodyOf(
          paragraph("Mới."),
          paragraph("Đoạn một."),
          paragraph("Đoạn hai."),
          paragraph("Đoạn ba."),
        ),
      },
      { body: bodyOf(paragraph("Một của bạn."), paragraph("Đoạn hai."), paragraph("Đoạn ba.")) },
      {
        body: bodyOf(
          paragraph("Mới."),
          paragraph("Một của bạn."),
          paragraph("Đoạn hai."),
          paragraph("Đoạn ba."),
        ),
      },
    ],
    [
      "a paragraph taken out and one put in elsewhere",
      { body: bodyOf(paragraph("Đoạn hai."), paragraph("Đoạn ba.")) },
      {
        body: bodyOf(
          paragraph("Đoạn một."),
          paragraph("Đoạn hai."),
          paragraph("Đoạn ba."),
          paragraph("Bốn."),
        ),
      },
      { body: bodyOf(paragraph("Đoạn hai."), paragraph("Đoạn ba."), paragraph("Bốn.")) },
    ],
  ])("changed %s: both are kept and nothing is asked", (_, mine, theirs, both) => {
    const { draft, conflicts } = merged(mine, theirs);
    expect(conflicts).toEqual([]);
    expect(draft).toEqual(aDraft(both));
    expect(merged(theirs, mine).conflicts).toEqual([]);
  });

  test("another item of the same list each: both are kept", () => {
    const { draft, conflicts } = merged(
      { body: bodyOf(list("một của tôi", "hai")) },
      { body: bodyOf(list("một", "hai của bạn")) },
      { body: bodyOf(list("một", "hai")) },
    );
    expect(conflicts).toEqual([]);
    expect(words(draft)).toEqual(["• một của tôi", "• hai của bạn"]);
  });

  test("the last two items of a list taken out, one by each: a list without items is asked", () => {
    const { conflicts } = merged(
      { body: bodyOf(list("một")) },
      { body: bodyOf(list("hai")) },
      { body: bodyOf(list("một", "hai")) },
    );
    expect(conflicts).toHaveLength(1);
  });

  test("the same paragraph rewritten by both: that one is asked, both can be kept, the rest is taken", () => {
    const began = aDraft();
    const mine = aDraft({
      body: bodyOf(paragraph("Một của tôi."), paragraph("Đoạn hai."), paragraph("Ba của tôi.")),
    });
    const theirs = aDraft({
      body: bodyOf(paragraph("Một của bạn."), paragraph("Đoạn hai."), paragraph("Đoạn ba.")),
    });
    const of = (side: Side) => {
      const { conflicts } = mergeDrafts({ base: began, mine, theirs });
      expect(conflicts).toHaveLength(1);
      const choices = new Map(conflicts.map(({ id }) => [id, side]));
      return words(mergeDrafts({ base: began, mine, theirs, choices }).draft);
    };
    expect(of("mine")).toEqual(["Một của tôi.", "Đoạn hai.", "Ba của tôi."]);
    expect(of("theirs")).toEqual(["Một của bạn.", "Đoạn hai.", "Ba của tôi."]);
    expect(of("both")).toEqual(["Một của bạn.", "Một của tôi.", "Đoạn hai.", "Ba của tôi."]);
  });

  test("both continued the text: it is asked, and both endings can be kept", () => {
    const { conflicts } = merged(
      { body: bodyOf(...aDraft().body.content, paragraph("Kết của tôi.")) },
      { body: bodyOf(...aDraft().body.content, paragraph("Kết của bạn.")) },
    );
    expect(conflicts).toMatchObject([{ canKeepBoth: true }]);
  });

  test("a paragraph that I rewrote and the other took out is asked", () => {
    const { conflicts } = merged(
      { body: bodyOf(paragraph("Đoạn một."), paragraph("Hai của tôi."), paragraph("Đoạn ba.")) },
      { body: bodyOf(paragraph("Đoạn một."), paragraph("Đoạn ba.")) },
    );
    expect(conflicts).toHaveLength(1);
  });

  test("only a link leads elsewhere on both sides: it is asked", () => {
    const linked = (href: string) =>
      bodyOf({
        type: "paragraph",
        content: [{ type: "text", text: "Trang tra cứu", marks: [{ type: "link", attrs: { href } }] }],
      });
    const { conflicts } = merged({ body: linked("/b") }, { body: linked("/c") }, { body: linked("/a") });
    expect(conflicts).toHaveLength(1);
  });

  test("words of one picture by me, a new picture by the other, one taken out: all is kept", () => {
    const { draft, conflicts } = merged(
      { pictures: [picture("a", { alt: "Hai xe" }), picture("b")] },
      { pictures: [picture("a"), picture("c")], coverAssetId: "c" },
      { pictures: [picture("a"), picture("b")], coverAssetId: "a" },
    );
    expect(conflicts).toEqual([]);
    expect(draft.pictures).toEqual([picture("a", { alt: "Hai xe" }), picture("c")]);
    expect(draft.coverAssetId).toBe("c");
  });

  test("I made a picture the cover that the other took out: another one leads, none that is gone", () => {
    const { draft } = merged(
      { coverAssetId: "b" },
      { pictures: [picture("a")] },
      { pictures: [picture("a"), picture("b")], coverAssetId: "a" },
    );
    expect(draft.coverAssetId).toBe("a");
  });

  test("letters that the server composed otherwise are nobody's change", () => {
    const typed = { title: "Cảnh báo".normalize("NFD"), body: bodyOf(paragraph("Lừa đảo".normalize("NFD"))) };
    const stored = { title: "Cảnh báo", body: bodyOf(paragraph("Lừa đảo")) };
    const mine = { title: "Cảnh báo mới", body: bodyOf(paragraph("Lừa đảo mới")) };
    const { draft, conflicts } = merged(mine, stored, typed);
    expect(conflicts).toEqual([]);
    expect(draft).toMatchObject(mine);
  });

  test("the order of the pictures changed by both is asked", () => {
    const inOrder = (...ids: string[]) => ({ pictures: ids.map((id) => picture(id)) });
    const { conflicts } = merged(inOrder("b", "a", "c"), inOrder("a", "c", "b"), inOrder("a", "b", "c"));
    expect(conflicts.map(({ path }) => path)).toEqual([["pictures", "order"]]);
  });

  test("the kind changed by one and its fields by the other: they are asked together", () => {
    const fields = (trick: string) => {
      const details = emptyDetails("warning");
      return details?.kind === "warning" ? { ...details, trick } : null;
    };
    const { conflicts } = merged(
      { kind: "news", details: null },
      { details: fields("mới") },
      { kind: "warning", details: fields("cũ") },
    );
    expect(conflicts.map(({ path }) => path)).toEqual([["kind"]]);
  });

  test("without a base every difference is asked, and nothing else", () => {
    const mine = aDraft({ title: "T", body: bodyOf(paragraph("Đoạn một."), paragraph("Khác.")) });
    const { conflicts } = mergeDrafts({ base: null, mine, theirs: aDraft() });
    expect(conflicts.map(({ path }) => path[0])).toEqual(["title", "body"]);
  });
});

describe("whatever two people do", () => {
  const text = fc.constantFrom("an", "ninh", "trật tự", "xã hội", "");
  const block = fc.oneof(
    fc.constantFrom("một", "hai", "ba", "bốn").map(paragraph),
    fc.array(fc.constantFrom("x", "y", "z"), { minLength: 1, maxLength: 3 }).map((items) => list(...items)),
  );
  const drafts = fc
    .record({
      title: text,
      summary: text,
      tags: fc.uniqueArray(text, { maxLength: 3 }),
      pictures: fc
        .uniqueArray(fc.constantFrom("a", "b", "c"), { maxLength: 3 })
        .chain((ids) => fc.tuple(...ids.map((id) => text.map((alt) => picture(id, { alt }))))),
      body: fc.array(block, { minLength: 1, maxLength: 6 }).map((content) => bodyOf(...content)),
    })
    .map((parts) => aDraft(parts));
  const sidesOf = (conflicts: readonly { id: string }[], side: Side) =>
    new Map(conflicts.map(({ id }) => [id, side]));

  test("who changed nothing gets what the other wrote", () => {
    fc.assert(
      fc.property(drafts, drafts, (base, other) => {
        for (const [mine, theirs] of [
          [base, other],
          [other, base],
        ] as const) {
          const result = mergeDrafts({ base, mine, theirs });
          expect(result.conflicts).toEqual([]);
          expect(compareBodies(result.draft.body, other.body)).toEqual([]);
          expect(sameJson({ ...result.draft, coverAssetId: null }, other)).toBe(true);
        }
      }),
    );
  });

  test("no paragraph that somebody wrote is lost unless a question about it was answered", () => {
    fc.assert(
      fc.property(drafts, drafts, drafts, (base, mine, theirs) => {
        const { conflicts } = mergeDrafts({ base, mine, theirs });
        const { draft } = mergeDrafts({ base, mine, theirs, choices: sidesOf(conflicts, "both") });
        const known = new Set(words(base));
        const questions = conflicts
          .filter(({ canKeepBoth }) => !canKeepBoth)
          .flatMap(({ mine: one, theirs: other }) => [JSON.stringify(one), JSON.stringify(other)])
          .join();
        for (const line of [...words(mine), ...words(theirs)])
          if (!known.has(line))
            expect(words(draft).includes(line) || questions.includes(line.replace("• ", ""))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test("without a base, all of one side gives that side", () => {
    fc.assert(
      fc.property(drafts, drafts, (mine, theirs) => {
        const { conflicts } = mergeDrafts({ base: null, mine, theirs });
        const { draft } = mergeDrafts({ base: null, mine, theirs, choices: sidesOf(conflicts, "theirs") });
        expect(words(draft)).toEqual(words(theirs));
        expect(draft.title).toBe(theirs.title);
      }),
    );
  });
});
