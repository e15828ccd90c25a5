import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type TestCopy, testCopy } from "../../tests/support/channel-copy.ts";
import { readBackPost } from "./facebook/read-back.ts";
import { readBackArticle } from "./zalo/read-back.ts";

// What stands on a channel is known as ours by what it says, whatever the clocks say, and nothing else is.

const intent = new Date("2026-11-24T02:00:00Z");
const second = 1000;
const offsets = fc.integer({ min: -200, max: 200 }).map((seconds) => seconds * second);

/** The same words as a platform or a person may give them back: other white space, other composition, unseen signs. */
const spelling = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => text.normalize("NFD"),
  (text) => text.replaceAll("\n", "\r\n"),
  (text) => `  ${text.replaceAll(" ", "\u00a0 ")}\n\n`,
  (text) => text.replaceAll("\n\n", "\n"),
  (text) => text.replaceAll(", ", ",\u200b "),
);
const words = fc.constantFrom(
  "Cảnh báo giả danh công an\n\nKhông chuyển tiền cho người lạ; gọi 113.",
  "Đường dây nóng: 0237 3725 725, hoặc https://vneid.gov.vn/ & https://dichvucong.gov.vn/p/home",
  "Truy nã: Nguyễn Văn A, sinh năm 1990",
);
const articleUrl = "https://congan.example.vn/tin/canh-bao-01abc";

interface PublishedCopy {
  readonly id: string;
  readonly says: TestCopy;
  readonly at: number;
}

/**
 * What others posted around ours: other words with other addresses, ours begun and not ended, and before and after. Of ten
 * others with our title and more the account is left to a person: so many are opened and no more.
 */
const others = fc
  .array(
    fc.record({
      says: fc.constantFrom(
        testCopy({ externalId: "1", articleUrl: `${articleUrl}-khac`, words: "Cảnh báo giả danh công an" }),
        testCopy({ externalId: "1", articleUrl: "https://congan.example.vn/tin/khac-02", words: "Tin khác" }),
        testCopy({ externalId: "1", articleUrl: "https://example.org/", words: "Bài của người khác" }),
      ),
      at: fc.integer({ min: -500, max: 500 }).map((seconds) => intent.getTime() + seconds * second),
    }),
    { maxLength: 12 },
  )
  .filter(
    (around) => around.filter(({ says }) => says.part.title === "Cảnh báo giả danh công an").length < 10,
  );

async function onFacebook(
  copies: readonly PublishedCopy[],
  request: Partial<ReadBackRequest> & { copy: TestCopy },
) {
  const pageSize = 3;
  return readBackPost(
    async (query) => {
      const listed = copies
        .filter((one) => Math.floor(one.at / second) >= Number(query.get("since")))
        .toSorted((a, b) => b.at - a.at);
      const from = Number(query.get("after") ?? 0);
      const data = listed.slice(from, from + pageSize).map((one) => ({
        id: one.id,
        message: one.says.part.message,
        created_time: new Date(one.at).toISOString(),
      }));
      const more = from + pageSize < listed.length;
      const paging = {
        cursors: { after: String(from + pageSize) },
        ...(more ? { next: "https://next" } : {}),
      };
      return { outcome: "listed", data, paging };
    },
    { ...requestedNow, ...request },
  );
}

async function onZalo(
  copies: readonly PublishedCopy[],
  request: Partial<ReadBackRequest> & { copy: TestCopy },
) {
  const listed = copies.toSorted((a, b) => b.at - a.at);
  const answer = (data: object) =>
    ({
      outcome: "answered",
      status: 200,
      headers: new Map(),
      body: { error: 0, message: "Success", data },
    }) as const;
  return readBackArticle(
    async (path) => {
      const query = new URLSearchParams(path.split("?")[1]);
      if (path.includes("getslice")) {
        const from = Number(query.get("offset"));
        const medias = listed
          .slice(from, from + 10)
          .map((one) => ({ id: one.id, title: one.says.part.title, create_date: one.at }));
        return answer({ medias });
      }
      const one = listed.find(({ id }) => id === query.get("id"));
      return answer({ id: one?.id, ...one?.says.part });
    },
    { ...requestedNow, ...request },
  );
}

type ReadBackRequest = Parameters<typeof readBackArticle>[1];
const requestedNow = {
  progress: {},
  firstIntentAt: intent,
  lastIntentAt: intent,
  releasedAt: intent,
  repetition: false,
  knownIds: new Set<string>(),
  accessToken: "x",
  now: intent,
};

function respelled(copy: TestCopy, spell: (text: string) => string): TestCopy {
  const { message, title, author, description, body } = copy.part;
  return {
    ...copy,
    part: {
      message: spell(message),
      title: spell(title),
      author: spell(author),
      description: spell(description),
      body: body.map((block) =>
        block.type === "text" ? { ...block, content: spell(block.content) } : block,
      ),
    },
  };
}

describe.each([
  ["Facebook", onFacebook],
  ["Zalo", onZalo],
])("reading %s back", (_, readBack) => {
  it("finds our copy among others by what it says, with clocks up to 200 s apart and however it is spelled", async () => {
    await fc.assert(
      fc.asyncProperty(words, spelling, offsets, others, async (ownWords, spell, offset, around) => {
        const copy = testCopy({ externalId: "1", articleUrl, words: ownWords });
        const copies = around.map((one, n) => ({ id: `other-${n}`, ...one }));
        const ours = { id: "ours", says: respelled(copy, spell), at: intent.getTime() + offset };
        expect(await readBack([...copies, ours], { copy })).toMatchObject({
          outcome: "found",
          remoteId: "ours",
        });
        // Another delivery's copy is never ours, whatever it says.
        const known = { copy, knownIds: new Set(["ours"]) };
        expect((await readBack([...copies, ours], known)).outcome).not.toBe("found");
      }),
    );
  });

  it("finds nothing where only others stand", async () => {
    await fc.assert(
      fc.asyncProperty(words, others, async (ownWords, around) => {
        const copy = testCopy({ externalId: "1", articleUrl, words: ownWords });
        const copies = around.map((one, n) => ({ id: `other-${n}`, ...one }));
        expect((await readBack(copies, { copy })).outcome).not.toBe("found");
      }),
    );
  });

  it("looks back to the release where the platform says that it is a repetition", async () => {
    const copy = testCopy({ externalId: "1", articleUrl });
    const ours = { id: "ours", says: copy, at: intent.getTime() - 3 * 3600 * second };
    const releasedAt = new Date(ours.at - 60 * second);
    expect(await readBack([ours], { copy, releasedAt, repetition: true })).toMatchObject({
      outcome: "found",
    });
    expect(await readBack([ours], { copy, releasedAt })).toEqual({ outcome: "absent" });
  });

  it("is not sure of the article in other words, and leaves it to a person", async () => {
    const copy = testCopy({ externalId: "1", articleUrl });
    const shared = testCopy({ externalId: "1", articleUrl, words: "Bà con đọc tin này nhé" });
    const copies = [{ id: "shared", says: shared, at: intent.getTime() }];
    expect(await readBack(copies, { copy })).toMatchObject({ outcome: "ambiguous" });
  });

  it("does not call absent what it could not read to its end", async () => {
    const copy = testCopy({ externalId: "1", articleUrl });
    const other = testCopy({
      externalId: "1",
      articleUrl: "https://congan.example.vn/tin/khac",
      words: "Khác",
    });
    const says = { ...other, part: { ...other.part, title: "Khác" } };
    const copies = Array.from({ length: 200 }, (_one, n) => ({
      id: `n-${n}`,
      says,
      at: intent.getTime() + n,
    }));
    expect(await readBack(copies, { copy })).toMatchObject({
      outcome: "ambiguous",
      reasonCode: "too-many-posts",
    });
  });
});

it("an account of Zalo with ten newer articles of our title is left to a person, and nothing is sent there again", async () => {
  const copy = testCopy({ externalId: "1", articleUrl });
  const other = testCopy({ externalId: "1", articleUrl: `${articleUrl}-khac` });
  const copies = Array.from({ length: 10 }, (_one, n) => ({
    ...{ id: `n-${n}`, says: other },
    at: intent.getTime() + (n + 1) * second,
  }));
  const ours = { id: "ours", says: copy, at: intent.getTime() };
  expect(await onZalo([...copies, ours], { copy })).toMatchObject({
    outcome: "ambiguous",
    reasonCode: "cannot-be-proved-ours",
  });
});

describe("an article that Zalo does not list", () => {
  it("is surely not there once an article of ours that was made well after it is listed", async () => {
    const copy = testCopy({ externalId: "1", articleUrl });
    const other = testCopy({
      externalId: "1",
      articleUrl: "https://congan.example.vn/tin/khac",
      words: "Khác",
    });
    const says = { ...other, part: { ...other.part, title: "Khác" } };
    const after = (seconds: number) => [{ id: "later", says, at: intent.getTime() + seconds * second }];
    const known = { copy, knownIds: new Set(["later"]) };
    expect(await onZalo(after(90), known)).toEqual({ outcome: "absent", decided: true });
    expect(await onZalo(after(30), known)).toEqual({ outcome: "absent" });
    expect(await onZalo(after(90), { copy })).toEqual({ outcome: "absent" });
  });
});
